import { Problem } from '@/platform/problem';
import { api } from '@/platform/request';

import { keptFile } from './kept-files';

type Payload = Record<string, unknown>;

/** Where a payload is sent, and with which body; what the path says is not said again in the body. */
type Destination = (payload: Payload) => { path: string; body: Payload };

/** What can wait for the network: its name in the queue, and where it goes. The payload carries the clientId. */
const DESTINATIONS: Readonly<Record<string, Destination>> = {
  visit: (payload) => ({ path: '/visits', body: payload }),
  emergency: (payload) => ({ path: '/emergencies', body: payload }),
  revisit: ({ followUpId, ...body }) => ({ path: `/follow-ups/${Number(followUpId)}/revisits`, body }),
  registration: (payload) => ({ path: '/elders', body: payload }),
  'monthly-confirmation': ({ elderId, ...body }) => ({
    path: `/elders/${Number(elderId)}/monthly-confirmations`,
    body,
  }),
};

/** Files of a visit by kind, and what they are below the visit. */
const FILES_OF_VISIT: Readonly<Record<string, string>> = { 'visit-photo': 'photos', 'visit-voice': 'voice-notes' };

/** Uploads a kept file and adds it to its visit. Both are the same however often they are sent. */
async function sendFile(part: string, { clientId, visitClientId }: Payload): Promise<unknown> {
  const file = await keptFile(String(clientId));
  if (!file) {
    const detail = '这个文件已不在手机里，可能是手机清理了空间，没法上传。探访记录不受影响。';
    throw new Problem(-1, 'phone.file_gone', detail);
  }
  const fileId = await api.keepFile(file, String(clientId));
  return api.post(`/visits/by-client-id/${String(visitClientId)}/${part}`, { fileId });
}

/**
 * Sends one item.
 * @throws Problem
 */
export function sendItem(kind: string, payload: unknown): Promise<unknown> {
  const part = FILES_OF_VISIT[kind];
  if (part) return sendFile(part, payload as Payload);
  const destination = DESTINATIONS[kind];
  if (!destination) throw new Error(`unknown kind in the queue: ${kind}`);
  const { path, body } = destination(payload as Payload);
  return api.post(path, body);
}
