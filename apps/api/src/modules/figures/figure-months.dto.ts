import { IsOptional, Matches } from 'class-validator';
import type { Outlook } from '@tanfang/domain';
import { FigureHead, FigureValueDto, MeasureDto } from './figures.dto.js';

const REGION = /^\d{6,12}$/;

export class FigureMonthQuery {
  /** Region that is shown, with those directly below it; the account's own when left out. */
  @IsOptional()
  @Matches(REGION, { message: '区划代码应为 6 到 12 位数字' })
  place?: string;

  /** `2026-11`; the current month when left out. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}$/, { message: '月份的写法应如 2026-11' })
  month?: string;
}

/** A line of the month: a measure, or one kind of it. */
export class FigureMonthLine {
  /** Stable, e.g. `removed.died`. */
  code!: string;
  label!: string;
  unit!: string;
  /** With `detail`, what `GET /figures/records` opens. */
  measure!: string;
  detail!: string | null;
}

/** One place: each line in this month, the month before, and the same month a year before. */
export class FigureMonthRow {
  place!: FigureHead;
  current!: FigureValueDto[];
  lastMonth!: FigureValueDto[];
  lastYear!: FigureValueDto[];
}

/** A month of a place and of each place below it, beside last month and the same month last year. */
export class FigureMonth {
  month!: string;
  lastMonth!: string;
  lastYear!: string;
  /** Last day for the month's updates. */
  deadline!: string;
  /** Files that are not updated are overdue from the day after the deadline. */
  deadlinePassed!: boolean;
  /** Per cent of `monthly_visit_rate` below which a place is called after the deadline: a dated parameter. */
  visitRateFloor!: number;
  lines!: FigureMonthLine[];
  totals!: FigureMonthRow;
  rows!: FigureMonthRow[];
  measures!: MeasureDto[];
  countedAt!: string | null;
  /** False while counts are being made anew; ask again in a moment. */
  complete!: boolean;
}

export class FigureForecastQuery {
  /** Region that is shown, with those directly below it; the account's own when left out. */
  @IsOptional()
  @Matches(REGION, { message: '区划代码应为 6 到 12 位数字' })
  place?: string;
}

/** How the week will end, in numbers of elders. */
export class ForecastCounts {
  /** Elders with something due this week. */
  due!: number;
  /** Their week is met already. */
  met!: number;
  /** It will be met with days to spare. */
  fits!: number;
  /** It is met only with a contact today. */
  today!: number;
  /** It would fit alone, but not beside everybody more pressing of the same visitor. */
  crowded!: number;
  /** No day is left for what is missing. */
  lost!: number;
}

export class ForecastRow extends ForecastCounts {
  place!: FigureHead;
}

/** Somebody whose week will not be met without a contact today, or no longer. */
export class ForecastPerson {
  elderId!: number;
  name!: string;
  level!: string | null;
  villageName!: string;
  outlook!: Outlook;
  missingHome!: number;
  missingRemote!: number;
}

/** Who will be missed by Sunday. */
export class FigureForecast {
  week!: string;
  today!: string;
  /** What the outlooks mean, in words. */
  meaning!: string;
  totals!: ForecastRow;
  rows!: ForecastRow[];
  /** Of a village: whom to see to, most pressing first; empty for larger places. */
  people!: ForecastPerson[];
}
