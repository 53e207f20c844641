import type { Device } from '../device.js';
import type { Page, PageStack } from '../pages.js';
import type { CallOptions } from '../types.js';
import { asyncCall, quietCalls, type WxApi } from './call.js';

/** Pages, title bar, tab bar and scrolling. */
export function navigationApi(pages: PageStack, device: Device): WxApi {
  const badge = (name: string, textOf: (text: unknown) => string | null): unknown =>
    asyncCall(name, ({ index, text }) => {
      device.setBadge(Number(index), textOf(text));
      pages.refresh();
    });

  return {
    navigateTo: asyncCall('navigateTo', ({ url, events }) => ({
      eventChannel: pages.navigateTo(String(url), events as Record<string, () => void> | undefined),
    })),
    redirectTo: asyncCall('redirectTo', ({ url }) => pages.redirectTo(String(url))),
    reLaunch: asyncCall('reLaunch', ({ url }) => pages.reLaunch(String(url))),
    switchTab: asyncCall('switchTab', ({ url }) => pages.switchTab(String(url))),
    navigateBack: asyncCall('navigateBack', ({ delta }) => pages.navigateBack(Number(delta ?? 1))),

    setNavigationBarTitle: asyncCall('setNavigationBarTitle', ({ title }) => {
      pages.top.frame.title.textContent = String(title);
    }),
    enableAlertBeforeUnload: asyncCall('enableAlertBeforeUnload', ({ message }) => {
      pages.top.leaveQuestion = String(message);
    }),
    disableAlertBeforeUnload: asyncCall('disableAlertBeforeUnload', () => {
      pages.top.leaveQuestion = null;
    }),
    hideTabBar: asyncCall('hideTabBar', () => pages.setTabBarHidden(true)),
    showTabBar: asyncCall('showTabBar', () => pages.setTabBarHidden(false)),
    setTabBarBadge: badge('setTabBarBadge', String),
    showTabBarRedDot: badge('showTabBarRedDot', () => ''),
    removeTabBarBadge: badge('removeTabBarBadge', () => null),
    hideTabBarRedDot: badge('hideTabBarRedDot', () => null),

    startPullDownRefresh: asyncCall('startPullDownRefresh', () => pages.call(pages.top, 'onPullDownRefresh')),
    pageScrollTo: asyncCall('pageScrollTo', (options) => scrollPage(pages.top, options)),
    ...quietCalls([
      'stopPullDownRefresh',
      'setNavigationBarColor',
      'showNavigationBarLoading',
      'hideNavigationBarLoading',
      'setBackgroundColor',
      'setBackgroundTextStyle',
      'preloadSubpackage',
      'showShareMenu',
      'hideShareMenu',
      'updateShareMenu',
    ]),
  };
}

function scrollPage(page: Page, { selector, scrollTop }: CallOptions): void {
  if (selector) page.frame.root.querySelector(String(selector))?.scrollIntoView({ block: 'start' });
  else page.frame.scroller.scrollTop = Number(scrollTop ?? 0);
}
