import type { AskToSubscribe } from './subscribe.types';

/** A browser has no WeChat that could bring messages. */
export const askToSubscribe: AskToSubscribe | null = null;
