import { parseLocalDate } from '../periods/dates.js';
import { TARGET_TYPES } from '../vocabulary/annex3.js';
import { CLAUSES, EXCLUSIONS } from './clauses.js';
import { type ElderFacts, FACT_LABELS, type Verdict } from './facts.js';
import { circumstances } from './household.js';
import { judge, levelName } from './judge.js';
import type { ParameterEntry, ParameterKey, Policy, PolicyOptions } from './parameters.js';
import { withOptions } from './policy.js';

/** A judgement and everything that went into it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly facts: Partial<ElderFacts>;
  readonly on: string;
  readonly policy: Policy;
  /** The entries behind the policy, for their notes. */
  readonly parameters: Readonly<Record<ParameterKey, ParameterEntry>>;
}

/** The words of a judgement, in Chinese: what decides, on which facts, by which reading, and what is still open. */
export function explain(judged: Judged): string {
  const { targetTypes, alsoMatches, missingFacts } = judged.verdict;
  return [
    decision(judged),
    list('情况：', circumstancesInWords(judged), '，'),
    list(
      '对象类型：',
      targetTypes.map((type) => TARGET_TYPES[type]),
    ),
    list('同时符合', alsoMatches),
    ...decisiveOptions(judged),
    list(
      '尚不清楚：',
      missingFacts.map(({ fact, couldLeadTo }) => `${FACT_LABELS[fact]}（可能${levelName(couldLeadTo)}）`),
    ),
  ].join('');
}

/** One sentence out of several words; nothing out of none. */
function list(title: string, words: readonly string[], separator = '、'): string {
  return words.length === 0 ? '' : `${title}${words.join(separator)}。`;
}

/** The deciding sentence of the plan, with the notes of its parameters; options have a sentence of their own. */
function decision({ verdict: { clause, exclusion, level, missingFacts }, parameters }: Judged): string {
  const sentence = clause === null ? EXCLUSIONS[exclusion ?? 'S5'] : CLAUSES[clause];
  const notes = sentence.parameters.filter((key) => !(key in OPTIONS)).map((key) => parameters[key].note);
  const result =
    'label' in sentence
      ? `${sentence.label}，${missingFacts.length === 0 ? '' : '按已知情况暂'}不列入`
      : `判为${levelName(level)}（${clause}）`;
  return `依据实施方案${sentence.source}“${sentence.quote}”，${result}。${list('理解：', notes, '；')}`;
}

function circumstancesInWords({ facts, verdict, on, policy }: Judged): string[] {
  const person = circumstances(facts, parseLocalDate(on), policy);
  const { age, disabled, disabledOrHalf } = person;
  const ability = disabled === true ? '失能' : '半失能';
  const matches = [verdict.clause, ...verdict.alsoMatches];
  const words: readonly (readonly [unknown, string])[] = [
    [age !== undefined, `判定日${age}周岁`],
    [person.alone, '独居'],
    [person.emptyNest, '空巢'],
    [disabledOrHalf, facts.dementiaDiagnosed ? '确诊失智' : `${ability}（评估${facts.abilityScore}分）`],
    [person.severe, '重残'],
    [person.ill, '重病已核实'],
    [facts.specialFamilyPlanning, '计划生育特殊家庭'],
    [matches.includes('A2'), '低保'],
    [matches.includes('B2'), '同住者均为老年人（未成年人除外），有人失能失智、残疾或重病'],
    [matches.includes('B3'), `照料子女${facts.caresForImpairedChildMonths}个月`],
  ];
  return words.filter(([holds]) => holds === true).map(([, word]) => word);
}

/** Each option: its other value, and what each of the two means. */
const OPTIONS: {
  readonly [Key in keyof PolicyOptions]: readonly (readonly [value: PolicyOptions[Key], words: string])[];
} = {
  emptyNestCountsAsAlone: [
    [true, '“空巢独居”按空巢或独居'],
    [false, '“空巢独居”只认独居'],
  ],
  kinshipTest: [
    ['strict', '独居、空巢从严，子女（伴侣）在本市的不算'],
    ['lenient', '独居、空巢从宽，不看子女（伴侣）是否在本市'],
  ],
  loneDisabledIsB: [
    [true, '独居失能失智而未达B1的列入B类'],
    [false, '独居失能失智不另列B类'],
  ],
};

/** The options without whose present setting the result would be another, each with what it would be. */
function decisiveOptions({ verdict, facts, on, policy }: Judged): string[] {
  return (Object.keys(OPTIONS) as (keyof PolicyOptions)[]).flatMap((key) => {
    const words = OPTIONS[key].find(([value]) => value === policy[key])?.[1];
    const other = OPTIONS[key].find(([value]) => value !== policy[key])?.[0];
    const { level, clause } = judge(facts, on, withOptions(policy, { [key]: other }));
    if (level === verdict.level && clause === verdict.clause) return [];
    return [`口径：${words}；如改口径则${clause === null ? '' : `按${clause}`}为${levelName(level)}。`];
  });
}
