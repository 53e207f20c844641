export { useDidHide as useHide, useDidShow as useShow, useLaunch, usePullDownRefresh } from '@tarojs/taro';
import Taro from '@tarojs/taro';

import { isWeb } from './environment';

/** Ends WeChat's pull-down animation. */
export const endPullDown = (): void => {
  if (!isWeb) void Taro.stopPullDownRefresh();
};

/** Calls back each time the app comes to the foreground. */
export function onForeground(listener: () => void): void {
  if (isWeb) {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') listener();
    });
  } else Taro.onAppShow(listener);
}
