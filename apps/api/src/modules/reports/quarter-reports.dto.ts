import { ApiSchema } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import type { CareLevel, RegionLevel, ReportAction, ReportStatus } from '@tanfang/domain';
import { NestedEach } from '../../platform/nested.js';
import { ReportAttachmentDto } from './quarter-attachments.dto.js';
import { Trimmed, TrimmedOrNull } from '../../platform/presence.js';

const LINE = /^[a-zA-Z_.\d-]{2,60}$/;

export class QuarterQuery {
  /** The running quarter when left out. */
  @IsOptional()
  @Matches(/^\d{4}-Q[1-4]$/, { message: '季度的写法应如 2026-Q4' })
  quarter?: string;
}

export const REPORT_FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export class ReportDocumentQuery {
  @IsIn(REPORT_FORMATS, { message: '请选择文件格式' })
  format!: ReportFormat;
}

/** A write names the version it was made on; a device's id makes a retry harmless. */
class VersionedWrite {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;

  @IsInt({ message: '缺少版本号，请刷新后再试' })
  @Min(0, { message: '版本号不正确，请刷新后再试' })
  version!: number;
}

export class WriteReportTexts extends VersionedWrite {
  /** 存在困难 */
  @Trimmed()
  @IsString({ message: '请填写存在困难' })
  @MaxLength(5000, { message: '存在困难不超过 5000 字' })
  difficulties!: string;

  /** 下季度打算 */
  @Trimmed()
  @IsString({ message: '请填写下季度打算' })
  @MaxLength(5000, { message: '下季度打算不超过 5000 字' })
  nextQuarter!: string;
}

export class SubmitReport extends VersionedWrite {}

@ApiSchema({ name: 'ReportLineRemark' })
export class LineRemarkInput {
  @Matches(LINE, { message: '没有这一行' })
  line!: string;

  @Trimmed()
  @IsString({ message: '请填写意见' })
  @MaxLength(500, { message: '一条意见不超过 500 字' })
  text!: string;
}

export class DecideReport extends VersionedWrite {
  /** Why it is returned. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '说明应为文字' })
  @MaxLength(500, { message: '说明不超过 500 字' })
  note?: string | null;

  @IsOptional()
  @IsArray({ message: '逐行意见应为列表' })
  @ArrayMaxSize(100, { message: '逐行意见不超过 100 条' })
  @NestedEach(() => LineRemarkInput)
  remarks?: LineRemarkInput[];
}

export class CorrectReport {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;

  @Matches(LINE, { message: '没有这一行' })
  line!: string;

  @IsNumber({}, { message: '请填写更正后的数字' })
  value!: number;

  @Trimmed()
  @IsString({ message: '请填写更正的原因' })
  @Matches(/\S/, { message: '请填写更正的原因' })
  @MaxLength(500, { message: '更正的原因不超过 500 字' })
  reason!: string;
}

export class ReportPlace {
  code!: string;
  name!: string;
  level!: RegionLevel;
}

/** Which records a line opens. */
export class ReportLineRecords {
  measure!: string;
  level?: CareLevel | null;
  detail?: string;
  period!: string;
}

@ApiSchema({ name: 'ReportLine' })
export class ReportLineDto {
  code!: string;
  label!: string;
  unit!: string;
  /** Null where there is nothing to share. */
  value!: number | null;
  numerator!: number;
  denominator!: number | null;
  /** The value as it is printed. */
  text!: string;
  records!: ReportLineRecords | null;
}

@ApiSchema({ name: 'ReportSection' })
export class ReportSectionDto {
  code!: string;
  title!: string;
  lines!: ReportLineDto[];
}

export class ReportShortfall {
  place!: ReportPlace;
  reasons!: string[];
}

export class ReportDifference {
  code!: string;
  label!: string;
  before!: string;
  after!: string;
}

@ApiSchema({ name: 'ReportEvent' })
export class ReportEventDto {
  action!: ReportAction;
  toStatus!: ReportStatus;
  note!: string | null;
  remarks!: LineRemarkInput[];
  at!: string;
  accountName!: string;
}

@ApiSchema({ name: 'ReportCorrection' })
export class ReportCorrectionDto {
  line!: string;
  label!: string;
  before!: string;
  after!: string;
  reason!: string;
  at!: string;
  accountName!: string;
}

/** What a town wrote in an earlier quarter. */
export class EarlierTexts {
  quarter!: string;
  difficulties!: string;
  nextQuarter!: string;
}

/** A place's report of a quarter, as it is read and printed. */
@ApiSchema({ name: 'QuarterReport' })
export class QuarterReportDto {
  place!: ReportPlace;
  quarter!: string;
  quarterName!: string;
  from!: string;
  to!: string;
  status!: ReportStatus;
  /** 0 while nothing was written. */
  version!: number;
  /** Last day for submitting, local date. */
  deadline!: string;
  overdue!: boolean;
  /** What the reader may do now. */
  actions!: (ReportAction | 'write' | 'correct')[];
  sections!: ReportSectionDto[];
  /** Frozen: as submitted; else counted now. */
  frozen!: boolean;
  ruleVersion!: string;
  countedAt!: string | null;
  complete!: boolean;
  /** Of a frozen report: what would be counted otherwise now. */
  differences!: ReportDifference[];
  shortfalls!: ReportShortfall[];
  difficulties!: string;
  nextQuarter!: string;
  earlier!: EarlierTexts[];
  /** In the order in which they were added. */
  attachments!: ReportAttachmentDto[];
  /** How many a report may have, a dated parameter. */
  attachmentsMost!: number;
  /** How large one may be, a setting of the installation. */
  attachmentMaxMb!: number;
  events!: ReportEventDto[];
  corrections!: ReportCorrectionDto[];
  submittedAt!: string | null;
  submittedByName!: string | null;
  decidedAt!: string | null;
  decidedByName!: string | null;
}

export class QuarterTableRow {
  place!: ReportPlace;
  status!: ReportStatus;
  submittedAt!: string | null;
  overdue!: boolean;
  /** In the order of `columns`. */
  values!: string[];
}

export class QuarterTableColumn {
  code!: string;
  label!: string;
}

/** 季度调度表: one row a town. */
export class QuarterTable {
  quarter!: string;
  quarterName!: string;
  deadline!: string;
  /** Towns without a submitted report; asked for three days before the deadline. */
  missing!: ReportPlace[];
  columns!: QuarterTableColumn[];
  rows!: QuarterTableRow[];
  totals!: string[];
  countedAt!: string | null;
  complete!: boolean;
}
