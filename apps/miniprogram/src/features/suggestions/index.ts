export { SuggestionsCard, useSuggestions } from './suggestions-card';
