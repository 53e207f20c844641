import { IsIn, IsOptional, Matches } from 'class-validator';
import type { CareLevel, ElderStatus, RegionLevel } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';

export const PEOPLE_ABOUT = [
  'on_register',
  'month_updated',
  'month_pending',
  'month_overdue',
  'week_due',
  'week_met',
  'week_behind',
  'refused',
  'unreachable',
] as const;
/** Which people stand behind a number of the overview. */
export type PeopleAbout = (typeof PEOPLE_ABOUT)[number];

export class OverviewQuery {
  /** Region whose children are the rows; the account's own region when left out. */
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '区划代码应为 6 到 12 位数字' })
  parent?: string;

  /** 'YYYY-MM'; the current month when left out. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/, { message: '月份的写法应如 2026-11' })
  month?: string;

  /** ISO week; the current week when left out. */
  @IsOptional()
  @Matches(/^\d{4}-W\d{2}$/, { message: '周的写法应如 2026-W48' })
  week?: string;
}

export class OverviewRegion {
  code!: string;
  name!: string;
  level!: RegionLevel;
}

/** Files open on any day of the week, by the class that the week is counted under. */
export class ElderCounts {
  total!: number;
  A!: number;
  B!: number;
  C!: number;
}

/** `overdue`: files are still pending after the deadline of the month. */
export type MonthlyState = 'done' | 'on_track' | 'overdue';

/** 按月更新: files that were open on a day of the month. */
export class MonthlyUpdateCounts {
  expected!: number;
  updated!: number;
  /** Pending after the deadline; 0 before it. */
  overdue!: number;
  state!: MonthlyState;
}

export class Attainment {
  /** Elders with something due in the week. */
  due!: number;
  /** Of those, elders whose week reached the frequency. */
  met!: number;
}

export class WeekAttainment extends Attainment {
  byLevel!: AttainmentByLevel;
}

export class AttainmentByLevel {
  A!: Attainment;
  B!: Attainment;
  C!: Attainment;
}

/** The figures of one region, or of all rows together. */
export class OverviewFigures {
  elders!: ElderCounts;
  monthlyUpdate!: MonthlyUpdateCounts;
  week!: WeekAttainment;
  /** Elders who declined regular visits: shown beside attainment, never hidden in it. */
  refused!: number;
  /** Elders whom the latest attempts did not reach. */
  unreachable!: number;
}

export class OverviewRow extends OverviewFigures {
  region!: OverviewRegion;
}

export class Overview {
  region!: OverviewRegion;
  /** 'YYYY-MM' */
  month!: string;
  /** Last day for the month's updates, local date. */
  monthDeadline!: string;
  /** ISO week. */
  week!: string;
  /** Monday of the week. */
  weekFrom!: string;
  /** Sunday of the week. */
  weekTo!: string;
  today!: string;
  /** Sums over the rows; for a village the village's own figures. */
  totals!: OverviewFigures;
  /** The region's children in the order of their codes; empty for a village. */
  rows!: OverviewRow[];
}

export class PeopleQuery extends PageQuery {
  /** Town or village (or the city) whose people are listed. */
  @Matches(/^\d{6,12}$/, { message: '区划代码应为 6 到 12 位数字' })
  regionCode!: string;

  @IsIn(PEOPLE_ABOUT, { message: '没有这个名单' })
  about!: PeopleAbout;

  /** 'YYYY-MM'; the current month when left out. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/, { message: '月份的写法应如 2026-11' })
  month?: string;

  /** ISO week; the current week when left out. */
  @IsOptional()
  @Matches(/^\d{4}-W\d{2}$/, { message: '周的写法应如 2026-W48' })
  week?: string;

  /** Only this class. */
  @IsOptional()
  @IsIn(['A', 'B', 'C'], { message: '类别只能是 A、B 或 C' })
  level?: CareLevel;
}

/** A person behind a number, with why he or she is in the list. */
export class OverviewPerson {
  elderId!: number;
  name!: string;
  age!: number;
  sex!: 'male' | 'female';
  /** The class that the week is counted under; for lists of the month the class today. */
  level!: CareLevel | null;
  status!: ElderStatus;
  villageCode!: string;
  villageName!: string;
  /** Masked, e.g. 138****0004. */
  maskedPhone!: string | null;
  /** The named visitor 探访关爱联系人. */
  visitorName!: string | null;
  /** In Chinese, e.g. 本周上门 1/2 · 电话视频 0/2. */
  reason!: string;
}

export class OverviewPeople {
  items!: OverviewPerson[];
  nextCursor!: string | null;
}
