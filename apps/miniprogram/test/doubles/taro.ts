import { useEffect, useRef } from 'react';

/**
 * Taro for tests: storage in memory, hooks that run once after mount, navigation that is noted. A function that is not
 * here is missing on purpose: the test that needs it says what the device does.
 */
const storage = new Map<string, unknown>();

/** Where the app went, in order. */
export const visited: { how: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'navigateBack'; url: string }[] = [];

/** Parameters of the page under test. */
export const route: { params: Record<string, string | undefined> } = { params: {} };

/** As before the first test. */
export function resetTaro(): void {
  storage.clear();
  visited.length = 0;
  route.params = {};
}

const go =
  (how: 'navigateTo' | 'redirectTo' | 'reLaunch') =>
  async ({ url }: { url: string }): Promise<void> => {
    visited.push({ how, url });
  };

const onceAfterMount = (callback: () => void): void => {
  // The hooks of Taro take a new function at each render; only the first show of the page is played here.
  const first = useRef(callback);
  useEffect(() => first.current(), []);
};

export const useDidShow = onceAfterMount;
export const useLaunch = onceAfterMount;
export const useDidHide = (): void => undefined;
export const usePullDownRefresh = (): void => undefined;
export const useRouter = () => ({ params: route.params });

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string): void => void storage.delete(key),
  navigateTo: go('navigateTo'),
  redirectTo: go('redirectTo'),
  reLaunch: go('reLaunch'),
  navigateBack: async (): Promise<void> => void visited.push({ how: 'navigateBack', url: '' }),
  getCurrentPages: (): unknown[] => [{}, {}],
};

export default Taro;
