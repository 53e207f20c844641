import type {
  FigureForecast,
  FigureMonth,
  FigureRecordPage,
  FigureTable,
  FigureWeeks,
  MeasureDto,
  operations,
  RegionPage,
} from '@tanfang/contracts';

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

/** The towns of the city, or the villages of a town. */
export const placesBelow = (parent: string): Promise<RegionPage> => api.get('/regions', { parent, limit: 100 });

/** A month of a place and of those below it, beside last month and the same month last year. */
export const figureMonth = (place: string | undefined, month: string): Promise<FigureMonth> =>
  api.get('/figures/month', { place, month });

/** A quarter's weeks of attainment, by place and class. */
export const figureWeeks = (quarter: string): Promise<FigureWeeks> => api.get('/figures/weeks', { quarter });

/** How the running week will end. */
export const figureForecast = (): Promise<FigureForecast> => api.get('/figures/forecast');

/** Hands the table to the person as a file. */
export const downloadTable = (wanted: TableWanted, format: 'xlsx' | 'csv', name: string): Promise<null> => {
  const { place, measures: codes, periods, rows, columns } = wanted;
  return api.download(
    '/figures/export',
    { fileName: `${name}.${format}`, format },
    { place, measures: codes.join(','), periods: periods.join(','), rows, columns, format },
  );
};
