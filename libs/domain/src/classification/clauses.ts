import type { CareLevel } from '../vocabulary/programme.js';
import type { ClauseCode, ExclusionCode } from './facts.js';
import type { ParameterKey } from './parameters.js';

/** A sentence of the plan, word for word, where it stands, and the parameters that say how it is read. */
export interface PlanSentence {
  readonly quote: string;
  readonly source: string;
  readonly parameters: readonly ParameterKey[];
}

export interface Clause extends PlanSentence {
  readonly level: CareLevel;
}

export interface Exclusion extends PlanSentence {
  /** Why, in a few words. */
  readonly label: string;
}

const OBJECTS = '三（一）1';
const FRAIL_COUPLE = '两位老年人共同居住且其中一方失能失智、残疾、重病';

function clause(level: CareLevel, quote: string, ...parameters: readonly ParameterKey[]): Clause {
  return { level, quote, source: OBJECTS, parameters };
}

function exclusion(label: string, quote: string, source: string, ...parameters: readonly ParameterKey[]): Exclusion {
  return { label, quote, source, parameters };
}

/** B1* is no sentence of its own: it says that one alone cannot be less than a couple, and quotes theirs. */
export const CLAUSES: Readonly<Record<ClauseCode, Clause>> = {
  A1: clause('A', '80周岁以上高龄的空巢独居老年人', 'advancedAge', 'emptyNestCountsAsAlone', 'kinshipTest'),
  A2: clause(
    'A',
    '低保家庭中失能、半失能的空巢独居老年人',
    'minimumLivingBenefits',
    'disabledScoreMax',
    'halfDisabledScoreMax',
    'emptyNestCountsAsAlone',
    'kinshipTest',
  ),
  A3: clause(
    'A',
    '计划生育特殊家庭中独居、失能、半失能老年人',
    'specialFamilyAge',
    'disabledScoreMax',
    'halfDisabledScoreMax',
    'kinshipTest',
  ),
  B1: clause(
    'B',
    '年龄未到80周岁高龄但身体有重残、重病的独居老人',
    'advancedAge',
    'severeGradeMax',
    'seriousIllnesses',
    'kinshipTest',
  ),
  'B1*': clause('B', FRAIL_COUPLE, 'loneDisabledIsB', 'disabledScoreMax', 'kinshipTest'),
  B2: clause('B', FRAIL_COUPLE, 'householdElders', 'adultAge', 'disabledScoreMax', 'householdDisabilityGradeMax'),
  B3: clause('B', '老年人长期照料失能失智、患重大疾病的子女', 'longCareMonths'),
  C: clause('C', '其他特殊困难老年人'),
};

export const EXCLUSIONS: Readonly<Record<ExclusionCode, Exclusion>> = {
  S1: exclusion('未满60周岁', '60周岁以上老年人', OBJECTS, 'elderAge'),
  S2: exclusion('不是居家老年人（机构含集中供养）', '特殊困难老年人居家养老安全风险', '一'),
  S3: exclusion('已去世', '定期动态更新，精准到户、到人', '三（一）2'),
  S4: exclusion('不在本市居住（不论户籍）', '属地特殊困难老年人', '三（一）2'),
  S5: exclusion(
    '不属于任何对象类型',
    '独居、空巢、留守、失能、重残、高龄、分散供养特困人员、计划生育特殊家庭等60周岁以上老年人',
    OBJECTS,
  ),
};
