import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { REGISTER_COLUMNS, type RegisterColumn } from '@tanfang/domain';
import { Nested } from '../../platform/nested.js';
import { Trimmed } from '../../platform/presence.js';
import { ElderListQuery } from '../registry/register-pages.service.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MESSAGE = { message: '日期应形如 2026-11-23' };
const FORMAT_MESSAGE = { message: '请选择文件格式' };

/** Why something is printed or taken out; kept with the document. */
class WithPurpose {
  /** 用途 @example 建档存档 */
  @Trimmed()
  @IsString({ message: '请填写用途' })
  @IsNotEmpty({ message: '请填写用途' })
  @MinLength(2, { message: '用途至少 2 个字' })
  @MaxLength(100, { message: '用途不超过 100 字' })
  purpose: string;

  /** 身份证号和电话完整显示；否则隐去中间几位 */
  @IsBoolean({ message: '请选择号码是否完整显示' })
  fullNumbers: boolean;
}

/** Annex 3: of one elder, or of a household, or of a whole village. */
export class PrintRegistrationForms extends WithPurpose {
  /** 老人编号 */
  @IsOptional()
  @IsInt({ message: '老人编号不正确' })
  elderId?: number;

  /** 户编号 */
  @IsOptional()
  @IsInt({ message: '户编号不正确' })
  householdId?: number;

  /** 村（社区）代码 */
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '村（社区）代码不正确' })
  villageCode?: string;

  @IsIn(['pdf', 'docx'], FORMAT_MESSAGE)
  format: 'pdf' | 'docx';
}

/** Annex 4: of one visit, or of an elder's visits in a period. */
export class PrintVisitRecords {
  /** 探访记录编号 */
  @IsOptional()
  @IsInt({ message: '探访记录编号不正确' })
  visitId?: number;

  /** 老人编号 */
  @IsOptional()
  @IsInt({ message: '老人编号不正确' })
  elderId?: number;

  /** 起始日期 */
  @IsOptional()
  @Matches(DAY, DAY_MESSAGE)
  from?: string;

  /** 截止日期 */
  @IsOptional()
  @Matches(DAY, DAY_MESSAGE)
  to?: string;

  @IsIn(['pdf', 'docx'], FORMAT_MESSAGE)
  format: 'pdf' | 'docx';
}

/** Labels for the doors of a village. */
export class PrintDoorLabels {
  /** 村（社区）代码 */
  @Matches(/^\d{12}$/, { message: '请选择村（社区）' })
  villageCode: string;

  /** 给还没有门牌码的户发码 */
  @IsBoolean({ message: '请选择是否补发门牌码' })
  issueMissing: boolean;

  /** 另附张贴对照表（序号、住址，没有姓名） */
  @IsBoolean({ message: '请选择是否附对照表' })
  withKey: boolean;
}

/** The named visitors of a place with their elders. */
export class ExportVisitorFiling {
  /** 村、镇或市的代码 */
  @Matches(/^\d{6}(\d{3}|\d{6})?$/, { message: '请选择地区' })
  regionCode: string;

  @IsIn(['xlsx', 'pdf'], FORMAT_MESSAGE)
  format: 'xlsx' | 'pdf';
}

/** The register, filtered as its list is. */
export class ExportRegister extends WithPurpose {
  /** 筛选条件，同台账列表 */
  @Nested(() => ElderListQuery)
  @Type(() => ElderListQuery)
  filter: ElderListQuery;

  /** 要导出的列 */
  @IsArray({ message: '请选择要导出的列' })
  @ArrayNotEmpty({ message: '请至少选择一列' })
  @ArrayUnique({ message: '要导出的列有重复' })
  @ArrayMaxSize(Object.keys(REGISTER_COLUMNS).length, { message: '要导出的列过多' })
  @IsIn(Object.keys(REGISTER_COLUMNS), { each: true, message: '没有这一列' })
  columns: RegisterColumn[];
}

/** A document that waits to be fetched, once. */
export class IssuedPaper {
  /** Where it is fetched without a session, below the origin. Good for one download. */
  path: string;
  /** Its name with the ending. */
  fileName: string;
  format: 'pdf' | 'docx' | 'xlsx' | 'csv';
  /** How many forms, labels or rows it has. */
  itemCount: number;
  /** Instant after which the path is good for nothing. */
  expiresAt: string;
}
