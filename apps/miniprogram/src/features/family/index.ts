export { callVisitor } from './call-visitor';
export { familyElders, familySummary } from './calls';
export { SummaryView } from './summary-view';
