export { followUpOf } from './calls';
export { CountsLine } from './counts-line';
export { ElderFollowUps } from './elder-follow-ups';
export { FollowUpBoard } from './follow-up-board';
export { FollowUpList } from './follow-up-list';
export { FollowUpView } from './follow-up-view';
export { NewFollowUp } from './new-follow-up';
