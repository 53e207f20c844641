import { useEffect, useState } from 'react';

const PAUSE_MS = 350;

/** The value as it was when it last stayed the same for a moment: nothing is asked of the server while somebody still types. */
export function useSettled<T extends string | null>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
