export { openInBrowser, WeappInBrowser } from './node/browser-driver.mjs';
export { createForwarder } from './node/forward.mjs';
export { loadInNode, WeappInNode } from './node/jsdom-driver.mjs';
export { packApp, packScript } from './node/pack.mjs';
export { serve } from './node/server.mjs';
