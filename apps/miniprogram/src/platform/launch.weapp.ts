import Taro from '@tarojs/taro';

/** WeChat tells of one opening twice, at launch and at show. */
const SAME_OPENING_MS = 5_000;

let launchRead = false;
let taken = { code: '', at: 0 };

/** The door code of the mini-program code or link that opened the app, or null. Read once. */
export function takeLaunchCode(): string | null {
  if (launchRead) return null;
  launchRead = true;
  return take(codeIn(Taro.getLaunchOptionsSync().query));
}

/** Calls back when the app, still open in the background, is opened by a door code. */
export function onLaterCode(listener: (code: string) => void): void {
  Taro.onAppShow(({ query }) => {
    const code = codeIn(query);
    const same = code === taken.code && Date.now() - taken.at < SAME_OPENING_MS;
    if (!code || same || !launchRead) return;
    take(code);
    listener(code);
  });
}

function take(code: string | null): string | null {
  if (code) taken = { code, at: Date.now() };
  return code;
}

function codeIn(query: Record<string, string | undefined> | undefined): string | null {
  const carried = query?.scene ?? query?.c ?? query?.q;
  return carried ? decodeURIComponent(carried) : null;
}
