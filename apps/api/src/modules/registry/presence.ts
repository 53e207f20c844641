export { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';
