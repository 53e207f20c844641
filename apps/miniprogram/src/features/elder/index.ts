export { ElderView } from './elder-view';
export { useElder } from './use-elder';
export { VisitSheet } from './visit-sheet';
