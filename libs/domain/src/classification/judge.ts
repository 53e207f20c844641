import { parseLocalDate } from '../periods/dates.js';
import { TARGET_TYPES, type TargetType } from '../vocabulary/annex3.js';
import { CARE_LEVELS, type CareLevel } from '../vocabulary/programme.js';
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
import { all, any, type Finding, flag, not, when } from './findings.js';
import { type Circumstances, circumstances } from './household.js';
import type { Policy } from './parameters.js';

const TARGET_TYPE_CODES = Object.keys(TARGET_TYPES) as TargetType[];
const FACT_NAMES = Object.keys(FACT_LABELS) as FactName[];

/** 0 for no level, 1 to 3 for C to A: how much care it means. */
export function rankOf(level: CareLevel | null): number {
  return level === null ? 0 : 'CBA'.indexOf(level) + 1;
}

/** What a level is called, for people. */
export function levelName(level: CareLevel | null): string {
  return level === null ? '不列入' : CARE_LEVELS[level];
}

/** The level that a clause gives. */
export function levelOf(clause: ClauseCode): CareLevel {
  return clause.charAt(0) as CareLevel;
}

/**
 * Judges one person by 三（一）1 and Annex 1, without words; for many people at once.
 * @param on the day of judgement, `YYYY-MM-DD`
 * @param policy the values valid on that day, see `policyOn`
 * @throws PeriodError when a date is none
 */
export function judge(facts: Partial<ElderFacts>, on: string, policy: Policy): Verdict {
  const person = circumstances(facts, parseLocalDate(on), policy);
  const exclusion = excluded(facts, person);
  if (exclusion !== null) {
    return { level: null, clause: null, alsoMatches: [], targetTypes: [], exclusion, missingFacts: [] };
  }
  const types = typeFindings(facts, person, policy);
  const clauses = clauseFindings(facts, person, policy, any(...Object.values(types)));
  // Whoever is not known to be an elder is of no type and in no class, whatever else is known.
  const isElder = person.isElder === true;
  const [clause = null, ...others] = CLAUSE_CODES.filter((code) => isElder && clauses[code] === true);
  const level = clause && levelOf(clause);
  return {
    level,
    clause,
    alsoMatches: others.filter((other) => other !== 'C'),
    targetTypes: TARGET_TYPE_CODES.filter((type) => isElder && types[type] === true),
    exclusion: clause === null ? 'S5' : null,
    missingFacts: missingFacts(facts, (code) => all(person.isElder, clauses[code]), level),
  };
}

/** S5 is not among them: it is what remains when nothing matches. */
function excluded(facts: Partial<ElderFacts>, person: Circumstances): ExclusionCode | null {
  if (facts.alive === false) return 'S3';
  if (facts.livesInCity === false) return 'S4';
  if (facts.livingIn === 'institution') return 'S2';
  return person.isElder === false ? 'S1' : null;
}

function typeFindings(
  facts: Partial<ElderFacts>,
  person: Circumstances,
  policy: Policy,
): Readonly<Record<TargetType, Finding>> {
  return {
    living_alone: person.alone,
    empty_nest: person.emptyNest,
    left_behind: all(
      flag(facts, 'ruralVillage'),
      when(facts, 'childrenAwayMonths', (months) => months >= policy.childrenAwayMonths),
      not(flag(facts, 'hasCarerNearby')),
    ),
    disabled_elderly: person.disabled,
    advanced_age: person.isAdvanced,
    severe_disability: person.severe,
    destitute_scattered: hasBenefit(facts, ['destitute_scattered']),
    special_family_planning: all(flag(facts, 'specialFamilyPlanning'), any(person.disabled, person.isOfFamilyAge)),
    cares_for_impaired_child: longCare(facts, policy),
    other: when(facts, 'otherTargetNote', (note) => note.trim() !== ''),
  };
}

function clauseFindings(
  facts: Partial<ElderFacts>,
  person: Circumstances,
  policy: Policy,
  anyType: Finding,
): Readonly<Record<ClauseCode, Finding>> {
  const { alone, disabledOrHalf, isAdvanced } = person;
  const aloneOrNest = policy.emptyNestCountsAsAlone ? any(alone, person.emptyNest) : alone;
  const youngAndAlone = all(not(isAdvanced), alone);
  const b1 = all(youngAndAlone, any(person.severe, person.ill));
  return {
    A1: all(isAdvanced, aloneOrNest),
    A2: all(hasBenefit(facts, policy.minimumLivingBenefits), disabledOrHalf, aloneOrNest),
    A3: all(flag(facts, 'specialFamilyPlanning'), any(alone, disabledOrHalf)),
    B1: b1,
    'B1*': all(policy.loneDisabledIsB, b1 !== true, youngAndAlone, person.disabled),
    B2: person.frailHousehold,
    B3: longCare(facts, policy),
    C: anyType,
  };
}

function hasBenefit(facts: Partial<ElderFacts>, wanted: readonly string[]): Finding {
  return when(facts, 'benefits', (benefits) => benefits.some((benefit) => wanted.includes(benefit)));
}

function longCare(facts: Partial<ElderFacts>, policy: Policy): Finding {
  return when(facts, 'caresForImpairedChildMonths', (months) => months >= policy.longCareMonths);
}

/** The absent facts that keep a higher level open, or that could still exclude somebody who has one. */
function missingFacts(
  facts: Partial<ElderFacts>,
  findingOf: (code: ClauseCode) => Finding,
  level: CareLevel | null,
): MissingFact[] {
  const highest = new Map<FactName, CareLevel | null>();
  for (const fact of EXCLUDING_FACTS) if (level !== null && facts[fact] === undefined) highest.set(fact, null);
  for (const code of CLAUSE_CODES) {
    const finding = findingOf(code);
    if (typeof finding === 'boolean' || rankOf(levelOf(code)) <= rankOf(level)) continue;
    for (const fact of finding) if (!highest.has(fact)) highest.set(fact, levelOf(code));
  }
  if (highest.size === 0) return [];
  return FACT_NAMES.flatMap((fact) => {
    const couldLeadTo = highest.get(fact);
    return couldLeadTo === undefined ? [] : [{ fact, couldLeadTo }];
  });
}

const EXCLUDING_FACTS = ['alive', 'livesInCity', 'livingIn'] as const;
