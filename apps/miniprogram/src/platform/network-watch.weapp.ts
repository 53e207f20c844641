import Taro from '@tarojs/taro';

import type { NetworkWatch } from './network.types';

export const networkWatch: NetworkWatch = {
  isConnected: async () => (await Taro.getNetworkType()).networkType !== 'none',
  watch: (onChange) => Taro.onNetworkStatusChange((status) => onChange(status.isConnected)),
};
