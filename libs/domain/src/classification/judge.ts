import { parseLocalDate } from '../periods/dates.js';
import { TARGET_TYPES, type TargetType } from '../vocabulary/annex3.js';
import { CARE_LEVELS, type CareLevel } from '../vocabulary/programme.js';
import { CLAUSES } from './clauses.js';
import {
  CLAUSE_CODES,
  type ClauseCode,
  type ElderFacts,
  type ExclusionCode,
  FACT_LABELS,
  type FactName,
  type MissingFact,
  type Verdict,
} from './facts.js';
import { all, any, type Finding, flag, NO, not, when } from './findings.js';
import { type Circumstances, circumstances } from './household.js';
import type { Policy } from './parameters.js';

const TARGET_TYPE_CODES = Object.keys(TARGET_TYPES) as TargetType[];
const FACT_NAMES = Object.keys(FACT_LABELS) as FactName[];

/** How much care a level means; no level is 0. */
export const LEVEL_RANK: Readonly<Record<CareLevel, number>> = { A: 3, B: 2, C: 1 };

/** 0 for no level, 1 to 3 for C to A. */
export function rankOf(level: CareLevel | null): number {
  return level === null ? 0 : LEVEL_RANK[level];
}

/**
 * Judges one person by 三（一）1 and Annex 1, without words; for many people at once.
 * @param on the day of judgement, `YYYY-MM-DD`
 * @param policy the values valid on that day, see `policyOn`
 * @throws PeriodError when a date is none
 */
export function judge(facts: Partial<ElderFacts>, on: string, policy: Policy): Verdict {
  return weigh(facts, circumstances(facts, parseLocalDate(on), policy), policy);
}

/** The judgement on circumstances already worked out. */
export function weigh(facts: Partial<ElderFacts>, person: Circumstances, policy: Policy): Verdict {
  const exclusion = excluded(facts, person);
  if (exclusion !== null) return { ...NOTHING, exclusion };

  const types = targetTypeFindings(facts, person, policy);
  const clauses = clauseFindings(facts, person, policy, any(...TARGET_TYPE_CODES.map((type) => types[type])));
  const targetTypes = TARGET_TYPE_CODES.filter((type) => types[type].holds === true);
  const matches = CLAUSE_CODES.filter((clause) => clauses[clause].holds === true);
  const [clause = null, ...others] = matches;
  const level = clause === null ? null : CLAUSES[clause].level;
  return {
    level,
    clause,
    alsoMatches: others.filter((other) => other !== 'C'),
    targetTypes,
    exclusion: clause === null ? 'S5' : null,
    missingFacts: missingFacts(facts, clauses, level),
  };
}

const NOTHING = { level: null, clause: null, alsoMatches: [], targetTypes: [], missingFacts: [] };

/** S5 is not among them: it is what remains when nothing matches. */
function excluded(facts: Partial<ElderFacts>, person: Circumstances): ExclusionCode | null {
  if (facts.alive === false) return 'S3';
  if (facts.livesInCity === false) return 'S4';
  if (facts.livingIn === 'institution') return 'S2';
  return person.isElder.holds === false ? 'S1' : null;
}

function targetTypeFindings(
  facts: Partial<ElderFacts>,
  person: Circumstances,
  policy: Policy,
): Record<TargetType, Finding> {
  const elder = (finding: Finding): Finding => all(person.isElder, finding);
  return {
    living_alone: elder(person.alone),
    empty_nest: elder(person.emptyNest),
    left_behind: elder(
      all(
        flag(facts.ruralVillage, 'ruralVillage'),
        when(facts.childrenAwayMonths, 'childrenAwayMonths', (months) => months >= policy.childrenAwayMonths),
        not(flag(facts.hasCarerNearby, 'hasCarerNearby')),
      ),
    ),
    disabled_elderly: elder(person.disabled),
    advanced_age: person.isAdvanced,
    severe_disability: elder(person.severe),
    destitute_scattered: elder(when(facts.benefits, 'benefits', (list) => list.includes('destitute_scattered'))),
    special_family_planning: elder(
      all(
        flag(facts.specialFamilyPlanning, 'specialFamilyPlanning'),
        any(person.disabled, person.isOfSpecialFamilyAge),
      ),
    ),
    cares_for_impaired_child: elder(longCare(facts, policy)),
    other: elder(when(facts.otherTargetNote, 'otherTargetNote', (note) => note.trim() !== '')),
  };
}

function clauseFindings(
  facts: Partial<ElderFacts>,
  person: Circumstances,
  policy: Policy,
  anyTargetType: Finding,
): Record<ClauseCode, Finding> {
  const { alone, disabled, isElder } = person;
  const aloneOrNest = policy.emptyNestCountsAsAlone ? any(alone, person.emptyNest) : alone;
  const youngAndAlone = all(isElder, not(person.isAdvanced), alone);
  const b1 = all(youngAndAlone, any(person.severe, person.seriouslyIll));
  return {
    A1: all(person.isAdvanced, aloneOrNest),
    A2: all(
      isElder,
      when(facts.benefits, 'benefits', (list) => list.includes('minimum_living')),
      person.disabledOrHalf,
      aloneOrNest,
    ),
    A3: all(isElder, flag(facts.specialFamilyPlanning, 'specialFamilyPlanning'), any(alone, person.disabledOrHalf)),
    B1: b1,
    'B1*': policy.loneDisabledIsB && b1.holds !== true ? all(youngAndAlone, disabled) : NO,
    B2: all(isElder, person.impairedElderHousehold),
    B3: all(isElder, longCare(facts, policy)),
    C: anyTargetType,
  };
}

function longCare(facts: Partial<ElderFacts>, policy: Policy): Finding {
  return when(
    facts.caresForImpairedChildMonths,
    'caresForImpairedChildMonths',
    (months) => months >= policy.longCareMonths,
  );
}

/** The absent facts that keep a higher level open, or that could still exclude somebody who has one. */
function missingFacts(
  facts: Partial<ElderFacts>,
  clauses: Record<ClauseCode, Finding>,
  level: CareLevel | null,
): MissingFact[] {
  const best = new Map<FactName, CareLevel | null>();
  for (const clause of [...CLAUSE_CODES].reverse()) {
    const reachable = CLAUSES[clause].level;
    if (rankOf(reachable) <= rankOf(level)) continue;
    for (const fact of clauses[clause].missing) best.set(fact, reachable);
  }
  if (level !== null) {
    for (const fact of ['alive', 'livesInCity', 'livingIn'] as const) {
      if (facts[fact] === undefined) best.set(fact, null);
    }
  }
  return FACT_NAMES.filter((fact) => best.has(fact)).map((fact) => ({ fact, couldLeadTo: best.get(fact) ?? null }));
}

/** What a level is called, for people. */
export function levelName(level: CareLevel | null): string {
  return level === null ? '不列入' : CARE_LEVELS[level];
}
