import type { UnreadCount } from '@tanfang/contracts';
import { useEffect } from 'react';

import { useShow } from '@/platform/lifecycle';
import { api } from '@/platform/request';
import { useAccount } from '@/platform/session';
import { createStore, useStore } from '@/platform/store';

/** How many messages of whom are unread, as last known. */
const unread = createStore({ accountId: 0, count: 0 });

/** Asks how many messages are unread. Without network the number last known stays. */
export async function refreshUnread(accountId: number): Promise<void> {
  try {
    const { unread: count } = await api.get<UnreadCount>('/notifications/unread-count');
    unread.set({ accountId, count });
  } catch {
    // The bell is a side matter: the page itself says what is wrong with the network.
  }
}

/** How many messages of the signed-in account are unread; asked anew whenever a home page shows. */
export function useUnread(): number {
  const account = useAccount();
  const { accountId, count } = useStore(unread);
  const id = account?.id ?? 0;
  const refresh = () => {
    if (id !== 0) void refreshUnread(id);
  };
  useEffect(refresh, [id]);
  useShow(refresh);
  return accountId === id ? count : 0;
}
