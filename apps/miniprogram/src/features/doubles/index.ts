export { doubleOf, doublesPage } from './calls';
export { CompareTable } from './compare-table';
export { DecideForm, UndoForm } from './decide-form';
export { DoubleList } from './double-list';
export { SamePerson } from './same-person';
