import { asyncCall, CallFailure, type WxApi } from './call.js';

const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;
const PREFIX = 'weapp:';

/** WeChat's key-value store on the browser's: 1 MB a key, 10 MB in all, counted in UTF-16 code units. */
export function storageApi(store: Storage): WxApi {
  const keys = (): string[] =>
    Object.keys(store)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  const read = (key: string): string | null => store.getItem(PREFIX + key);
  const size = (): number => keys().reduce((total, key) => total + (read(key)?.length ?? 0), 0);

  const set = (key: string, data: unknown): void => {
    const text = JSON.stringify({ data });
    if (text.length > KEY_LIMIT) throw new CallFailure('setStorage:fail entry size limit reached');
    const others = size() - (read(key)?.length ?? 0);
    if (others + text.length > TOTAL_LIMIT) throw new CallFailure('setStorage:fail storage size limit reached');
    try {
      store.setItem(PREFIX + key, text);
    } catch {
      // a browser's own quota may come before WeChat's
      throw new CallFailure('setStorage:fail storage size limit reached');
    }
  };
  const get = (key: string): unknown => {
    const text = read(key);
    return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data;
  };
  const remove = (key: string): void => store.removeItem(PREFIX + key);
  const clear = (): void => keys().forEach(remove);
  const info = (): Record<string, unknown> => ({
    keys: keys(),
    currentSize: Math.ceil(size() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });

  return {
    setStorageSync: set,
    getStorageSync: (key: string) => get(key) ?? '',
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: asyncCall('setStorage', ({ key, data }) => set(String(key), data)),
    getStorage: asyncCall('getStorage', ({ key }) => {
      if (read(String(key)) === null) throw new CallFailure('data not found');
      return { data: get(String(key)) };
    }),
    removeStorage: asyncCall('removeStorage', ({ key }) => remove(String(key))),
    clearStorage: asyncCall('clearStorage', clear),
    getStorageInfo: asyncCall('getStorageInfo', info),
  };
}
