import { IsOptional, Matches } from 'class-validator';
import type { CareLevel } from '@tanfang/domain';
import { FigureHead, FigureValueDto, MeasureDto } from './figures.dto.js';

export class FigureWeeksQuery {
  /** Region that is shown, with those directly below it; the account's own when left out. */
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '区划代码应为 6 到 12 位数字' })
  place?: string;

  /** `2026-Q4`; the current quarter when left out. */
  @IsOptional()
  @Matches(/^\d{4}-Q[1-4]$/, { message: '季度的写法应如 2026-Q4' })
  quarter?: string;

  /** A measure that is counted by weeks; `weekly_attainment` when left out. */
  @IsOptional()
  @Matches(/^[a-z_]{2,40}$/, { message: '没有这个指标' })
  measure?: string;
}

/** One small chart: a place, a class, a value for each week that has begun. */
export class FigureWeekSeries {
  place!: FigureHead;
  /** Null: all classes together. */
  level!: CareLevel | null;
  /** In the order of the weeks. */
  values!: FigureValueDto[];
}

/** A quarter week by week; first the place itself, then each place below it. */
export class FigureWeeks {
  place!: FigureHead;
  quarter!: string;
  quarterName!: string;
  measure!: MeasureDto;
  /** The quarter's ISO weeks; a week belongs to the quarter of its Thursday. */
  weeks!: FigureHead[];
  series!: FigureWeekSeries[];
  countedAt!: string | null;
  /** False while counts are being made anew; ask again in a moment. */
  complete!: boolean;
}
