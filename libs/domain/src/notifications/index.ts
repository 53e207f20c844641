export { type NotificationFacts, notificationWords, type NotificationWords, templateOf } from './words.js';
