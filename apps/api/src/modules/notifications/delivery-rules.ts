import type { DeliveryState } from '@tanfang/domain';

const MINUTE_MS = 60_000;

/** How the outbox is worked through. */
export const DELIVERY_PARAMETERS = {
  /** A message goes out some seconds after it was written. */
  pollMs: 5_000,
  batch: 20,
  /** Longer than a batch takes when WeChat is slow: 20 calls of at most some seconds. */
  leaseMs: 5 * MINUTE_MS,
  /** With the pauses below, a bit more than a day. */
  mostAttempts: 14,
} as const;

/** Minutes before the next attempt: an hour without WeChat costs about six. */
const PAUSES = [1, 2, 5, 10, 20, 30, 60, 60, 120, 120, 240, 240, 480];

/** What came of an attempt. `waiting`: once more later. */
export interface Outcome {
  state: DeliveryState;
  /** WeChat's code, or ours. */
  error: string | null;
  /** WeChat itself has trouble or counts us out: the others need not be tried now. */
  pauses: boolean;
}

/** The user did not subscribe, or took it back: https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage.html */
const REFUSED_BY_USER = 43101;
/** That WeChat does not know the app, or is none any more. */
const WRONG_USER = 40003;
/** A day's quota or a minute's is used up. */
const TOO_OFTEN = new Set([45009, 45011]);
/** Busy, or a token that was refused even when new. */
const PASSING = new Set([-1, 40001, 40014, 42001]);

/**
 * What an answer of WeChat means for a message.
 * @param answer WeChat's code, 0 when it took the message; `no_answer` when there was none
 */
export function outcomeOf(answer: number | 'unbound' | 'no_template' | 'no_answer'): Outcome {
  if (answer === 0) return { state: 'sent', error: null, pauses: false };
  const error = String(answer);
  if (answer === 'unbound' || answer === 'no_template' || answer === WRONG_USER) {
    return { state: 'dropped', error, pauses: false };
  }
  if (answer === REFUSED_BY_USER) return { state: 'refused', error, pauses: false };
  if (answer === 'no_answer' || TOO_OFTEN.has(answer) || PASSING.has(answer)) {
    return { state: 'waiting', error, pauses: true };
  }
  // A wrong template, page or field (40037, 41030, 47003): trying again changes nothing, an operator has to look.
  return { state: 'dead', error, pauses: false };
}

/** Milliseconds until the next attempt, after so many. */
export function pauseAfter(attempts: number): number {
  return (PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? 1) * MINUTE_MS;
}
