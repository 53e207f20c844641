export { type RecordsWanted } from './calls';
export { MonthBeside } from './month-beside';
export { MonthView } from './month-view';
export { PlacesView } from './places-view';
export { QuestionView } from './question-view';
export { RecordsView } from './records-view';
export { WeekView } from './week-view';
