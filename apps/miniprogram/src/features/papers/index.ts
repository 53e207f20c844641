export { PrintElderFold } from './print-elder';
export { PrintVisit } from './print-visit';
export { RegisterExport } from './register-export';
export { DoorLabels, VillageForms, VisitorFiling } from './village-papers';
