export { EmergencyButton, visitorsAlarm } from './emergency-button';
export type { EmergencyElder } from './emergency-sheet';
