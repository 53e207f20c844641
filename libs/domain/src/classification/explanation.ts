import { parseLocalDate } from '../periods/dates.js';
import { TARGET_TYPES } from '../vocabulary/annex3.js';
import { CLAUSES, EXCLUSIONS } from './clauses.js';
import { type ElderFacts, FACT_LABELS, type Verdict } from './facts.js';
import { type Circumstances, circumstances } from './household.js';
import { levelName, weigh } from './judge.js';
import type { Policy, PolicyOptions } from './parameters.js';
import { withOptions } from './policy.js';

/** The words of a judgement, in Chinese: what decides, on which facts, by which reading, and what is still open. */
export function explain(
  verdict: Verdict,
  facts: Partial<ElderFacts>,
  person: Circumstances,
  on: string,
  policy: Policy,
): string {
  return [
    decision(verdict),
    circumstancesInWords(facts, person, policy),
    verdict.targetTypes.length === 0
      ? ''
      : `对象类型：${verdict.targetTypes.map((type) => TARGET_TYPES[type]).join('、')}。`,
    verdict.alsoMatches.length === 0 ? '' : `同时符合${verdict.alsoMatches.join('、')}。`,
    readingOf(verdict),
    ...decisiveOptions(verdict, facts, on, policy),
    openQuestions(verdict),
  ].join('');
}

function decision({ clause, exclusion, missingFacts }: Verdict): string {
  if (clause !== null) {
    const { level, quote, source } = CLAUSES[clause];
    return `依据实施方案${source}“${quote}”，判为${levelName(level)}（${clause}）。`;
  }
  const { label, quote, source } = EXCLUSIONS[exclusion ?? 'S5'];
  const certainty = missingFacts.length === 0 ? '不列入' : '按已知情况暂不列入';
  return `${label}：依据实施方案${source}“${quote}”，${certainty}。`;
}

function circumstancesInWords(facts: Partial<ElderFacts>, person: Circumstances, policy: Policy): string {
  const words = [
    person.age === null ? '' : `判定日${person.age}周岁`,
    person.alone.holds ? '独居' : '',
    person.emptyNest.holds ? '空巢' : '',
    impairmentInWords(facts, person),
    person.severe.holds ? '重残' : '',
    person.seriouslyIll.holds ? '重病已核实' : '',
    facts.benefits?.includes('minimum_living') ? '低保' : '',
    facts.specialFamilyPlanning ? '计划生育特殊家庭' : '',
    person.impairedElderHousehold.holds ? '同住者均为老年人（或未成年人），其中有人失能失智、残疾或重病' : '',
    (facts.caresForImpairedChildMonths ?? 0) >= policy.longCareMonths
      ? `照料失能失智或患病子女${facts.caresForImpairedChildMonths}个月`
      : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : `情况：${words.join('，')}。`;
}

function impairmentInWords(facts: Partial<ElderFacts>, person: Circumstances): string {
  if (facts.dementiaDiagnosed) return '确诊失智';
  if (!person.disabledOrHalf.holds) return '';
  return `${person.disabled.holds ? '失能' : '半失能'}（评估${facts.abilityScore}分）`;
}

function readingOf({ clause, exclusion }: Verdict): string {
  const reading = clause === null ? EXCLUSIONS[exclusion ?? 'S5'].reading : CLAUSES[clause].reading;
  return reading === '' ? '' : `理解：${reading}。`;
}

/** The options without whose present setting the result would be another, each with what it would be. */
function decisiveOptions(verdict: Verdict, facts: Partial<ElderFacts>, on: string, policy: Policy): string[] {
  const alternatives: readonly (readonly [string, Partial<PolicyOptions>])[] = [
    [
      policy.emptyNestCountsAsAlone ? '“空巢独居”按空巢或独居' : '“空巢独居”只认独居',
      { emptyNestCountsAsAlone: !policy.emptyNestCountsAsAlone },
    ],
    [
      policy.kinshipTest === 'strict'
        ? '独居、空巢从严认定，子女（伴侣）在本市的不算'
        : '独居、空巢从宽认定，只看一人或双老居住，不看子女（伴侣）是否在本市',
      { kinshipTest: policy.kinshipTest === 'strict' ? 'lenient' : 'strict' },
    ],
    [
      policy.loneDisabledIsB ? '独居失能失智而未达B1的列入B类' : '独居失能失智不另列B类',
      { loneDisabledIsB: !policy.loneDisabledIsB },
    ],
  ];
  return alternatives.flatMap(([words, options]) => {
    const otherPolicy = withOptions(policy, options);
    const other = weigh(facts, circumstances(facts, parseLocalDate(on), otherPolicy), otherPolicy);
    if (other.level === verdict.level && other.clause === verdict.clause) return [];
    return [
      `口径：${words}；换口径则为${levelName(other.level)}${other.clause === null ? '' : `（${other.clause}）`}。`,
    ];
  });
}

function openQuestions({ missingFacts }: Verdict): string {
  if (missingFacts.length === 0) return '';
  const questions = missingFacts.map(
    ({ fact, couldLeadTo }) => `${FACT_LABELS[fact]}（可能${levelName(couldLeadTo)}）`,
  );
  return `尚不清楚：${questions.join('、')}，核实后重新判定。`;
}
