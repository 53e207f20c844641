export { WarningForm } from './warning-form';
export { WarningList } from './warning-list';
