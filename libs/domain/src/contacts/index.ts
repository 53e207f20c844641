export { firstContactAdvice, type KnownContacts } from './first-contact.js';
