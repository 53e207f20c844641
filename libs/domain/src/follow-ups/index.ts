export { followUpDueOn, followUpReach, reachAbove } from './climbing.js';
export { EMERGENCY_TRANSITIONS, type EmergencyContext } from './emergency.js';
export { concernsOf, FOLLOW_UP_BY_ITEM, type FollowUpProposal, followUpsFor } from './findings.js';
export { quarterlyDeadline, quarterlyReminderDay } from './quarterly-report.js';
export { monthlyDeadline, monthlyReminderDay, monthlyUpdateStatus } from './monthly-update.js';
export { revisitSteps } from './revisits.js';
export {
  FOLLOW_UP_TRANSITIONS,
  type FollowUpContext,
  MONTHLY_UPDATE_TRANSITIONS,
  type MonthlyUpdateContext,
  REPORT_TRANSITIONS,
  type ReportContext,
} from './tables.js';
export { type ReportedVisit, suggestionsOfVisit, type VisitSuggestion } from './suggestions.js';
export { actionsFrom, type Step, transition, type TransitionResult, type TransitionTable } from './transitions.js';
