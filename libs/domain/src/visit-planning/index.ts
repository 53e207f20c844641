export {
  contactKind,
  type CountedVisits,
  type CountingOptions,
  countVisits,
  type DueNumbers,
  type VisitFact,
  visitsOf,
} from './counting.js';
export { type FrequencyPolicy, type WeekDues, weekDues } from './dues.js';
export { type ForecastElder, forecastWeek, type Outlook } from './forecast.js';
export { type Pressing, pressing, type PressingInput } from './pressing.js';
export { type Absence, type Boost, type LevelPeriod, type WeekDuesInput } from './service-days.js';
export { type Colleague, type SharedElder, type SharedOut, shareOut } from './share-out.js';
export { suggestNext, type Suggestion, type SuggestionInput } from './suggestion.js';
export { isUnreachable } from './unreachable.js';
