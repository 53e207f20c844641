export { hasHome, homeOf, HomeTabs } from './home-tabs';
export { ToolsList } from './tools-list';
export { refreshUnread } from './unread';
export { useSignedIn } from './use-signed-in';
