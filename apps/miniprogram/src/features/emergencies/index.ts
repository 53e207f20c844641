export { DutyPhonesForm } from './duty-phones';
export { EmergencyList, EmergencyView } from './emergency-view';
