export { followUpOf } from './calls';
export { FollowUpList } from './follow-up-list';
export { FollowUpView } from './follow-up-view';
