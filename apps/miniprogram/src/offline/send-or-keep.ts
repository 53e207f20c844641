import { newClientId } from '@/platform/client-id';
import { asProblem, Problem } from '@/platform/problem';

import { sendItem } from './kinds';
import { discard, enqueue, unsentNow, type NewItem } from './unsent';

/** What became of something that was to be sent: the server's answer, or that it waits on the phone. */
export type Sent<T> = { answer: T; kept: false } | { answer: null; kept: true };

/**
 * Sends now where the network allows it, so that a refusal comes back to the form; without network keeps the item in
 * the queue. An item whose subject has others waiting joins them: it must not overtake.
 * @throws Problem: the server refused it, or the phone has no room to keep it
 */
export async function sendOrKeep<T>(item: NewItem): Promise<Sent<T>> {
  const clientId = item.clientId ?? newClientId();
  const ahead = unsentNow().some((other) => other.subject === item.subject && other.clientId !== clientId);
  if (!ahead) {
    try {
      const answer = (await sendItem(item.kind, { ...item.payload, clientId })) as T;
      if (unsentNow().some((other) => other.clientId === clientId)) discard(clientId);
      return { answer, kept: false };
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.isNetwork) throw problem;
    }
  }
  if (enqueue({ ...item, clientId })) return { answer: null, kept: true };
  throw new Problem(
    -1,
    'phone.full',
    '没有网络，手机存储空间也不足，没能保存待上传的内容。您填写的内容还在这一页，请联网后再试。',
  );
}
