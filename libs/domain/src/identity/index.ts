export * from './disability-certificate.js';
export * from './door-code.js';
export * from './mask.js';
export * from './phone.js';
export * from './resident-id.js';
export * from './likeness.js';
