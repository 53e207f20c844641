import { newClientId } from '@/platform/client-id';
import { nowMs } from '@/platform/clock';
import { api } from '@/platform/request';
import { currentSession } from '@/platform/session';
import { readStored, writeStored } from '@/platform/storage';

import { isRecord } from './queue';
import { unsentNow } from './unsent';

const PERMISSION = 'phone.report';
/** The same said again within this time tells nobody anything. */
const AGAIN_MS = 6 * 3_600_000;

/** What was said last, so that it is not said again each time. */
interface Said {
  accountId: number;
  words: string;
  at: number;
}

/** An id of this device, made once; it says nothing about the device itself. */
function deviceId(): string {
  const kept = readStored<string>('device-id');
  if (kept) return kept;
  const made = newClientId();
  writeStored('device-id', made);
  return made;
}

/**
 * Tells the server how many records wait on this phone and since when, so that the village can call before they are
 * lost. Nothing of a record is in it. Where there is no network the next contact tells it.
 */
export async function reportPhone(): Promise<void> {
  const account = currentSession()?.account;
  if (!account?.permissions.includes(PERMISSION)) return;
  const waiting = unsentNow().filter(isRecord);
  const body = {
    unsent: waiting.length,
    refused: waiting.filter(({ state }) => state === 'rejected').length,
    oldestUnsentAt: waiting.map(({ createdAt }) => createdAt).sort()[0] ?? null,
  };
  const words = JSON.stringify(body);
  const said = readStored<Said>('phone-said');
  const isKnown = said?.accountId === account.id && said.words === words && nowMs() - said.at < AGAIN_MS;
  if (isKnown) return;
  try {
    await api.post('/phones/report', { ...body, deviceId: deviceId() });
    writeStored('phone-said', { accountId: account.id, words, at: nowMs() } satisfies Said);
  } catch {
    // Not heard this time; the person has nothing to do about it.
  }
}
