import { HANDLINGS, RELATIONS, VISIT_ITEM_GROUPS, VISIT_ITEMS, VISIT_METHODS } from '@tanfang/domain';
import {
  across,
  type Cell,
  cell,
  type Inline,
  label,
  type Line,
  line,
  type Note,
  type Row,
  type Sheet,
  tick,
  ticks,
} from '../../platform/documents/index.js';
import type { VisitDetail } from '../visits/visit-records.service.js';
import { longDate, pngOf, REMARK, UNITS } from './form-parts.js';

/** Where the elder lives, and what stands small at the bottom of the page. */
export interface VisitFormOptions {
  cityName: string;
  villageName: string;
  printed: string;
  /** The local date of an instant. */
  dateOf: (instant: string) => string;
}

/**
 * Annex 4, 如皋市特殊困难老年人探访关爱服务记录表: part one filled in, part two left to whoever gives the service.
 * The form has no line for the elder's name, so that it stands at the bottom.
 */
export function visitRecordForm(
  visit: VisitDetail,
  { cityName, villageName, printed, dateOf }: VisitFormOptions,
): Sheet {
  return {
    footer: `服务对象：${visit.elderName}（${villageName}）　${printed}`,
    blocks: [
      { kind: 'title', text: `${cityName}特殊困难老年人探访关爱服务记录表` },
      {
        kind: 'table',
        units: UNITS,
        onePageFrom: 8.5,
        rows: [
          across(UNITS, '一、服务情况'),
          {
            cells: [
              label(6, `第 ${visit.ordinal ?? '　'} 次\n开展关\n爱服务`, { rows: VISIT_ITEMS.length + 2 }),
              label(16, '服务方式'),
              cell(
                26,
                ticks(VISIT_METHODS, (code) => code === visit.method),
              ),
            ],
          },
          ...VISIT_ITEMS.map((item, index) => itemRow(item, index, visit)),
          { height: 22, cells: [needs(visit)] },
          { height: 22, cells: [topped(UNITS, '实施关爱服务建议：', advice(visit))] },
          { height: 16, cells: signatures(visit) },
          across(UNITS, '二、关爱服务情况'),
          {
            height: 34,
            cells: [label(6, '第 　 次\n开展关\n爱服务', { rows: 2 }), topped(42, '（由服务人员填写）')],
          },
          { cells: [cell(42, '服务人员签字（盖章）：　　　　　　　　　　　 　　 年 　 月 　 日', { align: 'right' })] },
        ],
      },
      { kind: 'note', line: line(REMARK) },
      ...remarks(visit, dateOf).map((words): Note => ({ kind: 'note', line: line(words), size: 9 })),
    ],
  };
}

type FormItem = (typeof VISIT_ITEMS)[number];

function itemRow(item: FormItem, index: number, visit: VisitDetail): Row {
  const ofGroup = VISIT_ITEMS.filter(({ group }) => group === item.group);
  const first = VISIT_ITEMS[index - 1]?.group !== item.group;
  return {
    cells: [
      ...(first ? [label(8, VISIT_ITEM_GROUPS[item.group], { rows: ofGroup.length })] : []),
      label(8, item.label),
      cell(26, answers(item, visit)),
    ],
  };
}

/** The boxes of an item; two of them have a place to write beside. */
function answers(item: FormItem, visit: VisitDetail): Inline[] {
  const chosen = visit.items?.[item.key] ?? null;
  return Object.entries<string>(item.options).flatMap(([code, words]): Inline[] => {
    const ticked = code === chosen;
    if (item.key === 'populationChange' && code !== item.calm) {
      return [tick(`${words} ${ticked ? (visit.populationChangeCount ?? '　') : '　'} 人`, ticked)];
    }
    if (item.key === 'illness' && code === 'severe') {
      return [tick(`${words} 疾病名称：${(ticked ? visit.illnessName : null) ?? '　　　'}`, ticked)];
    }
    return [tick(words, ticked)];
  });
}

function needs({ serviceNeeds }: VisitDetail): Cell {
  return topped(42, '老年人服务需求：', serviceNeeds ? [line(serviceNeeds)] : []);
}

function topped(span: number, title: string, lines: readonly Line[] = []): Cell {
  return { span, vertical: 'top', lines: [line(title), ...lines] };
}

/** What was suggested, and what was done at once about an answer of concern: the form has no other place for it. */
function advice({ suggestions, handlings, items }: VisitDetail): Line[] {
  const handled = handlings.flatMap(({ itemKey, handling, note }) => {
    const item = VISIT_ITEMS.find(({ key }) => key === itemKey);
    if (!item) return [];
    const answer = (item.options as Record<string, string>)[items?.[itemKey] ?? ''] ?? '';
    return line(`${item.label}${answer}：${HANDLINGS[handling]}${note ? `（${note}）` : ''}`);
  });
  return [...(suggestions ? [line(suggestions)] : []), ...handled];
}

function signatures(visit: VisitDetail): Cell[] {
  const { visitor, companions, recordedBy } = visit;
  const image = pngOf(visit.signature);
  return [
    label(6, '探访人员\n（签字）'),
    {
      span: 8,
      align: 'center',
      lines: [line(visitor.displayName), ...(companions ? [line(`同行：${companions}`)] : [])],
    },
    label(6, '被探访人\n（签字）'),
    image
      ? cell(12, visitedWords(visit), { image })
      : { span: 12, align: 'center', lines: [line(visitedWords(visit)), ...unsigned(visit)] },
    label(6, '信息录入员\n（签字）'),
    { span: 10, align: 'center', lines: [line(recordedBy.displayName), line(longDate(visit.visitedOn))] },
  ];
}

/** Whoever was visited, by name; beside a drawn signature as well. */
function visitedWords({ visitedPerson: { name, relation }, elderName }: VisitDetail): string {
  if (name === null) return elderName;
  const words = relation && ((RELATIONS as Record<string, string>)[relation] ?? relation);
  return `${name}${words ? `（${words}）` : ''}`;
}

/** Why nobody signed; nothing where the paper is still to be signed by hand. */
function unsigned({ method, visitedPerson }: VisitDetail): Line[] {
  if (visitedPerson.absentReason) return [line(`未签字：${visitedPerson.absentReason}`)];
  return method === 'phone' || method === 'video' ? [line(`未签字：${VISIT_METHODS[method]}，不当面`)] : [];
}

/** What the form has no box for, small beneath it: recorded late, corrected, photographed. */
function remarks(visit: VisitDetail, dateOf: VisitFormOptions['dateOf']): string[] {
  const { late, lateReason, replaced, photoCount } = visit;
  const [latest] = replaced;
  const reasonOf = (reason: string | null): string => (reason ? `，原因：${reason}` : '');
  return [
    ...(late ? [`补录：${longDate(dateOf(visit.recordedAt))}录入${reasonOf(lateReason)}。`] : []),
    ...(latest
      ? [
          `更正 ${replaced.length} 次：${longDate(dateOf(latest.changedAt))}由${latest.changedBy.displayName}更正` +
            `${longDate(latest.visitedOn)}的记录${reasonOf(latest.reason)}。`,
        ]
      : []),
    ...(photoCount > 0 ? [`照片 ${photoCount} 张。`] : []),
  ];
}
