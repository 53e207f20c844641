export { PhonesView } from './phones-view';
