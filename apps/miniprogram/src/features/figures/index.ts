export { type RecordsWanted } from './calls';
export { PlacesView } from './places-view';
export { RecordsView } from './records-view';
