export { MachineAccounts } from './machine-accounts';
