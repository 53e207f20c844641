import Taro from '@tarojs/taro';

import { isWeb } from './environment';
import { createStore, useStore } from './store';
import { readStored, writeStored } from './storage';

/** How large the reader wants the text, and whether targets should be larger too (适老化). */
export interface Appearance {
  /** Main text in px, or null to follow the device. */
  textSize: number | null;
  elderMode: boolean;
}

/** The sizes on offer; elder mode starts at 20 (the norm asks for 18 and more, up to 30). */
export const TEXT_SIZES = [16, 18, 20, 24, 30] as const;
const BASE_SIZE = 16;
const ELDER_SIZE = 20;
const MAX_SIZE = 30;
const KEY = 'appearance';

const appearance = createStore<Appearance>(
  readStored<Appearance>(KEY) ?? { textSize: null, elderMode: false },
  (value) => writeStored(KEY, value),
);

/** WeChat's own font size setting as a factor, 1 on the web (browsers zoom by themselves). */
function deviceFactor(): number {
  if (isWeb) return 1;
  const info = Taro.getAppBaseInfo();
  return Math.min(Math.max(info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 17) / 17, 1), 1.6);
}

/** Main text in px for an appearance on a device with the given factor. */
export function mainTextSize({ textSize, elderMode }: Appearance, factor: number): number {
  const wanted = textSize ?? BASE_SIZE * factor;
  return Math.min(Math.max(wanted, elderMode ? ELDER_SIZE : 0), MAX_SIZE);
}

/** The appearance with the factor that all type sizes are multiplied with. */
export function useAppearance(): Appearance & { scale: number } {
  const value = useStore(appearance);
  return { ...value, scale: mainTextSize(value, deviceFactor()) / BASE_SIZE };
}

/** Keeps what the reader chose. */
export const setAppearance = (change: Partial<Appearance>): void => appearance.set({ ...appearance.get(), ...change });

/** Large type and targets from the start, for a page that is made for elders; what the reader once chose stays. */
export function startInElderMode(): void {
  if (readStored<Appearance>(KEY) === null) setAppearance({ elderMode: true });
}
