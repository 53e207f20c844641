import Taro from '@tarojs/taro';

import type { Dial } from './phone.types';

/** WeChat's own call screen. */
export const dial: Dial = async (number) => {
  try {
    await Taro.makePhoneCall({ phoneNumber: number });
    return 'dialled';
  } catch {
    return 'cancelled';
  }
};
