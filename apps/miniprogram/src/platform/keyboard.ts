import { useEffect, useRef, useState } from 'react';

import { isWeb } from './environment';
import { useHide, useShow } from './lifecycle';

/**
 * Arrow keys on a desktop, while the page is on top and nobody is typing or answering a question.
 * @param move called with 1 for down and -1 for up
 */
export function useArrowKeys(move: (step: 1 | -1) => void): void {
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1) });
}

/**
 * Keys of a desktop by their names, while the page is on top and nobody is typing or answering a question.
 * @param actions what each key does
 */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const [onTop, setOnTop] = useState(true);
  useShow(() => setOnTop(true));
  useHide(() => setOnTop(false));
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!isWeb || !onTop) return undefined;
    const press = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (!action || event.ctrlKey || event.altKey || event.metaKey || isElsewhere(event.target)) return;
      event.preventDefault();
      action();
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
