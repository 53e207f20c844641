import { useEffect, type ReactNode } from 'react';

import { scrollToId } from '@/platform/scroll';

import { Notice } from './content';

interface RefusalProps {
  /** What happened, what was kept, what to do; null: nothing was refused. */
  words: string | null;
  action?: ReactNode;
}

const ID = 'refusal';

/** Why something was not saved. It comes into view by itself: the button that was pressed is at the other end of the page. */
export function Refusal({ words, action }: RefusalProps) {
  useEffect(() => {
    if (words !== null) scrollToId(ID);
  }, [words]);
  return words === null ? null : (
    <Notice id={ID} tone="bad" action={action}>
      {words}
    </Notice>
  );
}
