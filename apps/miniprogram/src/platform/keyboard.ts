import { useEffect, useRef, useState } from 'react';

import { isWeb } from './environment';
import { useHide, useShow } from './lifecycle';

/**
 * Arrow keys on a desktop, while the page is on top and nobody is typing or answering a question.
 * @param move called with 1 for down and -1 for up
 */
export function useArrowKeys(move: (step: 1 | -1) => void): void {
  const [onTop, setOnTop] = useState(true);
  useShow(() => setOnTop(true));
  useHide(() => setOnTop(false));
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    if (!isWeb || !onTop) return undefined;
    const press = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      if (step === null || isElsewhere(event.target)) return;
      event.preventDefault();
      latest.current(step);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onTop]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [role="dialog"], [role="alertdialog"]') !== null
  );
}

/** Moves the keyboard's focus to an element, by its id. */
export function focusOn(id: string): void {
  if (isWeb)
    [...document.querySelectorAll<HTMLElement>(`[id="${id}"]`)].find((element) => element.offsetParent)?.focus();
}
