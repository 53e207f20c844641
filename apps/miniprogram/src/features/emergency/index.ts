export { EmergencyButton } from './emergency-button';
export type { EmergencyElder } from './emergency-sheet';
export { HelpEverywhere } from './help-everywhere';
