import { useRef, useState } from 'react';

import { newClientId } from './client-id';
import { asProblem, type Problem } from './problem';

/** A write that a person waits for. */
export interface Sending {
  busy: boolean;
  /** Why it was not taken; null before the first try and while one is under way. */
  problem: Problem | null;
  /**
   * Sends once. The same body sent again after a lost answer carries the same id, so that it happens once.
   * @returns the answer; null where there was none, and `problem` says why
   */
  send: <B extends object, A>(body: B, call: (body: B & { clientId: string }) => Promise<A>) => Promise<A | null>;
  clear: () => void;
}

/** Sends writes with an id of their own, and keeps why one was refused. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tried = useRef({ body: '', clientId: '' });
  const send: Sending['send'] = async (body, call) => {
    const text = JSON.stringify(body);
    if (tried.current.body !== text) tried.current = { body: text, clientId: newClientId() };
    setBusy(true);
    setProblem(null);
    try {
      const answer = await call({ ...body, clientId: tried.current.clientId });
      tried.current = { body: '', clientId: '' };
      return answer;
    } catch (error) {
      setProblem(asProblem(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send, clear: () => setProblem(null) };
}

/** What a refusal says above a form: the fields' own words where there are any, since they say what to do. */
export function sayProblem(problem: Problem | null): string | null {
  if (!problem) return null;
  const fields = [...new Set(problem.errors.map(({ detail }) => detail))].filter((detail) => detail !== problem.detail);
  return fields.length > 0 ? `${problem.detail}${fields.join('；')}。` : problem.detail;
}
