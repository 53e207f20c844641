import { sayPeriod } from '../periods/say.js';
import { NOTIFICATION_KINDS, type NotificationKind, type NotificationTemplate } from '../vocabulary/notifications.js';

/**
 * What a message is made from, kind by kind. No ID, phone, illness or full name can be said, since nothing here holds
 * one: places, numbers, dates and periods only. Who it is about stands on the page to which the message leads.
 */
export interface NotificationFacts {
  emergency_reported: { place: string };
  emergency_settled: { place: string; outcome: string };
  follow_up_climbed: { place: string; what: string; dueOn: string };
  follow_ups_climbed: { place: string; count: number };
  follow_up_reported: { place: string; what: string; dueOn: string };
  follow_up_handed_over: { place: string; what: string; dueOn: string };
  report_submitted: { place: string; quarter: string };
  report_returned: { place: string; quarter: string };
  report_accepted: { place: string; quarter: string };
  household_moved: { place: string; from: string; elders: number };
  elders_handed_over: { place: string; elders: number };
  raise_waiting: { place: string; level: string };
  raise_decided: { place: string; approved: boolean };
  boost_waiting: { place: string; what: string; from: string; to: string };
  boost_decided: { place: string; what: string; approved: boolean };
  weather_changed: { place: string; headline: string; what: 'updated' | 'cancelled' };
  classes_coming: { place: string; elders: number };
  consent_withdrawn: { place: string; scope: string };
  village_reminded: { place: string; pending: number; unmet: number; unreachable: number; deadline: string };
  month_closing: { place: string; pending: number; deadline: string };
  quarter_closing: { place: string; quarter: string; deadline: string; missing: string };
}

/** A message in words. */
export interface NotificationWords {
  title: string;
  body: string;
  /** For a field of a WeChat template, which takes 20 characters (`thing`); names nobody. */
  brief: string;
}

type Sentences = { readonly [Kind in NotificationKind]: (facts: NotificationFacts[Kind]) => [string, string] };

