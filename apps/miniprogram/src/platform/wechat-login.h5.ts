import type { WechatLoginCode } from './wechat-login.types';

/** A browser has no WeChat account. */
export const wechatLoginCode: WechatLoginCode | null = null;
