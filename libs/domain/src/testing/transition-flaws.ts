import type { Step, TransitionTable } from '../follow-ups/transitions.js';

/**
 * The proof that a table hangs together: every status is reached from the initial one and can come to a final one.
 * @returns what is wrong; empty when nothing is
 */
export function flawsOf<Status extends string, Action extends string, Context>(
  table: TransitionTable<Status, Action, Context>,
): string[] {
  const statuses = Object.keys(table.steps) as Status[];
  const after = (status: Status): Status[] =>
    Object.values(table.steps[status] as Record<string, Step<Status, Context>>).map((step) => step.to);
  const reached = closure([table.initial], after);
  const ending = closure(table.final, (status) => statuses.filter((before) => after(before).includes(status)));
  return [
    ...statuses.filter((status) => !reached.has(status)).map((status) => `${status} is never reached`),
    ...statuses.filter((status) => !ending.has(status)).map((status) => `${status} never comes to an end`),
  ];
}

/** Everything that can be got to, step by step. */
function closure<Status>(start: readonly Status[], next: (status: Status) => readonly Status[]): ReadonlySet<Status> {
  const found = new Set(start);
  // A set grows while it is walked, so that each new status is looked at in its turn.
  for (const status of found) for (const following of next(status)) found.add(following);
  return found;
}
