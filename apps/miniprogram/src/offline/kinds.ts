import { api } from '@/platform/request';

/** What can wait for the network: its name in the queue, and where it is sent. The payload carries the clientId. */
const PATHS: Record<string, (payload: Record<string, unknown>) => string> = {
  visit: () => '/visits',
};

export type QueueKind = keyof typeof PATHS;

/**
 * Sends one item.
 * @throws Problem
 */
export function sendItem(kind: string, payload: unknown): Promise<unknown> {
  const path = PATHS[kind];
  if (!path) throw new Error(`unknown kind in the queue: ${kind}`);
  return api.post(path(payload as Record<string, unknown>), payload);
}
