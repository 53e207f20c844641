export { RecordForm } from './record-form';
export { useRecording } from './use-recording';
