export { useWeekList } from './use-week-list';
export { WeekListView } from './week-list-view';
