import { sayWaiting, unsentNow } from '@/offline/unsent';
import { wipeKept } from '@/offline/wipe';
import { ask } from '@/ui';

/**
 * Asks before signing out and wipes the kept list.
 * @returns false when the person stays
 */
export async function leave(): Promise<boolean> {
  const waiting = unsentNow();
  const sure = await ask({
    title: '退出登录',
    body:
      waiting.length > 0
        ? `还有 ${sayWaiting(waiting)}没有上传。退出后它们仍保存在这台手机里，用同一个账号登录后继续上传。最好先联网上传再退出。`
        : '退出后，手机里保存的本周名单会清除。',
    confirm: '退出',
  });
  if (!sure) return false;
  await wipeKept();
  return true;
}