const SENTENCES: Sentences = {
  emergency_reported: ({ place }) => [
    `${place}刚刚报告了紧急情况，请马上查看经过并协助处置。`,
    '有紧急情况，请马上打开查看',
  ],
  emergency_settled: ({ place, outcome }) => [
    `${place}的紧急情况已记录处置结果：${outcome}。请核对后归档。`,
    '紧急情况已记录处置结果',
  ],
  follow_up_climbed: ({ place, what, dueOn }) => [
    `${place}一条“${what}”应在${sayDay(dueOn)}前办完，现已逾期，请督办。`,
    '有跟踪回访逾期，请督办',
  ],
  follow_ups_climbed: ({ place, count }) => [
    `${place}有${count}条跟踪回访逾期，已报到您这里，请督办。`,
    `有${count}条跟踪回访逾期，请督办`,
  ],
  follow_up_reported: ({ place, what, dueOn }) => [
    `${place}一条“${what}”已报到您这里，请在${sayDay(dueOn)}前办理。`,
    '有跟踪回访报到您这里',
  ],
  follow_up_handed_over: ({ place, what, dueOn }) => [
    `${place}一条“${what}”交给您办理，请在${sayDay(dueOn)}前办完。`,
    '有跟踪回访交给您办理',
  ],
  report_submitted: ({ place, quarter }) => [
    `${place}报送了${sayPeriod(quarter)}报告，请审核。`,
    '有镇报送了季度报告，请审核',
  ],
  report_returned: ({ place, quarter }) => [
    `${place}${sayPeriod(quarter)}报告被退回，请按意见修改后重新报送。`,
    '季度报告被退回，请修改后重报',
  ],
  report_accepted: ({ place, quarter }) => [`${place}${sayPeriod(quarter)}报告已审核通过。`, '季度报告已审核通过'],
  household_moved: ({ place, from, elders }) => [
    `一户（${elders}位老人）从${from}迁到${place}，请核对探访人和住址。`,
    '有住户迁居，请核对探访人',
  ],
  elders_handed_over: ({ place, elders }) => [
    `${place}${elders}位老人交接给您探访，请在本周名单中查看。`,
    `${elders}位老人交接给您探访`,
  ],
  raise_waiting: ({ place, level }) => [
    `${place}提出把一位老人提高为${level}类，须由第二人批准。`,
    '有提高类别的申请等您批准',
  ],
  raise_decided: ({ place, approved }) => [
    `${place}提高类别的申请${approved ? '已批准' : '未获批准'}，请查看理由。`,
    `提高类别的申请${approved ? '已批准' : '未获批准'}`,
  ],
  boost_waiting: ({ place, what, from, to }) => [
    `${place}${sayDay(from)}${from === to ? '' : `至${sayDay(to)}`}的“${what}”等您审批。`,
    '有加密探访等您审批',
  ],
  boost_decided: ({ place, what, approved }) => [
    `${place}的“${what}”${approved ? '已批准' : '未获批准'}，请查看意见。`,
    `加密探访${approved ? '已批准' : '未获批准'}`,
  ],
  weather_changed: ({ place, headline, what }) => [
    what === 'updated'
      ? `${place}的天气预警已更新：${headline}。已批准的加密探访照常执行，请看次数和日期是否合适。`
      : `${place}的“${headline}”已解除，已批准的加密探访仍在执行，不再需要时请提前结束。`,
    `天气预警已${what === 'updated' ? '更新' : '解除'}`,
  ],
  classes_coming: ({ place, elders }) => [
    `${place}下月有${elders}位老人的类别将随年龄等变化，请提前安排探访。`,
    `下月${elders}位老人的类别将变化`,
  ],
  consent_withdrawn: ({ place, scope }) => [
    `${place}一位老人撤回了“${scope}”的同意，请停止相应做法。`,
    '有老人撤回同意，请查看',
  ],
  village_reminded: (facts) => [`${facts.place}：${openWork(facts)}。请打开名单尽快办理。`, '镇里提醒您查看探访和更新'],
  month_closing: ({ place, pending, deadline }) => [
    `${place}本月还有${pending}份档案未更新，${sayDay(deadline)}截止。`,
    `${pending}份档案未更新，${sayDay(deadline)}截止`,
  ],
  quarter_closing: ({ place, quarter, deadline, missing }) => [
    `${place}${sayPeriod(quarter)}报告${sayDay(deadline)}截止，还缺：${missing}。`,
    `季度报告${sayDay(deadline)}截止`,
  ],
};

/**
 * The words of a message.
 * @param facts places, numbers and dates that the sentence names
 */
export function notificationWords<Kind extends NotificationKind>(
  kind: Kind,
  facts: NotificationFacts[Kind],
): NotificationWords {
  const [body, brief] = SENTENCES[kind](facts);
  return { title: NOTIFICATION_KINDS[kind], body, brief: [...brief].slice(0, 20).join('') };
}

/** Which of WeChat's templates carries a kind. */
export function templateOf(kind: NotificationKind): NotificationTemplate {
  if (kind === 'emergency_reported') return 'urgent';
  return kind === 'month_closing' || kind === 'quarter_closing' || kind === 'village_reminded' ? 'deadline' : 'task';
}

function openWork({ pending, unmet, unreachable, deadline }: NotificationFacts['village_reminded']): string {
  const open = [
    pending > 0 ? `本月还有${pending}份档案未更新（${sayDay(deadline)}截止）` : '',
    unmet > 0 ? `本周还有${unmet}位老人未达到探访频次` : '',
    unreachable > 0 ? `${unreachable}位老人联系不上，请先上门看看` : '',
  ].filter((part) => part !== '');
  return open.length > 0 ? open.join('；') : '请继续做好本周探访';
}

/** `2026-11-25` → `11月25日` */
function sayDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
