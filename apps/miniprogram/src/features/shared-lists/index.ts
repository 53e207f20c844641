export { listItemsPage } from './calls';
export { ItemCard } from './item-card';
export { SharedListRows } from './shared-list-rows';
export { UploadList } from './upload-list';
export { useSharedLists } from './use-lists';
