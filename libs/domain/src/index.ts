export * from './classification/index.js';
export * from './contacts/index.js';
export * from './figures/index.js';
export * from './follow-ups/index.js';
export * from './identity/index.js';
export * from './periods/index.js';
export * from './visit-planning/index.js';
export * from './vocabulary/index.js';
