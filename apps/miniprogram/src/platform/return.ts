import { useRef } from 'react';

import { useShow } from './lifecycle';

/** Showing a page for the first time follows its opening within this time; a person takes longer to come back. */
const OPENING_MS = 500;

/** Calls back when the page shows again after another page, or after the app was away; not when it opens. */
export function useReturn(listener: () => void): void {
  const openedAt = useRef(Date.now());
  useShow(() => {
    if (Date.now() - openedAt.current > OPENING_MS) listener();
  });
}
