import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { ELDER_STATUSES, TARGET_TYPES, type CareLevel, type ElderStatus, type TargetType } from '@tanfang/domain';
import { Nested } from '../../platform/nested.js';
import { ELDER_SORTS, ELDER_WISHES, type ElderSort, type ElderWish } from './elder-list.dto.js';
import { MayBeAbsent, Trimmed } from '../../platform/presence.js';

/** Conditions of the register that are worth keeping. What was typed is not: it names people. */
export class FilterQuery {
  /** 镇（街道）代码 */
  @MayBeAbsent()
  @Matches(/^\d{9}$/, { message: '镇（街道）代码不正确' })
  townCode?: string;

  /** 村（社区）代码 */
  @MayBeAbsent()
  @Matches(/^\d{12}$/, { message: '村（社区）代码不正确' })
  villageCode?: string;

  /** 类别 */
  @MayBeAbsent()
  @IsIn(['A', 'B', 'C', 'none'], { message: '类别只能是 A、B、C 或未定类' })
  level?: CareLevel | 'none';

  /** 档案状态 */
  @MayBeAbsent()
  @IsIn(Object.keys(ELDER_STATUSES), { message: '档案状态不在可选范围内' })
  status?: ElderStatus;

  /** 对象类型 */
  @MayBeAbsent()
  @IsIn(Object.keys(TARGET_TYPES), { message: '对象类型不在可选范围内' })
  targetType?: TargetType;

  /** 本月待更新 */
  @MayBeAbsent()
  @IsBoolean({ message: '本月待更新应为是或否' })
  monthPending?: boolean;

  /** 上月没有按时更新 */
  @MayBeAbsent()
  @IsBoolean({ message: '逾期未更新应为是或否' })
  overdue?: boolean;

  /** 没有探访关爱联系人 */
  @MayBeAbsent()
  @IsBoolean({ message: '无探访关爱联系人应为是或否' })
  withoutVisitor?: boolean;

  /** 探访意愿 */
  @MayBeAbsent()
  @IsIn(ELDER_WISHES, { message: '探访意愿不在可选范围内' })
  wish?: ElderWish;

  /** 排序 */
  @MayBeAbsent()
  @IsIn(ELDER_SORTS, { message: '排序方式不在可选范围内' })
  sort?: ElderSort;
}

/** Keeps a filter under a name; the same name again replaces it. */
export class SaveFilter {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 名称 @example 高龄独居未指定联系人 */
  @Trimmed()
  @IsString({ message: '请填写名称' })
  @IsNotEmpty({ message: '请填写名称' })
  @MaxLength(20, { message: '名称不超过 20 字' })
  name: string;

  /** 条件 */
  @IsDefined({ message: '请选择条件' })
  @Nested(() => FilterQuery)
  query: FilterQuery;

  /** 是否给本地同事共用 */
  @IsOptional()
  @IsBoolean({ message: '是否共用应为是或否' })
  shared?: boolean;
}

export class SavedFilterView {
  id: number;
  name: string;
  query: FilterQuery;
  shared: boolean;
  /** Kept by the reader, who may remove it. */
  own: boolean;
  ownerName: string;
}

export class SavedFilterPage {
  items: SavedFilterView[];
  nextCursor: string | null;
}

export class RemovedFilter {
  id: number;
}
