import {
  addDays,
  type CareLevel,
  classify,
  type ElderFacts,
  levelName,
  type LocalDate,
  parseLocalDate,
  rankOf,
  upcomingChanges,
  withRaise,
} from '@tanfang/domain';
import type { ComingChange } from './coming-change.entity.js';

/** How far ahead changes are written down; lists look at three months of it. */
const DAYS_AHEAD = 400;
/** A file is looked at again before its list runs short. */
const DAYS_UNTIL_LOOKED_AT = 300;

/** The part of a change that follows from the facts. */
export type Coming = Pick<
  ComingChange,
  'onDate' | 'cause' | 'age' | 'beforeLevel' | 'afterLevel' | 'direction' | 'explanation'
>;

/** An approved raise, now or later. */
export interface Raise {
  level: CareLevel;
  reason: string;
  fromDate: string;
  toDate: string | null;
}

/**
 * What time alone will do after today: birthdays, dated parameters, and raises that begin or end.
 * @returns earliest first, and the day on which the file is to be judged anew
 */
export function comingOf(
  facts: Partial<ElderFacts>,
  today: LocalDate,
  raise: Raise | null,
): { changes: Coming[]; nextJudgementOn: LocalDate } {
  const last = addDays(today, DAYS_AHEAD);
  const levelOn = (on: LocalDate): CareLevel | null => {
    const holds = raise !== null && raise.fromDate <= on && (raise.toDate === null || raise.toDate >= on);
    return withRaise(classify(facts, on), holds ? raise : null).level;
  };
  const change = (on: LocalDate, words: (before: CareLevel | null, after: CareLevel | null) => string) => {
    const [beforeLevel, afterLevel] = [levelOn(addDays(on, -1)), levelOn(on)];
    const difference = rankOf(afterLevel) - rankOf(beforeLevel);
    const direction = difference > 0 ? ('raised' as const) : difference < 0 ? ('lowered' as const) : ('same' as const);
    return { onDate: on, beforeLevel, afterLevel, direction, explanation: words(beforeLevel, afterLevel) };
  };

  const byTime = upcomingChanges(facts, addDays(today, 1), last).map(
    ({ on, cause, age, after, explanation }): Coming => ({
      cause,
      age,
      ...change(on, (_, level) =>
        level === after.level ? explanation : `${explanation}；人工提级期间为${levelName(level)}`,
      ),
    }),
  );
  const ofRaise = raiseDays(raise)
    .filter(({ on }) => on > today && on <= last)
    .map(({ on, what }): Coming => ({
      cause: 'raise',
      age: null,
      ...change(on, (before, after) => `${on}${what}，${effectOf(before, after)}`),
    }));
  const changes = [...byTime, ...ofRaise].sort((a, b) => (a.onDate < b.onDate ? -1 : Number(a.onDate > b.onDate)));
  const lookAgain = addDays(today, DAYS_UNTIL_LOOKED_AT);
  const next = changes[0] ? parseLocalDate(changes[0].onDate) : lookAgain;
  return { changes, nextJudgementOn: next < lookAgain ? next : lookAgain };
}

function raiseDays(raise: Raise | null): { on: LocalDate; what: string }[] {
  if (raise === null) return [];
  const begins = { on: parseLocalDate(raise.fromDate), what: '人工提级开始' };
  return raise.toDate === null
    ? [begins]
    : [begins, { on: addDays(parseLocalDate(raise.toDate), 1), what: '人工提级到期' }];
}

function effectOf(before: CareLevel | null, after: CareLevel | null): string {
  return before === after ? `仍为${levelName(after)}` : `由${levelName(before)}变为${levelName(after)}`;
}
