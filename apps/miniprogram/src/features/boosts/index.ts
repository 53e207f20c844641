export { BoostForm } from './boost-form';
export { BoostList } from './boost-list';
