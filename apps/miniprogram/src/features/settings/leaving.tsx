import { useState } from 'react';

import { drain } from '@/offline/drain';
import { unfinishedNow } from '@/offline/unfinished';
import { sayWaiting, unsentNow } from '@/offline/unsent';
import { wipeAll, wipeKept } from '@/offline/wipe';
import { ask, Box, Button, Notice, Sheet } from '@/ui';

/** What would be left on the phone, in words; empty when nothing is. */
function sayLeft(): string {
  const forms = unfinishedNow();
  const waiting = sayWaiting(unsentNow());
  return [waiting && `${waiting}没有上传`, forms && `${forms} 份表没有填完`].filter(Boolean).join('，');
}

interface Leaving {
  /** Begins: asks, and where something was not sent lets the person choose. */
  begin: () => Promise<void>;
  /** True while the person chooses. */
  choosing: boolean;
  /** Ends with what was chosen. */
  end: (choice: 'stay' | 'keep' | 'wipe') => Promise<void>;
}

/**
 * Signing out: what the phone kept of elders is wiped. What was not sent is asked about first.
 * @param signOut ends the session; what is wiped is wiped before
 */
export function useLeaving(signOut: () => Promise<void>): Leaving {
  const [choosing, setChoosing] = useState(false);
  const end: Leaving['end'] = async (choice) => {
    setChoosing(false);
    if (choice === 'stay') return;
    await (choice === 'wipe' ? wipeAll() : wipeKept());
    await signOut();
  };
  const begin = async () => {
    if (sayLeft() !== '') return setChoosing(true);
    const body = '退出后，手机里保存的本周名单会清除。';
    if (await ask({ title: '退出登录', body, confirm: '退出' })) await end('wipe');
  };
  return { begin, choosing, end };
}

/** What becomes of what was not sent: it goes up first, stays for the same account, or is wiped. */
export function LeavingSheet({ end }: Pick<Leaving, 'end'>) {
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const left = sayLeft();
  const send = async () => {
    setSending(true);
    setFailed(false);
    await drain();
    setSending(false);
    if (sayLeft() === '') await end('wipe');
    else setFailed(unsentNow().length > 0);
  };
  const wipe = async () => {
    const sure = await ask({
      title: '从手机里清除',
      body: `${left}。清除后找不回来，没有上传的探访不会计入次数。`,
      confirm: '清除并退出',
      danger: true,
    });
    if (sure) await end('wipe');
  };
  return (
    <Sheet title="退出登录" onClose={() => void end('stay')}>
      <Box className="t-wrap" id="left-on-phone">{`这台手机里还有：${left}。`}</Box>
      {failed ? (
        <Notice tone="bad" id="leaving-failed">
          还没有传完。请看网络好不好，或到“待上传”里看原因。
        </Notice>
      ) : null}
      {unsentNow().length > 0 ? (
        <Button id="leave-send" kind="primary" block busy={sending && '正在上传'} onPress={() => void send()}>
          先上传，再退出
        </Button>
      ) : null}
      <Button id="leave-keep" block disabled={sending} onPress={() => void end('keep')}>
        留在手机里，退出
      </Button>
      <Box className="t-soft t-small">用同一个账号在这台手机登录后可以接着传、接着填，别人登录看不到。</Box>
      <Button id="leave-wipe" kind="danger" block disabled={sending} onPress={() => void wipe()}>
        从手机里清除，退出
      </Button>
    </Sheet>
  );
}
