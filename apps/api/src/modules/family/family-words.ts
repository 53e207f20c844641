import {
  type CareLevel,
  type CloseReason,
  type ElderStatus,
  FOLLOW_UP_KINDS,
  type FollowUpKind,
  type Policy,
  VISIT_ITEMS,
  VISIT_METHODS,
  type VisitItemKey,
  type VisitMethod,
  type VisitOutcome,
} from '@tanfang/domain';

/** A visit as far as its summary speaks of it. */
export interface VisitInBrief {
  method: VisitMethod;
  outcome: VisitOutcome;
  /** Answers to Annex 4 by item; null for an attempt. */
  items: Partial<Record<VisitItemKey, string | null>> | null;
}

const ATTEMPTS: Record<Exclude<VisitOutcome, 'completed'>, string> = {
  unanswered: '没有接通，会再联系',
  nobody_home: '家中无人，会再上门',
  refused: '老人这次不想被打扰，会另约时间',
};

/** What a family reads of a visit: what is as before, or what is not; no notes of the visitor. */
export function visitInWords({ method, outcome, items }: VisitInBrief): string {
  const how = VISIT_METHODS[method];
  if (outcome !== 'completed') return `${how}：${ATTEMPTS[outcome]}。`;
  const different = VISIT_ITEMS.flatMap((item) => {
    const answer = items?.[item.key];
    if (!answer || answer === item.calm) return [];
    const options: Readonly<Record<string, string>> = item.options;
    return [`${item.label}${options[answer] ?? ''}`];
  });
  return different.length === 0 ? `${how}：各方面与平时一样。` : `${how}：${different.join('，')}；其他与平时一样。`;
}

/** What a family reads of something that is being seen to. */
export function followUpInWords(kind: FollowUpKind): string {
  if (kind === 'go_and_see') return '近期没有联系上老人，工作人员正在上门看望。';
  return `${FOLLOW_UP_KINDS[kind]}已登记，工作人员正在跟进。`;
}

/** How often somebody comes and calls, 三（一）4. */
export function frequencyInWords(
  level: CareLevel | null,
  policy: Pick<Policy, 'frequencyA' | 'frequencyB' | 'frequencyC'>,
): string {
  if (level === null) return '暂未列入定期探访。';
  const { home, remote } = { A: policy.frequencyA, B: policy.frequencyB, C: policy.frequencyC }[level];
  const visits = home === 0 ? '' : `上门探访${home}次、`;
  return `每周至少${visits}电话或视频问候${remote}次。`;
}

/** What a family reads of a time without visits as usual; null while they go on as usual. */
export function statusInWords({
  status,
  closeReason,
}: {
  status: ElderStatus;
  closeReason: CloseReason | null;
}): string | null {
  switch (status) {
    case 'active':
      return null;
    case 'suspended':
      return '老人暂时不在家，期间改为电话或视频问候，回家后恢复上门。';
    case 'refused':
      return '老人目前不愿接受定期探访，工作人员每季度会再问一次。';
    case 'closed':
      return closeReason === 'died'
        ? '探访已经结束，以往的记录仍可查看。'
        : '已退出定期探访，以往的记录仍可查看。如有变化，请联系村（社区）。';
  }
}
