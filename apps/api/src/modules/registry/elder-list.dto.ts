import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import {
  ELDER_STATUSES,
  TARGET_TYPES,
  type CareLevel,
  type ElderStatus,
  type Sex,
  type TargetType,
} from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import { Trimmed } from '../../platform/presence.js';

/** Orders of the register: by the names' pinyin, the oldest first, the latest registered first. */
export const ELDER_SORTS = ['name', 'oldest', 'newest'] as const;
export type ElderSort = (typeof ELDER_SORTS)[number];

/** What an elder wishes: visits at home too, only calls, none. */
export const ELDER_WISHES = ['home', 'remote_only', 'refused'] as const;
export type ElderWish = (typeof ELDER_WISHES)[number];

/** In a query, true and false are words. */
function TrueOrFalse(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
}

/** Filters of the register. */
export class ElderListQuery extends PageQuery {
  /** 姓名的一部分、拼音或首字母、身份证号或后 6 位、电话或后 4 位、地址的一部分、门牌码 */
  @IsOptional()
  @Trimmed()
  @IsString({ message: '查找内容应为文字' })
  @MaxLength(80, { message: '查找内容过长' })
  q?: string;

  /** 镇（街道）代码 */
  @IsOptional()
  @Matches(/^\d{9}$/, { message: '镇（街道）代码不正确' })
  townCode?: string;

  /** 村（社区）代码 */
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '村（社区）代码不正确' })
  villageCode?: string;

  /** A, B, C; `none` for files without a class */
  @IsOptional()
  @IsIn(['A', 'B', 'C', 'none'], { message: '类别只能是 A、B、C 或未定类' })
  level?: CareLevel | 'none';

  /** 档案状态；不填时为未关闭的档案 */
  @IsOptional()
  @IsIn(Object.keys(ELDER_STATUSES), { message: '档案状态不在可选范围内' })
  status?: ElderStatus;

  /** 对象类型 */
  @IsOptional()
  @IsIn(Object.keys(TARGET_TYPES), { message: '对象类型不在可选范围内' })
  targetType?: TargetType;

  /** 只看本月待更新的 */
  @IsOptional()
  @TrueOrFalse()
  @IsIn([true, false], { message: '本月待更新只能是 true 或 false' })
  monthPending?: boolean;

  /** 上月没有按时更新的 */
  @IsOptional()
  @TrueOrFalse()
  @IsIn([true, false], { message: '逾期未更新只能是 true 或 false' })
  overdue?: boolean;

  /** 还没有探访关爱联系人的 */
  @IsOptional()
  @TrueOrFalse()
  @IsIn([true, false], { message: '无探访关爱联系人只能是 true 或 false' })
  withoutVisitor?: boolean;

  /** 探访意愿：同意上门、只电话或视频、不愿接受 */
  @IsOptional()
  @IsIn(ELDER_WISHES, { message: '探访意愿不在可选范围内' })
  wish?: ElderWish;

  /** 排序：按姓名、年龄从大到小、最近登记在前 */
  @ApiPropertyOptional({ enum: ELDER_SORTS, default: 'name' })
  @IsIn(ELDER_SORTS, { message: '排序方式不在可选范围内' })
  sort: ElderSort = 'name';
}

/** A line of the register. */
export class ElderRow {
  id: number;
  householdId: number;
  name: string;
  age: number;
  sex: Sex;
  level: CareLevel | null;
  targetTypes: TargetType[];
  status: ElderStatus;
  villageCode: string;
  villageName: string;
  address: string;
  gridName: string | null;
  maskedPhone: string | null;
  homeVisitConsent: boolean;
  /** The elder does not wish visits. */
  refused: boolean;
  /** Somebody is named as 探访关爱联系人. */
  hasVisitor: boolean;
  /** This month's update; null: not expected this month. */
  monthlyState: 'pending' | 'updated' | null;
}

export class ElderRowPage {
  items: ElderRow[];
  /** Ask for the next page with it; null on the last page. */
  nextCursor: string | null;
}

/** One field of a file that changed, in words. Numbers of persons and phones stay masked. */
export class ElderChangeView {
  id: number;
  /** Path in the contract, e.g. `facts.livesAlone`. */
  field: string;
  /** 中文名称 */
  label: string;
  before: string | null;
  after: string | null;
  /** Instant. */
  changedAt: string;
  changedByName: string;
}

export class ElderChangePage {
  items: ElderChangeView[];
  nextCursor: string | null;
}
