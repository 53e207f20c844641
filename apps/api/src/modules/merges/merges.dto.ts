import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import {
  type CareLevel,
  DOUBLE_STATUSES,
  type DoubleReason,
  type DoubleStatus,
  type ElderStatus,
  type Sex,
} from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';

export class DoublesQuery extends PageQuery {
  /** Left out: those that wait for a decision. */
  @ApiPropertyOptional({ enum: Object.keys(DOUBLE_STATUSES) })
  @IsOptional()
  @IsIn(Object.keys(DOUBLE_STATUSES), { message: '状态不在可选范围内' })
  status?: DoubleStatus;
}

/** One of two files that look alike. */
export class DoubleFile {
  elderId: number;
  /** To be sent back with the merge. */
  version: number;
  name: string;
  sex: Sex;
  age: number;
  level: CareLevel | null;
  status: ElderStatus;
  villageName: string;
  townName: string;
  address: string;
  registeredOn: string;
  visitCount: number;
}

export class DoubleRow {
  id: number;
  reasons: DoubleReason[];
  status: DoubleStatus;
  /** Instant. */
  foundAt: string;
  decidedAt: string | null;
  decidedByName: string | null;
  note: string | null;
  /** The two files, the older one first. */
  files: DoubleFile[];
}

export class DoublePage {
  items: DoubleRow[];
  nextCursor: string | null;
}

/** One thing that both files say, side by side. Numbers masked; whether they are the same is told by the whole number. */
export class ComparedField {
  label: string;
  a: string | null;
  b: string | null;
  same: boolean;
  /** What differs, where the masked text does not show it. */
  hint: string | null;
}

export class DoubleDetail extends DoubleRow {
  fields: ComparedField[];
  /** The merge, where they are merged. */
  mergeId: number | null;
}

export class DismissDouble {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 为什么不是同一人 */
  @IsString({ message: '请填写理由' })
  @IsNotEmpty({ message: '请填写理由' })
  @MaxLength(200, { message: '理由不超过 200 字' })
  reason: string;
}

export class MergeFiles {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 保留的档案 */
  @IsInt({ message: '请选择保留的档案' })
  survivorId: number;

  /** Version of the file that stays, as it was looked at. */
  @IsInt({ message: '缺少档案版本，请刷新后再办' })
  @Min(1, { message: '档案版本不正确，请刷新后再办' })
  survivorVersion: number;

  /** Version of the file that goes. */
  @IsInt({ message: '缺少档案版本，请刷新后再办' })
  @Min(1, { message: '档案版本不正确，请刷新后再办' })
  goneVersion: number;

  /** 核对情况 */
  @IsString({ message: '请填写核对情况' })
  @IsNotEmpty({ message: '请填写核对情况' })
  @MaxLength(200, { message: '核对情况不超过 200 字' })
  reason: string;
}

export class UndoMerge {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 撤销原因 */
  @IsString({ message: '请填写撤销原因' })
  @IsNotEmpty({ message: '请填写撤销原因' })
  @MaxLength(200, { message: '撤销原因不超过 200 字' })
  reason: string;
}

/** A file that went into this one. Its visits, follow-ups, changes and contacts are read under its own number. */
export class MergedFile {
  mergeId: number;
  elderId: number;
  name: string;
  registeredOn: string;
  visitCount: number;
  reason: string;
  /** Instant. */
  mergedAt: string;
  mergedByName: string;
}

/** The other files of the same person. */
export class MergedFiles {
  /** The file that this one went into. */
  into: MergedFile | null;
  /** Files that went into this one, latest first. */
  files: MergedFile[];
  /** Pairs with this file that wait for a decision. */
  likelyDoubles: number[];
}

export class MergeDone {
  mergeId: number;
  survivorId: number;
  goneId: number;
}
