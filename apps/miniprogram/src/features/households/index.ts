export { AddressSheet } from './address-sheet';
export { householdOf, movePeople } from './calls';
export { ElderSearch } from './elder-search';
export { HouseholdView } from './household-view';
export { checkMove, emptyMove, moveOf } from './move-draft';
export { MoveForm } from './move-form';
export { HouseholdLinks } from './places-fold';
