export { DoorScanner } from './door-scanner';
export { resolveDoor, type DoorResult } from './resolve-door';
export { scanDoor } from './scan-door';
