export {
  useDidHide as useHide,
  useDidShow as useShow,
  useLaunch,
  usePullDownRefresh,
  useReachBottom,
} from '@tarojs/taro';
import Taro from '@tarojs/taro';

import { isWeb } from './environment';

/** Ends WeChat's pull-down animation. */
export const endPullDown = (): void => {
  if (!isWeb) void Taro.stopPullDownRefresh();
};

/** Calls back each time the app comes to the foreground. @returns a function that stops it */
export function onForeground(listener: () => void): () => void {
  if (!isWeb) {
    Taro.onAppShow(listener);
    return () => Taro.offAppShow(listener);
  }
  const follow = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', follow);
  return () => document.removeEventListener('visibilitychange', follow);
}
