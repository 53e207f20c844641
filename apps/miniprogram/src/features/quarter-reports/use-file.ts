import { useState } from 'react';

import { asProblem } from '@/platform/problem';

/** A file on its way to the person. */
export function useFile() {
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const fetchFile = async (name: string, call: () => Promise<unknown>) => {
    if (busy !== null) return;
    setBusy(name);
    setRefusal(null);
    try {
      await call();
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(null);
    }
  };
  return { busy, refusal, fetchFile };
}
