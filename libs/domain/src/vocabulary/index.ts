export * from './annex3.js';
export * from './annex4.js';
export * from './emergencies.js';
export * from './follow-ups.js';
export * from './imports.js';
export * from './programme.js';
export * from './homes.js';
export * from './life.js';
