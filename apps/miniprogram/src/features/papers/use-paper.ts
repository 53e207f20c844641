import type { IssuedPaper } from '@tanfang/contracts';
import { useRef, useState } from 'react';

import { openDocument } from '@/platform/document';
import { asProblem } from '@/platform/problem';
import { sayProblem } from '@/platform/sending';

/** A document on its way to the person. */
export interface PaperState {
  busy: boolean;
  /** Why there is none. */
  refusal: string | null;
  /** The last one that was made. */
  made: IssuedPaper | null;
  get: (call: () => Promise<IssuedPaper>) => Promise<void>;
}

/** Asks for a document and opens it. A second tap while one is under way does nothing. */
export function usePaper(): PaperState {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [made, setMade] = useState<IssuedPaper | null>(null);
  const underWay = useRef(false);
  const get: PaperState['get'] = async (call) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setRefusal(null);
    setMade(null);
    try {
      const paper = await call();
      await openDocument(paper);
      setMade(paper);
    } catch (error) {
      setRefusal(sayProblem(asProblem(error)));
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, refusal, made, get };
}
