export { importsPage } from './calls';
export { ImportDetail } from './import-detail';
export { ImportList } from './import-list';
export { ImportRows } from './import-rows';
export { UploadCard } from './upload-card';
export { isBusy, useImport } from './use-import';
