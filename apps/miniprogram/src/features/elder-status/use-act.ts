import { useRef, useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { asProblem, type Problem } from '@/platform/problem';

/** One act that is sent once: the same id goes with each try, so that a retry after a lost answer is no second act. */
export interface Acting {
  busy: boolean;
  problem: Problem | null;
  /** Wrong fields by name. */
  errors: Record<string, string>;
  /** Sends it. @returns the answer, or null where it was refused */
  send: <T>(act: (clientId: string) => Promise<T>) => Promise<T | null>;
}

export function useAct(): Acting {
  const clientId = useRef(newClientId());
  const running = useRef(false);
  const [state, setState] = useState<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });
  const send = async <T>(act: (clientId: string) => Promise<T>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setState({ busy: true, problem: null });
    try {
      const answer = await act(clientId.current);
      clientId.current = newClientId();
      setState({ busy: false, problem: null });
      return answer;
    } catch (error) {
      const problem = asProblem(error);
      // A refusal is final for this id; only an answer that may still come is asked for again.
      if (!problem.isTemporary) clientId.current = newClientId();
      setState({ busy: false, problem });
      return null;
    } finally {
      running.current = false;
    }
  };
  return { ...state, errors: state.problem?.fieldErrors ?? {}, send };
}
