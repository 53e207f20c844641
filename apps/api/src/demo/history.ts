import { addDays, type CareLevel, type LocalDate } from '@tanfang/domain';
import type { Rng } from './rng.js';

/** How well a village keeps up its visits; decides how much of the year's work was really done. */
export interface VillageShape {
  /** Share of due contacts that are made, 0..1. */
  diligence: number;
  /** Mondays of weeks in which the visitor was away and almost nothing happened. */
  gapWeeks: ReadonlySet<string>;
}

export interface DemoVisit {
  on: LocalDate;
  /** Minutes after midnight, Asia/Shanghai. */
  startMinute: number;
  durationMinutes: number;
  method: 'home' | 'phone' | 'video';
  outcome: 'completed' | 'unanswered' | 'nobody_home';
  /** The item of Annex 4 that was found wanting, if any. */
  concern: DemoConcern | null;
}

export type DemoConcern = 'gasSafety' | 'electricitySafety' | 'mobility' | 'illness' | 'mood' | 'homeHygiene';

const CONCERNS: readonly (readonly [DemoConcern, number])[] = [
  ['gasSafety', 3],
  ['electricitySafety', 3],
  ['mobility', 3],
  ['illness', 2],
  ['mood', 2],
  ['homeHygiene', 1],
];

/** Shapes drawn so that some villages are exemplary, most ordinary, and a few need a call from the town. */
export function villageShape(rng: Rng, mondays: readonly LocalDate[]): VillageShape {
  const diligence = rng.weighted([
    [0.99, 30],
    [0.94, 35],
    [0.85, 20],
    [0.62, 10],
    [0.35, 5],
  ]);
  const gaps = diligence > 0.9 ? rng.int(0, 1) : rng.int(1, 4);
  return { diligence, gapWeeks: new Set(Array.from({ length: gaps }, () => rng.pick(mondays))) };
}

const METHODS: Record<CareLevel, readonly DemoVisit['method'][]> = {
  A: ['home', 'phone', 'home', 'phone'],
  B: ['home', 'phone'],
  C: ['phone'],
};

/**
 * The contacts of one elder in the week that begins on `monday`: home and remote alternating, spread over the
 * week, some missed, a few unanswered. Dates lie within [`from`, `to`], both included.
 */
export function demoWeek(
  rng: Rng,
  input: {
    level: CareLevel;
    monday: LocalDate;
    from: LocalDate;
    to: LocalDate;
    shape: VillageShape;
    homeConsent: boolean;
  },
): DemoVisit[] {
  const { level, monday, shape } = input;
  const willing = shape.gapWeeks.has(monday) ? 0.05 : shape.diligence;
  const plan = METHODS[level];
  const visits: DemoVisit[] = [];
  plan.forEach((planned, i) => {
    if (!rng.chance(willing)) return;
    const day = Math.floor(((i + rng.next()) * 7) / plan.length);
    const on = addDays(monday, day);
    if (on < input.from || on > input.to) return;
    const method =
      planned === 'home' && !input.homeConsent ? 'phone' : planned === 'phone' && rng.chance(0.08) ? 'video' : planned;
    const startMinute = rng.int(8 * 60, 17 * 60);
    if (rng.chance(0.025)) {
      visits.push(visit(on, startMinute - 30, method, method === 'home' ? 'nobody_home' : 'unanswered', null, 1));
    }
    const concern = method === 'home' && rng.chance(0.02) ? rng.weighted(CONCERNS) : null;
    visits.push(
      visit(on, startMinute, method, 'completed', concern, method === 'home' ? rng.int(10, 35) : rng.int(2, 9)),
    );
  });
  return visits;
}

function visit(
  on: LocalDate,
  startMinute: number,
  method: DemoVisit['method'],
  outcome: DemoVisit['outcome'],
  concern: DemoConcern | null,
  durationMinutes: number,
): DemoVisit {
  return { on, startMinute, durationMinutes, method, outcome, concern };
}
