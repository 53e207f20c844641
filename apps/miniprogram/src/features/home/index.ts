export { hasHome, homeOf, HomeTabs } from './home-tabs';
export { ToolsList } from './tools-list';
export { useSignedIn } from './use-signed-in';
