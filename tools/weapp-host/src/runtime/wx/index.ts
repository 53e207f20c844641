import type { Device } from '../device.js';
import type { FileStore } from '../files.js';
import type { Mocks } from '../mocks.js';
import type { Network } from '../network.js';
import type { PageStack } from '../pages.js';
import type { AppConfig, LaunchOptions } from '../types.js';
import type { AppEvents } from './app-events.js';
import type { WxApi } from './call.js';
import { deviceApi, type PrivacyConsent } from './device.js';
import { dialogApi } from './dialogs.js';
import { UserGesture } from './gesture.js';
import { mediaApi } from './media.js';
import { navigationApi } from './navigation.js';
import { networkApi } from './network.js';
import { queryApi } from './selector-query.js';
import { storageApi } from './storage.js';
import { systemApi } from './system.js';

export interface WxParts {
  app: AppConfig;
  device: Device;
  events: AppEvents;
  files: FileStore;
  fontSize: number;
  mocks: Mocks;
  network: Network;
  pages: PageStack;
  privacy: PrivacyConsent;
  storage: Storage;
  launch(): LaunchOptions;
}

/** Puts `wx` together. What is not here is undefined, so that an app that needs it fails where it can be seen. */
export function createWx(parts: WxParts): WxApi {
  const { app, device, events, files, fontSize, mocks, network, pages, privacy, storage, launch } = parts;
  const wx: WxApi = {
    ...storageApi(storage),
    ...navigationApi(pages, device),
    ...dialogApi(device),
    ...networkApi({ network, mocks, files, requestTimeout: app.networkTimeout?.request }),
    ...deviceApi({
      mocks,
      privacy,
      gesture: new UserGesture(document.body),
      requiredPrivateInfos: app.requiredPrivateInfos ?? [],
    }),
    ...mediaApi(files, pages),
    ...systemApi({ pages, fontSize, launch }),
    ...queryApi(pages),
    ...events.api(),
  };
  wx.canIUse = (name: string) => typeof wx[String(name).split('.')[0] ?? ''] === 'function';
  return wx;
}
