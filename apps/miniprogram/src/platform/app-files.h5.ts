/**
 * Keeps the app's own files in the browser once the first page is up, so that every page opens without network.
 * Only where the browser allows it (https, or localhost); elsewhere pages need the network as usual.
 */
export function keepAppFiles(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
}
