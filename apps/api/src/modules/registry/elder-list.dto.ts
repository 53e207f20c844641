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
import { Trimmed } from './presence.js';

/** Filters of the register. Rows come in the order of the names' pinyin. */
export class ElderListQuery extends PageQuery {
  /** 姓名的一部分、拼音首字母、完整的身份证号或电话 */
  @IsOptional()
  @Trimmed()
  @IsString({ message: '查找内容应为文字' })
  @MaxLength(40, { message: '查找内容过长' })
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
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsIn([true, false], { message: '本月待更新只能是 true 或 false' })
  monthPending?: boolean;
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
