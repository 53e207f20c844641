export { quarterTable } from './calls';
export { QuarterBar } from './quarter-bar';
export { ReportView } from './report-view';
export { TownTable } from './town-table';
