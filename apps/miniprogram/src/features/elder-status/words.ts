import type { AbsenceView, HouseholdEffect } from '@tanfang/contracts';
import { ABSENCE_REASONS, levelName, type ClosingReason } from '@tanfang/domain';

import { sayDate } from '@/ui';

/** 住院，11月23日至29日: days away as people say them. */
export function sayAbsence({ reason, from, to }: Pick<AbsenceView, 'reason' | 'from' | 'to'>, today: string): string {
  const days =
    to === null ? `${sayDate(from, today)}起，还不知道何时回来` : `${sayDate(from, today)}至${sayDate(to, today)}`;
  return `${ABSENCE_REASONS[reason]}，${days}`;
}

/** What saving days away will do. */
export function suspendEffect(from: string, to: string, today: string): string {
  if (from === '') return '暂停期间不安排上门，改为电话或视频问候。';
  const end = to === '' ? '起，到恢复为止' : to === from ? '' : `至${sayDate(to, today)}`;
  return `保存后，${sayDate(from, today)}${end}不安排上门，改为电话或视频问候。`;
}

/** What saving the end of days away will do. */
export function resumeEffect(backOn: string, from: string, today: string): string {
  if (backOn === '') return '恢复后重新安排上门。';
  if (backOn <= from) return '回家日期不晚于开始日期，这段暂停按没有发生处理。';
  return `保存后，${sayDate(backOn, today)}起恢复上门。`;
}

export const REFUSAL_EFFECT = '保存后不再安排探访，档案继续按月更新，每季度再问一次意愿。类别不变。';
export const AGREEMENT_EFFECT = '保存后从本周起安排探访，本周余下的天数按比例计算。';

const CLOSING_WORDS: Record<ClosingReason, string> = {
  died: '保存后不再安排探访，以往的记录都会保留。',
  moved: '保存后不再安排探访。迁到本市其他村（居）的，请改用“迁居”。',
  institution: '保存后不再安排探访。仅临时住院的，请改用“暂停上门”。',
  not_eligible: '保存后不再安排探访。情况变化后可以恢复建档。',
};

/** What closing a file will do. */
export function closingEffect(reason: ClosingReason | null, hasOthers: boolean): string {
  const words = reason === null ? '退出后不再安排探访，记录都会保留。' : CLOSING_WORDS[reason];
  return `${words}${hasOthers ? '同户老人的类别会重新判定。' : '门牌码随之停用。'}`;
}

/** What a closing or an opening did beside the file, in sentences. */
export function sayEffects(effects: readonly HouseholdEffect[], doorCodeRevoked: boolean, today: string): string[] {
  return [
    ...effects.map(({ name, levelBefore, level, from, kept }) =>
      kept
        ? `同户${name}仍为${levelName(level)}，不再变为${levelName(levelBefore)}。`
        : `同户${name}${sayDate(from, today)}起由${levelName(levelBefore)}变为${levelName(level)}。`,
    ),
    ...(doorCodeRevoked ? ['这一户已没有在册老人，门牌码已停用。'] : []),
  ];
}
