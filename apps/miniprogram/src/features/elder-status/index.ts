export { RefusalList } from './refusal-list';
export { StatusCard } from './status-card';
