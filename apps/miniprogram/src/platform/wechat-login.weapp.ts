import Taro from '@tarojs/taro';

import type { WechatLoginCode } from './wechat-login.types';

export const wechatLoginCode: WechatLoginCode | null = async () => {
  try {
    return (await Taro.login()).code || null;
  } catch {
    return null;
  }
};
