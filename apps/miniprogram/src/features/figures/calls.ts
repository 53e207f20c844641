import type { FigureRecordPage, FigureTable, MeasureDto, operations } from '@tanfang/contracts';

import { api } from '@/platform/request';

export type Axis = NonNullable<operations['figures_read']['parameters']['query']['rows']>;

export interface TableWanted {
  place?: string;
  measures: readonly string[];
  periods: readonly string[];
  rows: Axis;
  columns: Axis;
}

/** Figures by two axes. */
export const figureTable = ({ place, measures, periods, rows, columns }: TableWanted): Promise<FigureTable> =>
  api.get('/figures', { place, measures: measures.join(','), periods: periods.join(','), rows, columns });

/** Which records stand behind a number. */
export interface RecordsWanted {
  place: string;
  measure: string;
  period: string;
  part?: 'numerator' | 'denominator';
  level?: string;
  detail?: string;
}

const PAGE = 50;

export const figureRecords = (wanted: RecordsWanted, cursor?: string): Promise<FigureRecordPage> =>
  api.get('/figures/records', { ...wanted, cursor, limit: PAGE });

/** What every figure means. */
export const measures = (): Promise<MeasureDto[]> => api.get('/figures/measures');
