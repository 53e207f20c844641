/** One step that a record may take. `Context` is what its guard looks at. */
export interface Transition<Status extends string, Action extends string, Context> {
  readonly from: Status;
  readonly action: Action;
  readonly to: Status;
  /** Why the step may not be taken now, in Chinese; null when it may. */
  readonly guard?: (context: Context) => string | null;
}

/** A record's life: where it begins, where it may end, and every step between. */
export interface TransitionTable<Status extends string, Action extends string, Context> {
  readonly initial: Status;
  /** Statuses in which a record may stay for good. */
  readonly final: readonly Status[];
  readonly transitions: readonly Transition<Status, Action, Context>[];
}

export type TransitionResult<Status extends string> =
  | { readonly ok: true; readonly to: Status }
  | {
      readonly ok: false;
      readonly code: 'transition.not_allowed' | 'transition.refused';
      /** In Chinese. */
      readonly message: string;
    };

/** Takes a step, or says why not. */
export function transition<Status extends string, Action extends string, Context>(
  table: TransitionTable<Status, Action, Context>,
  from: Status,
  action: Action,
  context: Context,
): TransitionResult<Status> {
  const step = table.transitions.find((candidate) => candidate.from === from && candidate.action === action);
  if (step === undefined) {
    return { ok: false, code: 'transition.not_allowed', message: '当前状态不能进行这项操作，请刷新后再看' };
  }
  const refusal = step.guard?.(context) ?? null;
  if (refusal !== null) return { ok: false, code: 'transition.refused', message: refusal };
  return { ok: true, to: step.to };
}

/** The actions that a status knows, whatever their guards will say. */
export function actionsFrom<Status extends string, Action extends string, Context>(
  table: TransitionTable<Status, Action, Context>,
  from: Status,
): Action[] {
  return table.transitions.filter((step) => step.from === from).map((step) => step.action);
}

/**
 * The proof that a table hangs together: every status is reached from the initial one, every status that is not final
 * is left and can come to a final one, final ones are known, and no status has two steps for one action.
 * @returns what is wrong; empty when nothing is
 */
export function flawsOf<Status extends string, Action extends string, Context>(
  table: TransitionTable<Status, Action, Context>,
  statuses: readonly Status[],
): string[] {
  const reached = closure([table.initial], (status) =>
    table.transitions.filter((step) => step.from === status).map((step) => step.to),
  );
  const ending = closure(table.final, (status) =>
    table.transitions.filter((step) => step.to === status).map((step) => step.from),
  );
  const steps = table.transitions.map((step) => `${step.from} ${step.action}`);
  return [
    ...statuses.filter((status) => !reached.has(status)).map((status) => `${status} is never reached`),
    ...statuses.filter((status) => !ending.has(status)).map((status) => `${status} never comes to an end`),
    ...steps.filter((step, index) => steps.indexOf(step) !== index).map((step) => `${step} leads to two statuses`),
  ];
}

/** Everything that can be got to, step by step. */
function closure<Status extends string>(
  start: readonly Status[],
  next: (status: Status) => readonly Status[],
): ReadonlySet<Status> {
  const found = new Set(start);
  // A set grows while it is walked, so that each new status is looked at in its turn.
  for (const status of found) for (const following of next(status)) found.add(following);
  return found;
}
