import type { CareLevel, TargetType } from '../vocabulary/index.js';
import { RAISED_CLAUSE } from '../vocabulary/life.js';
import type { Classification } from './facts.js';
import { levelName, rankOf } from './judge.js';

/** A raise that two people decided, on a day on which it holds. */
export interface ActiveRaise {
  readonly level: CareLevel;
  readonly reason: string;
}

/** What stands on the file: the judgement by the clauses, or the raise above it. */
export interface Standing {
  readonly level: CareLevel | null;
  /** A clause of the plan, or {@link RAISED_CLAUSE}. */
  readonly clause: string | null;
  readonly alsoMatches: string[];
  readonly targetTypes: TargetType[];
  readonly exclusion: string | null;
  readonly explanation: string;
  /** Whether the raise is what decided. */
  readonly raised: boolean;
}

/** Whoever is dead, gone, in an institution or too young is in no class, whatever anybody decided. */
const CANNOT_BE_RAISED: readonly (string | null)[] = ['S1', 'S2', 'S3', 'S4'];

/**
 * The higher of the judged and the raised class. A raise never lowers; where the clauses alone lead as high, they
 * stand. Somebody of no target type who is raised counts as 其他（local widening, 各地可逐步扩大）.
 */
export function withRaise(judged: Classification, raise: ActiveRaise | null): Standing {
  const { level, clause, alsoMatches, targetTypes, exclusion, explanation } = judged;
  const stays = { level, clause, alsoMatches: [...alsoMatches], targetTypes, exclusion, explanation, raised: false };
  if (raise === null || CANNOT_BE_RAISED.includes(exclusion) || rankOf(raise.level) <= rankOf(level)) return stays;
  return {
    level: raise.level,
    clause: RAISED_CLAUSE,
    alsoMatches: clause === null ? [] : [clause, ...alsoMatches],
    targetTypes: targetTypes.length > 0 ? targetTypes : ['other'],
    exclusion: null,
    explanation: `人工提级为${levelName(raise.level)}，理由：${raise.reason}。按条款判定为${levelName(level)}：${explanation}`,
    raised: true,
  };
}
