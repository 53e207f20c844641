import { useState } from 'react';

/** What is chosen from a list, by id. */
export interface Picks<T> {
  chosen: readonly T[];
  has: (id: number) => boolean;
  toggle: (item: T) => void;
  /** Adds these; takes them away where all of them are chosen already. */
  toggleAll: (items: readonly T[]) => void;
  clear: () => void;
}

/** Choosing many: what is chosen stays chosen while the list is narrowed otherwise. */
export function usePicks<T>(idOf: (item: T) => number): Picks<T> {
  const [chosen, setChosen] = useState<readonly T[]>([]);
  return {
    chosen,
    has: (id) => chosen.some((item) => idOf(item) === id),
    toggle: (item) => setChosen((before) => toggled(before, item, idOf)),
    toggleAll: (items) => setChosen((before) => allToggled(before, items, idOf)),
    clear: () => setChosen([]),
  };
}

export function toggled<T>(chosen: readonly T[], item: T, idOf: (item: T) => number): readonly T[] {
  const rest = chosen.filter((other) => idOf(other) !== idOf(item));
  return rest.length < chosen.length ? rest : [...chosen, item];
}

export function allToggled<T>(chosen: readonly T[], items: readonly T[], idOf: (item: T) => number): readonly T[] {
  const shown = new Set(items.map(idOf));
  const others = chosen.filter((item) => !shown.has(idOf(item)));
  return chosen.length - others.length === items.length ? others : [...others, ...items];
}
