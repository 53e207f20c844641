export { type Breakdown, type Whose } from './calls';
export { WeekPeopleView } from './week-people-view';
export { WeekPlacesView } from './week-places-view';
