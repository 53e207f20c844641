import type { Benefit, DisabilityGrade, TargetType } from '../vocabulary/annex3.js';
import type { CareLevel, CohabitantRelation } from '../vocabulary/programme.js';

/** Somebody under the same roof as the elder. */
export interface Cohabitant {
  readonly relation: CohabitantRelation;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly abilityScore: number | null;
  readonly dementiaDiagnosed: boolean;
  readonly disabilityGrade: DisabilityGrade | null;
  readonly seriousIllnessVerified: boolean;
}

/**
 * What the classification looks at. In a nullable field `null` is a known "none" or "not assessed"; a field that is
 * absent is unknown, fulfils no clause, and is named in {@link Classification.missing}.
 */
export interface ElderFacts {
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly alive: boolean;
  /** Lives in the city, whatever the hukou. */
  readonly livesInCity: boolean;
  /** `institution` includes 集中供养. */
  readonly livingIn: 'home' | 'institution';
  /** Under a 村委会 rather than a 居委会. */
  readonly ruralVillage: boolean;
  /** Nobody else under the roof. */
  readonly livesAlone: boolean;
  /** A partner living in the same county-level city, same roof or not. */
  readonly partnerInCity: boolean;
  /** A child living in the same county-level city, same roof or not. */
  readonly childInCity: boolean;
  readonly cohabitants: readonly Partial<Cohabitant>[];
  /** Months that the children have been away for work. */
  readonly childrenAwayMonths: number | null;
  /** 身边有有能力的赡养人. */
  readonly hasCarerNearby: boolean;
  /** Professional assessment by GB/T 42195-2022 only: 0 to 90, higher is better. */
  readonly abilityScore: number | null;
  readonly dementiaDiagnosed: boolean;
  readonly disabilityGrade: DisabilityGrade | null;
  readonly seriousIllnessVerified: boolean;
  readonly benefits: readonly Benefit[];
  /** 计划生育特殊家庭 as the family's status. */
  readonly specialFamilyPlanning: boolean;
  readonly caresForImpairedChildMonths: number | null;
  /** 其他对象（请具体说明）. */
  readonly otherTargetNote: string | null;
}

export type FactName = keyof ElderFacts;

/** What each fact is called on screen, in the order in which missing facts are listed. */
export const FACT_LABELS: Readonly<Record<FactName, string>> = {
  birthDate: '出生日期',
  alive: '是否健在',
  livesInCity: '是否在本市居住',
  livingIn: '居家或入住机构',
  ruralVillage: '是否属村委会',
  livesAlone: '是否一人居住',
  partnerInCity: '伴侣是否在本市',
  childInCity: '子女是否在本市',
  cohabitants: '同住人员情况',
  childrenAwayMonths: '子女外出月数',
  hasCarerNearby: '身边有无有能力的赡养人',
  abilityScore: '能力评估分数',
  dementiaDiagnosed: '是否确诊失智',
  disabilityGrade: '残疾等级',
  seriousIllnessVerified: '重病是否核实',
  benefits: '特困、低保等待遇',
  specialFamilyPlanning: '是否计划生育特殊家庭',
  caresForImpairedChildMonths: '照料失能失智或患病子女的月数',
  otherTargetNote: '其他对象说明',
};

/** B1* is B1 widened by the option `loneDisabledIsB`. In the order of precedence. */
export const CLAUSE_CODES = ['A1', 'A2', 'A3', 'B1', 'B1*', 'B2', 'B3', 'C'] as const;
export type ClauseCode = (typeof CLAUSE_CODES)[number];

/** Why somebody is in no class: under 60, not at home, dead, not in the city, of no target type. */
export type ExclusionCode = 'S1' | 'S2' | 'S3' | 'S4' | 'S5';

/** An unknown fact that could still change the level. */
export interface MissingFact {
  readonly fact: FactName;
  /** The highest level that it could lead to, together with the other unknown facts; null: to none at all. */
  readonly couldLeadTo: CareLevel | null;
}

/** A judgement without its words. */
export interface Verdict {
  readonly level: CareLevel | null;
  /** The deciding clause: the first match in the order of {@link CLAUSE_CODES}. */
  readonly clause: ClauseCode | null;
  /** Every other match, of any level; C is the residue and never among them. */
  readonly alsoMatches: ClauseCode[];
  readonly targetTypes: TargetType[];
  readonly exclusion: ExclusionCode | null;
  readonly missingFacts: MissingFact[];
}

export interface Classification extends Verdict {
  /** {@link Verdict.missingFacts} as text, `fact:level`, e.g. `abilityScore:A` or `alive:none`. */
  readonly missing: string[];
  /** In Chinese: the sentence of the plan, the facts, the readings used, what is still unknown. */
  readonly explanation: string;
}
