export { hasHome, homeOf, HomeTabs } from './home-tabs';
export { useSignedIn } from './use-signed-in';
