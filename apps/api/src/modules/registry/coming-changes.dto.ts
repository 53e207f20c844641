import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { CareLevel } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import { MayBeAbsent } from '../../platform/presence.js';
import type { ChangeCause } from './coming-change.entity.js';

/** Which changes are listed. */
export class ComingChangeQuery extends PageQuery {
  /** 今后几个月，1 至 3；默认 3 */
  @Type(() => Number)
  @IsInt({ message: '请选择今后几个月' })
  @Min(1, { message: '请选择今后 1 至 3 个月' })
  @Max(3, { message: '请选择今后 1 至 3 个月' })
  months: number = 3;

  /** `mine`: the elders assigned to the account; `place`: everybody in its place */
  @MayBeAbsent()
  @IsIn(['mine', 'place'], { message: '请选择我负责的或全部' })
  of?: 'mine' | 'place';

  /** `changing`: only those whose class changes */
  @MayBeAbsent()
  @IsIn(['changing', 'all'], { message: '请选择类别变化的或全部' })
  show?: 'changing' | 'all';

  /** 村（社区）代码 */
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '村（社区）代码不正确' })
  villageCode?: string;
}

/** What time will do to an elder. */
export class ComingChangeRow {
  id: number;
  elderId: number;
  name: string;
  villageName: string;
  address: string;
  /** YYYY-MM-DD */
  on: string;
  cause: ChangeCause;
  age: number | null;
  beforeLevel: CareLevel | null;
  afterLevel: CareLevel | null;
  direction: 'raised' | 'lowered' | 'same';
  /** First day of the changed class: a lowered one begins on the Monday after. */
  appliesFrom: string;
  explanation: string;
}

export class ComingChangePage {
  /** First and last day of the list. */
  from: string;
  to: string;
  items: ComingChangeRow[];
  nextCursor: string | null;
}

/** Which classes changed. */
export class ClassChangeQuery extends PageQuery {
  /** `mine`: the elders assigned to the account; `place`: everybody in its place */
  @MayBeAbsent()
  @IsIn(['mine', 'place'], { message: '请选择我负责的或全部' })
  of?: 'mine' | 'place';
}

/** A class that became another one, or will on Monday. */
export class ClassChangeRow {
  id: number;
  elderId: number;
  name: string;
  villageName: string;
  address: string;
  /** First day of the new class, YYYY-MM-DD. */
  on: string;
  beforeLevel: CareLevel | null;
  afterLevel: CareLevel | null;
  clause: string | null;
  reason: 'registered' | 'facts_changed' | 'household_changed' | 'by_time' | 'raise_decided' | 'raise_ended';
}

export class ClassChangePage {
  /** First day of the list: thirty days ago. */
  from: string;
  items: ClassChangeRow[];
  nextCursor: string | null;
}
