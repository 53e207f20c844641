export { UnsentList } from './unsent-list';
