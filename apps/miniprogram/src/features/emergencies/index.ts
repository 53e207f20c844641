export { EmergencyList, EmergencyView } from './emergency-view';
