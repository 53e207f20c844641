export { alternates } from './alternation.js';
export { SHORTFALL_FIGURES, type ShortfallFloors, shortfallsOf } from './attention.js';
export {
  type BaseFigure,
  MONTH_FIGURES,
  type MonthFigure,
  STOCKS,
  WEEK_FIGURES,
  type WeekFigure,
} from './counted-figures.js';
export { CLASS_CHANGES, type Measure, measureOf, MEASURES, type MeasureValue, valueOf } from './measures.js';
export {
  differencesOf,
  type LineDifference,
  quarterReport,
  ruleVersionOn,
  type ReportLine,
  type ReportSection,
  sayValue,
} from './quarter-report.js';
export { type CountFilter, type FigureCount, shareOf, type Sums, sumsOf } from './sums.js';
