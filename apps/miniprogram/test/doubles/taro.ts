import { useEffect } from 'react';

/** A double of Taro: storage in memory, navigation that is only noted, page hooks that run after mount. */

const stored = new Map<string, string>();

/** Every navigation asked for, e.g. `navigateTo /pages/week/index`. */
export const navigations: string[] = [];

let full = false;

/** Makes storage refuse every write, as a full phone does. */
export const fillStorage = (on: boolean): void => {
  full = on;
};

/** Forgets everything between tests. */
export function resetTaro(): void {
  stored.clear();
  navigations.length = 0;
  full = false;
}

const navigate = (kind: string) => async (options: { url?: string }) =>
  void navigations.push(`${kind} ${options.url ?? ''}`.trim());

const Taro = {
  getStorageSync: (key: string): unknown => JSON.parse(stored.get(key) ?? '""'),
  setStorageSync(key: string, value: unknown): void {
    if (full) throw new Error('setStorage:fail exceed max size');
    stored.set(key, JSON.stringify(value));
  },
  removeStorageSync: (key: string): void => void stored.delete(key),
  getStorageInfoSync: (): { keys: string[] } => ({ keys: [...stored.keys()] }),
  getCurrentPages: (): unknown[] => [{}],
  navigateTo: navigate('navigateTo'),
  redirectTo: navigate('redirectTo'),
  reLaunch: navigate('reLaunch'),
  navigateBack: async (): Promise<void> => void navigations.push('navigateBack'),
};

export default Taro;

const useAfterMount = (work: () => void): void => {
  useEffect(() => {
    work();
    // A page hook runs when the page shows, not when its closure changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
};

export { useAfterMount as useDidShow, useAfterMount as useLaunch };
export const useDidHide = (): void => undefined;
export const useReachBottom = (): void => undefined;
export const usePullDownRefresh = (): void => undefined;
export const useRouter = (): { params: Record<string, string> } => ({ params: {} });
