/** Asks WeChat for a login code (good once, for five minutes); null when WeChat gave none. */
export type WechatLoginCode = () => Promise<string | null>;
