import Taro from '@tarojs/taro';

import { isWeb } from './environment';

const BAR_HEIGHT = 64;

/** Brings an element of the page on top into view, by its id. */
export function scrollToId(id: string): void {
  if (!isWeb) {
    void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -BAR_HEIGHT, duration: 200 });
    return;
  }
  const shown = [...document.querySelectorAll<HTMLElement>(`[id="${id}"]`)].filter((element) => element.offsetParent);
  const element = shown[shown.length - 1];
  if (!element) return;
  element.style.scrollMarginTop = `${BAR_HEIGHT}px`;
  element.scrollIntoView({ block: 'start' });
}
