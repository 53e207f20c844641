import type { AccountView, Session } from '@tanfang/contracts';

import { createStore, useStore } from './store';
import { readStored, removeStored, writeStored } from './storage';

/** Who is signed in. */
export type Account = AccountView;

const KEY = 'session';

const session = createStore<Session | null>(readStored<Session>(KEY), (value) => {
  if (value) writeStored(KEY, value);
  else removeStored(KEY);
});

const ended = createStore<string | null>(null);

/** The session now, or null when nobody is signed in. */
export const currentSession = (): Session | null => session.get();

/** The session as another window of the app may have renewed it meanwhile; another account's is left alone. */
export function rereadSession(): Session | null {
  const stored = readStored<Session>(KEY);
  const own = session.get();
  if (stored && stored.account.id === own?.account.id && stored.refreshToken !== own.refreshToken) session.set(stored);
  return session.get();
}

/** Keeps a new or renewed session. */
export function keepSession(next: Session): void {
  ended.set(null);
  session.set(next);
}

/** Forgets the tokens. Unsent records stay; they belong to the account and go up when it signs in again. */
export const forgetSession = (): void => session.set(null);

/** The server ended the session: forgets the tokens, and keeps why, for the sign-in page. */
export function endSession(words: string): void {
  ended.set(words);
  session.set(null);
}

/** Why the last session ended by itself, for components; null when it did not. */
export const useSessionEnd = (): string | null => useStore(ended);

/** Calls back on each sign-in, renewal and sign-out. @returns a function that stops it */
export const onSessionChange = (listener: () => void): (() => void) => session.subscribe(listener);

/** The signed-in account, for components; null when nobody is. */
export const useAccount = (): Account | null => useStore(session)?.account ?? null;

/** Whether the signed-in account holds a permission such as `visit.record`. */
export const useAllowed = (permission: string): boolean => useAccount()?.permissions.includes(permission) ?? false;
