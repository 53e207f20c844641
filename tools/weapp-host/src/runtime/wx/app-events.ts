import type { WxApi } from './call.js';

type Listener = (value: unknown) => unknown;

/** Events of the app and the phone that the app may listen to with `wx.on…`. */
const EVENTS = [
  'AppShow',
  'AppHide',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'CopyUrl',
  'Error',
  'KeyboardHeightChange',
  'LocationChange',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'UserCaptureScreen',
  'WindowResize',
];

/** Listeners of `wx.onX` / `wx.offX`. */
export class AppEvents {
  private readonly listeners = new Map<string, Listener[]>();

  /** @returns how many listeners heard it */
  emit(event: string, value?: unknown, ...more: unknown[]): number {
    const heard = this.listeners.get(event) ?? [];
    for (const listener of heard) (listener as (...values: unknown[]) => unknown)(value, ...more);
    return heard.length;
  }

  /** @returns the `on` and `off` functions for `wx` */
  api(): WxApi {
    return Object.fromEntries(
      EVENTS.flatMap((event): [string, (listener?: Listener) => void][] => [
        [`on${event}`, (listener) => listener && this.add(event, listener)],
        [`off${event}`, (listener) => this.remove(event, listener)],
      ]),
    );
  }

  private add(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  /** Without a listener, all are removed. */
  private remove(event: string, listener?: Listener): void {
    const left = (this.listeners.get(event) ?? []).filter((known) => listener && known !== listener);
    this.listeners.set(event, left);
  }
}
