export { allVisitors, coverage, eldersPage, endLeave, leavesPage, type EldersFilter } from './calls';
export { CoverageCard } from './coverage-card';
export { ElderPicks } from './elder-picks';
export { HandOverForm } from './hand-over-form';
export { AssignmentHistoryFold } from './history-fold';
export { LeaveForm } from './leave-form';
export { usePicks } from './use-picks';
export { VisitorsView } from './visitors-view';
export { sayLeave } from './words';
