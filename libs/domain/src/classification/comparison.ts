import type { CareLevel } from '../vocabulary/programme.js';
import type { ElderFacts } from './facts.js';
import { judge } from './judge.js';
import { type OwnParameters, policyOn } from './policy.js';

/** Somebody who would be in another class. */
export interface Move {
  /** Place in the list of facts. */
  readonly index: number;
  readonly from: CareLevel | null;
  readonly to: CareLevel | null;
}

export interface Comparison {
  readonly moves: readonly Move[];
  /** How many move from where to where, e.g. `C→B`; 无 stands for no class. */
  readonly counts: Readonly<Record<string, number>>;
  readonly unchanged: number;
}

/**
 * Who would move if one set of parameters took the place of another.
 * @param on the day of judgement, `YYYY-MM-DD`
 * @param a the present set, `b` the proposed one; undefined stands for the plan's own values
 */
export function compareParameterSets(
  factsList: readonly Partial<ElderFacts>[],
  on: string,
  a: OwnParameters | undefined,
  b: OwnParameters | undefined,
): Comparison {
  const [present, proposed] = [policyOn(on, a), policyOn(on, b)];
  const moves: Move[] = [];
  const counts: Record<string, number> = {};
  factsList.forEach((facts, index) => {
    const from = judge(facts, on, present).level;
    const to = judge(facts, on, proposed).level;
    if (from === to) return;
    moves.push({ index, from, to });
    const name = `${from ?? '无'}→${to ?? '无'}`;
    counts[name] = (counts[name] ?? 0) + 1;
  });
  return { moves, counts, unchanged: factsList.length - moves.length };
}
