import { RELATIONS, VISIT_ITEM_GROUPS, VISIT_ITEMS, VISIT_METHODS } from '@tanfang/domain';
import {
  across,
  type Cell,
  cell,
  type Inline,
  label,
  line,
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
}

/**
 * Annex 4, 如皋市特殊困难老年人探访关爱服务记录表: part one filled in, part two left to whoever gives the service.
 * The form has no line for the elder's name, so that it stands at the bottom.
 */
export function visitRecordForm(visit: VisitDetail, { cityName, villageName, printed }: VisitFormOptions): Sheet {
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
          { height: 22, cells: [topped(UNITS, '实施关爱服务建议：', visit.suggestions)] },
          { height: 16, cells: signatures(visit) },
          across(UNITS, '二、关爱服务情况'),
          {
            height: 34,
            cells: [label(6, '第 　 次\n开展关\n爱服务', { rows: 2 }), topped(42, '（由服务人员填写）', null)],
          },
          { cells: [cell(42, '服务人员签字（盖章）：　　　　　　　　　　　 　　 年 　 月 　 日', { align: 'right' })] },
        ],
      },
      { kind: 'note', line: line(REMARK) },
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
  return topped(42, '老年人服务需求：', serviceNeeds);
}

function topped(span: number, title: string, text: string | null): Cell {
  return { span, vertical: 'top', lines: [line(title), ...(text ? [line(text)] : [])] };
}

function signatures(visit: VisitDetail): Cell[] {
  const { visitedPerson: person } = visit;
  const visitors = [visit.visitor.displayName, visit.companions].filter(Boolean).join('、');
  const relation = person.relation && (RELATIONS as Record<string, string>)[person.relation];
  const visited = person.name === null ? visit.elderName : `${person.name}${relation ? `（${relation}）` : ''}`;
  const image = pngOf(visit.signature);
  const unsigned = person.signed || !person.absentReason ? [] : [line(`未签字：${person.absentReason}`)];
  return [
    label(7, '探访人员\n（签字）'),
    cell(7, visitors, { align: 'center' }),
    label(7, '被探访人\n（签字）'),
    image ? cell(9, '', { image }) : { span: 9, align: 'center', lines: [line(visited), ...unsigned] },
    label(7, '信息录入员\n（签字）'),
    { span: 11, align: 'center', lines: [line(visit.recordedBy.displayName), line(longDate(visit.visitedOn))] },
  ];
}
