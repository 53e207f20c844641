import { useRef, useState } from 'react';

import { asProblem } from './problem';
import { sayProblem } from './sending';

/** A step that a person started, one at a time; a second press while one is under way does nothing. */
export interface Act {
  /** Name of the step that is under way. */
  busy: string | null;
  refusal: string | null;
  run: (step: string, work: () => Promise<void>) => Promise<void>;
}

export function useAct(): Act {
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const underWay = useRef(false);
  const run: Act['run'] = async (step, work) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(step);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(sayProblem(asProblem(error)));
    } finally {
      underWay.current = false;
      setBusy(null);
    }
  };
  return { busy, refusal, run };
}
