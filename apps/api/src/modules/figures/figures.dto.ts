import { ApiSchema } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import type { CareLevel } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';

const REGION = /^\d{6,12}$/;
const PERIOD = /^\d{4}-(Q[1-4]|W\d{2}|\d{2})$/;

/** A list in one query parameter, separated by commas. */
function Listed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value,
  );
}

/** By what a table is split. */
export const AXES = ['place', 'period', 'level', 'detail', 'measure'] as const;
export type Axis = (typeof AXES)[number];

export class FigureTableQuery {
  /** Region whose children are counted; the account's own when left out. */
  @IsOptional()
  @Matches(REGION, { message: '区划代码应为 6 到 12 位数字' })
  place?: string;

  /** Codes of measures, separated by commas. */
  @Listed()
  @IsArray({ message: '请选择要看的指标' })
  @ArrayMinSize(1, { message: '请选择要看的指标' })
  @ArrayMaxSize(20, { message: '一次最多看 20 个指标' })
  measures!: string[];

  /** Weeks, months or quarters (`2026-W48`, `2026-11`, `2026-Q4`), separated by commas. */
  @Listed()
  @IsArray({ message: '请选择时间' })
  @ArrayMinSize(1, { message: '请选择时间' })
  @ArrayMaxSize(60, { message: '一次最多看 60 个时段' })
  @Matches(PERIOD, { each: true, message: '时间的写法应如 2026-11、2026-W48 或 2026-Q4' })
  periods!: string[];

  /** What the rows are. */
  @IsOptional()
  @IsIn(AXES, { message: '没有这种分组' })
  rows?: Axis;

  /** What the columns are. */
  @IsOptional()
  @IsIn(AXES, { message: '没有这种分组' })
  columns?: Axis;
}

export const FIGURE_FORMATS = ['xlsx', 'csv'] as const;

export class FigureExportQuery extends FigureTableQuery {
  @IsIn(FIGURE_FORMATS, { message: '请选择文件格式' })
  format!: (typeof FIGURE_FORMATS)[number];
}

/** A row or column of the table. */
export class FigureHead {
  key!: string;
  label!: string;
}

@ApiSchema({ name: 'FigureValue' })
export class FigureValueDto {
  /** Count, or share in per cent; null where there is nothing to share. */
  value!: number | null;
  numerator!: number;
  denominator!: number | null;
}

/** What a figure means, in words. */
export class MeasureDto {
  code!: string;
  label!: string;
  unit!: string;
  period!: 'week' | 'month';
  numeratorWords!: string;
  denominatorWords!: string | null;
  source!: string;
  clause!: string;
}

/** Figures by two axes, with their totals and their meaning. */
export class FigureTable {
  place!: FigureHead;
  rows!: FigureHead[];
  columns!: FigureHead[];
  /** Row by row, column by column. */
  cells!: FigureValueDto[][];
  /** Each row over all columns; null where measures of different kinds stand side by side. */
  rowTotals!: FigureValueDto[] | null;
  /** Each column over all rows. */
  columnTotals!: FigureValueDto[] | null;
  measures!: MeasureDto[];
  /** When the oldest of the counts was made, ISO 8601 UTC; null while nothing was counted. */
  countedAt!: string | null;
  /** False while counts are being made anew; ask again in a moment. */
  complete!: boolean;
}

export class FigureRecordsQuery extends PageQuery {
  @Matches(REGION, { message: '区划代码应为 6 到 12 位数字' })
  place!: string;

  @Matches(/^[a-z_]{2,40}$/, { message: '没有这个指标' })
  measure!: string;

  /** A week, month or quarter. */
  @Matches(PERIOD, { message: '时间的写法应如 2026-11、2026-W48 或 2026-Q4' })
  period!: string;

  /** Which part of a share; the numerator when left out. */
  @IsOptional()
  @IsIn(['numerator', 'denominator'], { message: '没有这种列表' })
  part?: 'numerator' | 'denominator';

  /** `none`: those in no class. */
  @IsOptional()
  @IsIn(['A', 'B', 'C', 'none'], { message: '没有这个类别' })
  level?: CareLevel | 'none';

  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/, { message: '没有这一项' })
  detail?: string;
}

/** One record behind a number. */
@ApiSchema({ name: 'FigureRecord' })
export class FigureRecordDto {
  elderId!: number;
  /** Null when the file belongs to another place by now. */
  name!: string | null;
  villageName!: string;
  level!: CareLevel | null;
  /** A week, a month or a day. */
  on!: string;
  visitId!: number | null;
  followUpId!: number | null;
}

export class FigureRecordPage {
  @Type(() => FigureRecordDto)
  items!: FigureRecordDto[];
  nextCursor!: string | null;
}
