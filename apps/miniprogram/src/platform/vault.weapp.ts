import Taro from '@tarojs/taro';

import type { Vault } from './vault.types';

const name = (key: string): string => `tanfang.vault.${key}`;

/** WeChat encrypts these keys itself (AES-128, key of the account on this device). */
export const vault: Vault = {
  async put(key, value) {
    await Taro.setStorage({ key: name(key), data: JSON.stringify(value), encrypt: true }).catch(() => undefined);
  },
  async take<T>(key: string) {
    try {
      const { data } = await Taro.getStorage<string>({ key: name(key), encrypt: true });
      return JSON.parse(data) as T;
    } catch {
      return null;
    }
  },
  async remove(key) {
    await Taro.removeStorage({ key: name(key) }).catch(() => undefined);
  },
};
