export { ComingList } from './coming-list';
export { RaiseList } from './raise-list';
