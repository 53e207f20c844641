export { callVisitor } from './call-visitor';
export { familyElders, familySummary, reportDone } from './calls';
export { OwnView } from './own-view';
export { SummaryView } from './summary-view';
export { FamilyLooks } from './looks';
export { ReportChange } from './report-change';
