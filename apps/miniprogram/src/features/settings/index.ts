export { AccountCard } from './account-card';
export { LeavingSheet, useLeaving } from './leaving';
export { ReadingSettings } from './reading-settings';
