export { callVisitor } from './call-visitor';
export { familyElders, familySummary } from './calls';
export { OwnView } from './own-view';
export { SummaryView } from './summary-view';
