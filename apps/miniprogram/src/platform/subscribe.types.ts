/**
 * Asks the person, in WeChat's own window, whether messages of these templates may come. Only right after a tap, and
 * for three templates at most: WeChat demands both.
 * @returns `accepted` when at least one may
 */
export type AskToSubscribe = (templateIds: readonly string[]) => Promise<'accepted' | 'rejected' | 'failed'>;
