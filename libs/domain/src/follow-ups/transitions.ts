/** One step that a record may take, and why it may not be taken now (in Chinese); null when it may. */
export interface Step<Status extends string, Context> {
  readonly to: Status;
  readonly guard?: (context: Context) => string | null;
}

/** A record's life: where it begins, where it may end, and every step between. */
export interface TransitionTable<Status extends string, Action extends string, Context> {
  readonly initial: Status;
  /** Statuses in which a record may stay for good. */
  readonly final: readonly Status[];
  readonly steps: Readonly<Record<Status, Readonly<Partial<Record<Action, Step<Status, Context>>>>>>;
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
  const step = table.steps[from][action];
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
  return Object.keys(table.steps[from]) as Action[];
}
