import type { PageStack } from '../pages.js';
import type { LaunchOptions } from '../types.js';
import { asyncCall, type WxApi } from './call.js';

interface SystemApiParts {
  pages: PageStack;
  /** In px, as chosen in WeChat's settings; 16 is the middle. */
  fontSize: number;
  launch(): LaunchOptions;
}

const STANDARD_FONT_SIZE = 16;

/** Facts about the phone, WeChat and the app, and small services without an effect in a test. */
export function systemApi({ pages, fontSize, launch }: SystemApiParts): WxApi {
  const windowInfo = (): Record<string, unknown> => ({
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: pages.list.at(-1)?.frame.scroller.clientHeight || innerHeight,
    statusBarHeight: 0,
    screenTop: 0,
    safeArea: { left: 0, right: innerWidth, top: 0, bottom: innerHeight, width: innerWidth, height: innerHeight },
  });
  const appBaseInfo = (): Record<string, unknown> => ({
    SDKVersion: '3.8.0',
    version: '8.0.60',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: fontSize,
    fontSizeScaleFactor: fontSize / STANDARD_FONT_SIZE,
    host: { env: 'WeChat' },
  });
  const deviceInfo = (): Record<string, unknown> => ({
    brand: 'weapp-host',
    model: 'weapp-host',
    system: 'iOS 17.0',
    platform: 'ios',
    benchmarkLevel: 1,
  });
  const systemInfo = (): Record<string, unknown> => ({ ...windowInfo(), ...appBaseInfo(), ...deviceInfo() });
  const nothing = (): void => undefined;

  const api: WxApi = {
    getWindowInfo: windowInfo,
    getAppBaseInfo: appBaseInfo,
    getDeviceInfo: deviceInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncCall('getSystemInfo', systemInfo),
    getSystemInfoAsync: asyncCall('getSystemInfoAsync', systemInfo),
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: 6,
      bottom: 38,
      left: innerWidth - 94,
      right: innerWidth - 7,
    }),
    nextTick: (callback: () => void) => setTimeout(callback),
    getUpdateManager: () => ({
      onCheckForUpdate: nothing,
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing,
    }),
    getPerformance: () => ({ now: () => performance.now(), createObserver: () => ({ observe: nothing }) }),
    getLogManager: () => console,
    getRealtimeLogManager: () => ({ info: nothing, warn: nothing, error: nothing, setFilterMsg: nothing }),
  };
  return api;
}
