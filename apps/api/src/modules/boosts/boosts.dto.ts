import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  BOOST_CAUSES,
  BOOST_KINDS,
  type BoostCause,
  type BoostKind,
  type BoostStatus,
  CARE_LEVELS,
  type CareLevel,
} from '@tanfang/domain';
import { CodeChoice } from '../../platform/choice.dto.js';
import { Decision, EarlyEnd } from '../../platform/decision.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { Trimmed } from '../../platform/presence.js';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a rule says. */
export class BoostRule {
  /** 加密探访或远程替代 */
  @IsIn(Object.keys(BOOST_KINDS), { message: '请选择加密探访或远程替代' })
  kind: BoostKind;

  /** 市、镇（街道）或村（居）的编码 */
  @IsString({ message: '请选择地区' })
  @MaxLength(12, { message: '请选择地区' })
  regionCode: string;

  // In an address they come as a text: `A,B`.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray({ message: '请选择类别' })
  @ArrayMinSize(1, { message: '请至少选择一类' })
  @ArrayMaxSize(3, { message: '类别重复' })
  @ArrayUnique({ message: '类别重复' })
  @IsIn(Object.keys(CARE_LEVELS), { each: true, message: '类别只有 A、B、C' })
  levels: CareLevel[];

  /** 第一天，不早于今天 @example 2026-11-23 */
  @Matches(A_DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  /** 最后一天 @example 2026-11-29 */
  @Matches(A_DAY, { message: '结束日期应为 年-月-日' })
  to: string;

  /** 每周增加上门几次；远程替代填 0 */
  @Type(() => Number)
  @IsInt({ message: '增加的次数应为整数' })
  @Min(0, { message: '增加的次数不能小于 0' })
  @Max(7, { message: '每周最多增加 7 次' })
  extraHome: number;

  /** 每周增加电话或视频几次；远程替代填 0 */
  @Type(() => Number)
  @IsInt({ message: '增加的次数应为整数' })
  @Min(0, { message: '增加的次数不能小于 0' })
  @Max(7, { message: '每周最多增加 7 次' })
  extraRemote: number;
}

/** 提出加密探访或远程替代. */
export class ProposeBoost extends BoostRule {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsIn(Object.keys(BOOST_CAUSES), { message: '请选择原因' })
  cause: BoostCause;

  /** 原因和依据 */
  @Trimmed()
  @IsString({ message: '请填写原因' })
  @IsNotEmpty({ message: '请填写原因' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason: string;
}

/** 审批. */
export class DecideBoost extends Decision {}

/** 提前结束, or taking a proposal back. */
export class EndBoost extends EarlyEnd {}

export class BoostQuery extends PageQuery {}

/** A village in a preview. */
export class BoostVillage {
  villageCode: string;
  villageName: string;
  elders: number;
  /** Home visits more in a full week. */
  home: number;
  /** Calls more in a full week. */
  remote: number;
}

/** What a rule would add in a full week, before it is proposed. */
export class BoostPreview {
  elders: number;
  home: number;
  remote: number;
  villages: BoostVillage[];
}

export class BoostView {
  id: number;
  kind: BoostKind;
  kindName: string;
  cause: BoostCause;
  causeName: string;
  regionCode: string;
  regionName: string;
  levels: CareLevel[];
  from: string;
  /** Last day as proposed. */
  to: string;
  /** Last day on which it holds. */
  until: string;
  extraHome: number;
  extraRemote: number;
  reason: string;
  status: BoostStatus;
  statusName: string;
  proposedByName: string;
  proposedAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  endedByName: string | null;
  endedAt: string | null;
  endReason: string | null;
  /** What the account may do with it. */
  actions: ('decide' | 'end' | 'take_back')[];
}

/** What a form offers. */
export class BoostChoices {
  kinds: CodeChoice[];
  causes: CodeChoice[];
  /** The account's own place first, then those directly below it. */
  places: CodeChoice[];
}

export class BoostPage {
  items: BoostView[];
  nextCursor: string | null;
}
