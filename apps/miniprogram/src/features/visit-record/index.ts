export { ChangeVisit } from './change-visit';
export { CorrectForm } from './correct-form';
export { RecordForm } from './record-form';
export { useRecording } from './use-recording';
