import fc from 'fast-check';

import type { Cohabitant, ElderFacts } from '../classification/index.js';
import { addDays, type LocalDate, parseLocalDate } from '../periods/index.js';
import type { Benefit, DisabilityGrade } from '../vocabulary/index.js';

/** The day on which tests judge. */
export const TODAY = parseLocalDate('2026-06-30');

/** Everything known, 70 years old, living alone, healthy: class C. */
export const LONE_ELDER: ElderFacts = {
  birthDate: '1956-06-30',
  alive: true,
  livesInCity: true,
  livingIn: 'home',
  ruralVillage: false,
  livesAlone: true,
  partnerInCity: false,
  childInCity: false,
  cohabitants: [],
  childrenAwayMonths: null,
  hasCarerNearby: false,
  abilityScore: null,
  dementiaDiagnosed: false,
  disabilityGrade: null,
  seriousIllnessVerified: false,
  benefits: [],
  specialFamilyPlanning: false,
  caresForImpairedChildMonths: null,
  otherTargetNote: null,
};

/** Somebody of 70 under the same roof, healthy. */
export const PARTNER: Cohabitant = {
  relation: 'partner',
  birthDate: '1956-06-30',
  abilityScore: null,
  dementiaDiagnosed: false,
  disabilityGrade: null,
  seriousIllnessVerified: false,
};

/** Two elders, both 70, healthy, nobody else, no child in the city: 空巢, class C. */
export const COUPLE: ElderFacts = { ...LONE_ELDER, livesAlone: false, partnerInCity: true, cohabitants: [PARTNER] };

/** At home with a healthy grown child: of no type and in no class by the roof alone. */
export const WITH_CHILD: ElderFacts = {
  ...LONE_ELDER,
  livesAlone: false,
  childInCity: true,
  hasCarerNearby: true,
  cohabitants: [{ ...PARTNER, relation: 'child', birthDate: '1980-01-01' }],
};

/** The same facts with some of them unknown. */
export function without(facts: Partial<ElderFacts>, ...names: readonly (keyof ElderFacts)[]): Partial<ElderFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.some((unknown) => unknown === name)));
}

/** Days of two centuries, as far as elders and their families are concerned. */
export function dates(from = '1920-01-01', to = '2035-12-31'): fc.Arbitrary<LocalDate> {
  const first = parseLocalDate(from);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return fc.integer({ min: 0, max: days }).map((offset) => addDays(first, offset));
}

const score = fc.option(fc.integer({ min: 0, max: 90 }), { nil: null });
const grade = fc.option(fc.constantFrom<DisabilityGrade>(1, 2, 3, 4), { nil: null });
const months = fc.option(fc.integer({ min: 0, max: 24 }), { nil: null });
/** Birthdays near the ages that matter, so that few cases are wasted. */
const birthday = fc.oneof(
  dates('1936-01-01', '1976-12-31'),
  fc
    .constantFrom('1946-06-30', '1946-07-01', '1956-06-30', '1966-06-30', '1966-07-01', '1956-02-29')
    .map(parseLocalDate),
);

const cohabitant: fc.Arbitrary<Cohabitant> = fc.record({
  relation: fc.constantFrom('partner', 'partner', 'child', 'grandchild', 'parent', 'sibling', 'other'),
  birthDate: fc.oneof(birthday, dates('1930-01-01', '2026-01-01')),
  abilityScore: score,
  dementiaDiagnosed: fc.boolean(),
  disabilityGrade: grade,
  seriousIllnessVerified: fc.boolean(),
});

/** People of every kind, all facts known and agreeing with each other. */
export const elderFacts: fc.Arbitrary<ElderFacts> = fc
  .record({
    birthDate: birthday,
    alive: fc.constantFrom(true, true, true, true, false),
    livesInCity: fc.constantFrom(true, true, true, true, false),
    livingIn: fc.constantFrom<'home' | 'institution'>('home', 'home', 'home', 'home', 'institution'),
    ruralVillage: fc.boolean(),
    partnerInCity: fc.boolean(),
    childInCity: fc.boolean(),
    cohabitants: fc.oneof(fc.constant([]), fc.array(cohabitant, { maxLength: 3 })),
    childrenAwayMonths: months,
    hasCarerNearby: fc.boolean(),
    abilityScore: score,
    dementiaDiagnosed: fc.constantFrom(true, false, false),
    disabilityGrade: grade,
    seriousIllnessVerified: fc.constantFrom(true, false, false),
    benefits: fc.subarray<Benefit>(['destitute_scattered', 'minimum_living', 'minimum_living_marginal']),
    specialFamilyPlanning: fc.constantFrom(true, false, false),
    caresForImpairedChildMonths: months,
    otherTargetNote: fc.constantFrom(null, null, '村居申请纳入'),
  })
  .map((facts) => ({ ...facts, livesAlone: facts.cohabitants.length === 0 }));

/** Some of the facts unknown. */
export const partlyKnownFacts: fc.Arbitrary<{ known: ElderFacts; hidden: (keyof ElderFacts)[] }> = elderFacts.chain(
  (known) =>
    fc.subarray(Object.keys(known) as (keyof ElderFacts)[], { maxLength: 8 }).map((hidden) => ({ known, hidden })),
);
