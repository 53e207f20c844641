export { VisitQuestionsView } from './visit-questions-view';
