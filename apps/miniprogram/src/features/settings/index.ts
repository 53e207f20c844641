export { AccountCard } from './account-card';
export { leave } from './leave';
export { ReadingSettings } from './reading-settings';
