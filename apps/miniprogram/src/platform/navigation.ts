import Taro, { useRouter } from '@tarojs/taro';

import { isWeb } from './environment';
import { ROUTES, type RouteName } from './routes';

export type { RouteName } from './routes';
export type RouteParams = Record<string, string | number | undefined>;

/** The address of a page with its parameters. */
export function addressOf(name: RouteName, params: RouteParams = {}): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return ROUTES[name] + (query ? `?${query}` : '');
}

/** Opens a page on top; back returns here. */
export const open = (name: RouteName, params?: RouteParams): void =>
  void Taro.navigateTo({ url: addressOf(name, params) });

/** Opens a page in place of this one. */
export const replace = (name: RouteName, params?: RouteParams): void =>
  void Taro.redirectTo({ url: addressOf(name, params) });

/** Closes all pages and opens this one: after sign-in, sign-out, and between the pages of the tab bar. */
export const restart = (name: RouteName, params?: RouteParams): void =>
  void Taro.reLaunch({ url: addressOf(name, params) });

/** Back to the page before, or to `fallback` where this page was opened directly. */
export function back(fallback: RouteName = 'week'): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else restart(fallback);
}

/** Whether there is a page to go back to. */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1;

/** The page's parameters. Both platforms hand them over as they stand in the address, URL-encoded. */
export function useParams<Name extends string>(): Partial<Record<Name, string>> {
  const raw = useRouter().params;
  const params: Partial<Record<string, string>> = {};
  for (const [key, value] of Object.entries(raw)) if (value !== undefined) params[key] = decoded(value);
  return params as Partial<Record<Name, string>>;
}

/** An address that somebody typed may hold what is no encoding: then it is taken as it stands. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The page's title: the navigation bar on WeChat, the tab of the browser on the web. */
export function setTitle(title: string): void {
  if (isWeb) document.title = `${title} · 探访关爱`;
  else void Taro.setNavigationBarTitle({ title });
}
