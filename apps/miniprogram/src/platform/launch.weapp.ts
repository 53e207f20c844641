import Taro from '@tarojs/taro';

let taken = false;

/** The door code of the mini-program code or link that opened the app, or null. Read once. */
export function takeLaunchCode(): string | null {
  if (taken) return null;
  taken = true;
  const query = (Taro.getLaunchOptionsSync().query ?? {}) as Record<string, string | undefined>;
  const carried = query.scene ?? query.c ?? query.q;
  return carried ? decodeURIComponent(carried) : null;
}
