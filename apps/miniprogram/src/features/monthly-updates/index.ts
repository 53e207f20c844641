export { MonthNotice } from './month-notice';
export { nextStep, sayMonthState, SECTIONS, type NextStep } from './month-state';
export { CheckedSection, SectionActions } from './section-check';
export { useConfirmation } from './use-confirmation';
