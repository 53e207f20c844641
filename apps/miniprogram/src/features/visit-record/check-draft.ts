import { VISIT_ITEMS, type VisitItemKey } from '@tanfang/domain';

import { localDay } from '@/platform/clock';

import { concernsOf, type VisitDraft } from './draft';
import { recordOf } from './household-draft';

/** What is still missing, by the name of the field in the request; the server checks the same and more. */
export type DraftErrors = Record<string, string>;

const DAYS_BACK = 14;
const DAY_MS = 86_400_000;

/** The item's words on the form. */
export const labelOf = (key: VisitItemKey): string => VISIT_ITEMS.find((item) => item.key === key)?.label ?? key;

/**
 * What keeps the record from being saved.
 * @param now the instant in milliseconds
 * @returns an empty object when it can be saved
 */
export function checkDraft(draft: VisitDraft, now: number): DraftErrors {
  return { ...checkTime(draft, now), ...(draft.outcome === 'completed' ? checkAnswers(draft) : {}) };
}

/** What is missing of the other elders of the household, for those of whom something is. */
export function checkParts(draft: VisitDraft, now: number) {
  return draft.together.flatMap((part) => {
    const errors = checkDraft(recordOf(draft, part, ''), now);
    const [first] = Object.values(errors);
    return first === undefined ? [] : [{ elderId: part.elderId, name: part.name, errors, first }];
  });
}

/** Whether the visit was on an earlier day than today: the form asks why it is recorded late (补录). */
export const isLate = (draft: VisitDraft, now: number): boolean => localDay(draft.startedAt) < localDay(now);

function checkTime(draft: VisitDraft, now: number): DraftErrors {
  const start = Date.parse(draft.startedAt);
  if (start > now + 10 * 60_000) return { startedAt: '探访时间比现在还晚，请改成实际开始的时间。' };
  if (now - start > DAYS_BACK * DAY_MS)
    return { startedAt: '只能补录最近 14 天的探访。更早的请告诉镇（街道）经办人员。' };
  if (isLate(draft, now) && !draft.lateReason.trim())
    return { recordedLateReason: '这是以前的探访，请写一句为什么现在才记录。' };
  return {};
}

function checkAnswers(draft: VisitDraft): DraftErrors {
  const errors: DraftErrors = {};
  const open = VISIT_ITEMS.filter((item) => draft.items[item.key] === undefined);
  if (!draft.allUnchanged && open.length === VISIT_ITEMS.length) {
    return { items: '请逐项查看后点“逐项已查看，均无变化”，有变化的逐项填写。' };
  }
  for (const item of open) errors[`items.${item.key}`] = `请填写${item.label}。`;
  if (draft.items.illness === 'severe' && !draft.illnessName.trim()) errors.illnessName = '请写明疾病名称。';
  for (const key of concernsOf(draft)) {
    if (!draft.handlings[key]) errors[`handlings.${key}`] = `请选择${labelOf(key)}的处理方式。`;
  }
  if (!draft.visitedSelf && !draft.visitedName.trim()) errors['visitedPerson.name'] = '请写明见到的是谁。';
  return errors;
}
