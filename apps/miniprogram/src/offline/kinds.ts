import { api } from '@/platform/request';

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

/**
 * Sends one item.
 * @throws Problem
 */
export function sendItem(kind: string, payload: unknown): Promise<unknown> {
  const destination = DESTINATIONS[kind];
  if (!destination) throw new Error(`unknown kind in the queue: ${kind}`);
  const { path, body } = destination(payload as Payload);
  return api.post(path, body);
}
