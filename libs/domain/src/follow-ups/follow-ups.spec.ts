import { parseLocalDate, parseMonth, parseQuarter } from '../periods/index.js';
import { flawsOf } from '../testing/transition-flaws.js';
import {
  FOLLOW_UP_STATUSES,
  MONTHLY_UPDATE_STATUSES,
  REPORT_STATUSES,
  unchangedVisitItems,
  VISIT_ITEMS,
  type VisitItems,
} from '../vocabulary/index.js';
import {
  actionsFrom,
  concernsOf,
  FOLLOW_UP_BY_ITEM,
  FOLLOW_UP_TRANSITIONS,
  followUpsFor,
  MONTHLY_UPDATE_TRANSITIONS,
  monthlyDeadline,
  monthlyReminderDay,
  quarterlyDeadline,
  quarterlyReminderDay,
  monthlyUpdateStatus,
  REPORT_TRANSITIONS,
  transition,
} from './index.js';

describe('transition tables', () => {
  it.each([
    ['follow-ups', FOLLOW_UP_TRANSITIONS, FOLLOW_UP_STATUSES],
    ['reports', REPORT_TRANSITIONS, REPORT_STATUSES],
    ['monthly updates', MONTHLY_UPDATE_TRANSITIONS, MONTHLY_UPDATE_STATUSES],
  ] as const)('of %s reach and leave every status', (_name, table, statuses) => {
    expect(Object.keys(table.steps)).toEqual(Object.keys(statuses));
    expect(flawsOf<string, string, never>(table)).toEqual([]);
  });

  it('would be caught if they did not', () => {
    const steps = { a: { go: { to: 'b' } }, b: { back: { to: 'a' } }, c: {}, d: { go: { to: 'c' } } } as const;
    expect(flawsOf<string, string, null>({ initial: 'a', final: ['c'], steps })).toEqual([
      'c is never reached',
      'd is never reached',
      'a never comes to an end',
      'b never comes to an end',
    ]);
  });

  it('know the actions of a status', () => {
    expect(actionsFrom(FOLLOW_UP_TRANSITIONS, 'open')).toEqual(['start', 'resolve', 'withdraw']);
    expect(actionsFrom(FOLLOW_UP_TRANSITIONS, 'closed')).toEqual([]);
  });
});

describe('a follow-up', () => {
  const step = (from: keyof typeof FOLLOW_UP_STATUSES, action: Parameters<typeof transition>[2], note = '') =>
    transition(FOLLOW_UP_TRANSITIONS, from, action as 'start', { note });

  it('is worked on, resolved, asked back about, and closed', () => {
    expect(step('open', 'start')).toEqual({ ok: true, to: 'in_progress' });
    expect(step('in_progress', 'resolve', '已更换软管')).toEqual({ ok: true, to: 'resolved' });
    expect(step('open', 'resolve', '已更换软管')).toEqual({ ok: true, to: 'resolved' });
    expect(step('resolved', 'confirm', '老人确认')).toEqual({ ok: true, to: 'closed' });
    expect(step('resolved', 'reopen', '仍漏气')).toEqual({ ok: true, to: 'in_progress' });
    expect(step('open', 'withdraw', '重复')).toEqual({ ok: true, to: 'withdrawn' });
    expect(step('in_progress', 'withdraw', '重复')).toEqual({ ok: true, to: 'withdrawn' });
  });

  it('is not closed before somebody asked back, and never without a word', () => {
    expect(step('open', 'confirm', '好')).toEqual({
      ok: false,
      code: 'transition.not_allowed',
      message: '当前状态不能进行这项操作，请刷新后再看',
    });
    expect(step('closed', 'reopen', '又坏了').ok).toBe(false);
    const refused = (message: string) => ({ ok: false, code: 'transition.refused', message });
    expect(step('in_progress', 'resolve', ' ')).toEqual(refused('请填写处理结果'));
    expect(step('resolved', 'confirm')).toEqual(refused('请填写回访情况'));
    expect(step('open', 'withdraw')).toEqual(refused('请填写原因'));
  });
});

describe('a quarterly report', () => {
  const context = {
    actor: '甲',
    submittedBy: '乙',
    note: '',
    difficulties: '人手不足',
    nextQuarter: '增员',
    quarterEnded: true,
  };

  it('is submitted, returned, submitted again and accepted', () => {
    expect(transition(REPORT_TRANSITIONS, 'draft', 'submit', context)).toEqual({ ok: true, to: 'submitted' });
    expect(transition(REPORT_TRANSITIONS, 'submitted', 'return', { ...context, note: '缺数据' })).toEqual({
      ok: true,
      to: 'returned',
    });
    expect(transition(REPORT_TRANSITIONS, 'returned', 'submit', context)).toEqual({ ok: true, to: 'submitted' });
    expect(transition(REPORT_TRANSITIONS, 'submitted', 'accept', context)).toEqual({ ok: true, to: 'accepted' });
    expect(transition(REPORT_TRANSITIONS, 'submitted', 'withdraw', context)).toEqual({ ok: true, to: 'draft' });
  });

  it.each([
    ['draft', 'submit', { quarterEnded: false }, '本季度尚未结束，还不能报送'],
    ['draft', 'submit', { difficulties: '' }, '请填写存在困难'],
    ['returned', 'submit', { nextQuarter: ' ' }, '请填写下季度打算'],
    ['submitted', 'return', {}, '请填写原因'],
    ['submitted', 'accept', { actor: '乙' }, '报送人不能审核自己的报表'],
  ] as const)('%s, %s, is refused: %j', (from, action, change, message) => {
    expect(transition(REPORT_TRANSITIONS, from, action, { ...context, ...change })).toMatchObject({
      ok: false,
      message,
    });
  });

  it('is frozen once accepted', () => {
    expect(actionsFrom(REPORT_TRANSITIONS, 'accepted')).toEqual([]);
  });
});

describe('a monthly update', () => {
  const context = { sectionsChecked: ['健康情况'], sectionsRequired: ['健康情况'], deadlinePassed: false };
  const step = (
    from: keyof typeof MONTHLY_UPDATE_STATUSES,
    action: 'confirm_unchanged' | 'save_changes' | 'pass_deadline',
    change = {},
  ) => transition(MONTHLY_UPDATE_TRANSITIONS, from, action, { ...context, ...change });

  it('is made by looking at every section, or by changing something', () => {
    for (const from of ['pending', 'overdue'] as const) {
      expect(step(from, 'confirm_unchanged')).toEqual({ ok: true, to: 'updated' });
      expect(step(from, 'save_changes', { sectionsChecked: [] })).toEqual({ ok: true, to: 'updated' });
      expect(step(from, 'confirm_unchanged', { sectionsRequired: ['健康情况', '家庭成员', '探访意愿'] })).toMatchObject(
        {
          ok: false,
          message: '请先查看：家庭成员、探访意愿',
        },
      );
    }
    expect(step('updated', 'save_changes')).toEqual({ ok: true, to: 'updated' });
    expect(step('updated', 'confirm_unchanged').ok).toBe(false);
  });

  it('is overdue after the deadline only', () => {
    expect(step('pending', 'pass_deadline', { deadlinePassed: true })).toEqual({ ok: true, to: 'overdue' });
    expect(step('pending', 'pass_deadline')).toMatchObject({ ok: false, message: '本月期限未到' });
    const november = parseMonth('2026-11');
    const on = (day: string) => monthlyUpdateStatus(false, november, parseLocalDate(day));
    expect([on('2026-11-25'), on('2026-11-26'), on('2026-12-01')]).toEqual(['pending', 'overdue', 'overdue']);
    expect(monthlyUpdateStatus(true, november, parseLocalDate('2026-12-01'))).toBe('updated');
  });

  it('has its deadline within the month', () => {
    expect(monthlyDeadline(parseMonth('2026-11'))).toBe('2026-11-25');
    expect(monthlyReminderDay(parseMonth('2026-11'))).toBe('2026-11-22');
    expect(monthlyDeadline(parseMonth('2026-02'), { monthlyDeadlineDay: 30 })).toBe('2026-02-28');
    expect(monthlyDeadline(parseMonth('2026-02'), { monthlyDeadlineDay: 1 })).toBe('2026-02-01');
  });
});

describe('the quarter’s report', () => {
  it('is due ten days after the quarter, and asked for three days before that', () => {
    expect(quarterlyDeadline(parseQuarter('2026-Q4'))).toBe('2027-01-10');
    expect(quarterlyReminderDay(parseQuarter('2026-Q4'))).toBe('2027-01-07');
    expect(quarterlyDeadline(parseQuarter('2026-Q3'), { quarterlyDeadlineDays: 5 })).toBe('2026-10-05');
  });
});

describe('follow-ups from a visit', () => {
  const items = (change: Partial<VisitItems>): VisitItems => ({ ...unchangedVisitItems(), ...change });

  it('has none when nothing is wrong', () => {
    expect(followUpsFor(unchangedVisitItems())).toEqual([]);
    expect(followUpsFor({})).toEqual([]);
    expect(concernsOf(items({ gasSafety: 'fairly_safe', mood: 'better', populationChange: 'decreased' }))).toEqual([]);
  });

  it('has one a kind, with all that was found, the gravest setting its severity', () => {
    expect(followUpsFor(items({ waterHeatingSafety: 'unsafe', gasSafety: 'unsafe', mood: 'worse' }))).toEqual([
      { kind: 'family_reminder', severity: 'normal', itemKeys: ['mood'], sentence: '情绪状态：较差', status: 'open' },
      {
        kind: 'hazard',
        severity: 'urgent',
        itemKeys: ['gasSafety', 'waterHeatingSafety'],
        sentence: '燃气安全：不安全；水暖安全：不安全',
        status: 'open',
      },
    ]);
    expect(followUpsFor(items({ waterHeatingSafety: 'unsafe' }))).toMatchObject([{ severity: 'normal' }]);
  });

  it('keeps what was settled on the spot for asking back', () => {
    const found = items({ gasSafety: 'unsafe', electricitySafety: 'unsafe' });
    expect(followUpsFor(found, { gasSafety: 'reminded_resolved', electricitySafety: 'reported_town' })).toMatchObject([
      { kind: 'hazard', itemKeys: ['gasSafety'], status: 'resolved' },
      { kind: 'hazard', itemKeys: ['electricitySafety'], status: 'open' },
    ]);
  });

  it('knows what to do about every answer of concern', () => {
    for (const item of VISIT_ITEMS) {
      for (const answer of item.concern) {
        const [followUp] = followUpsFor({ [item.key]: answer } as Partial<VisitItems>);
        expect(followUp?.kind).toBe(FOLLOW_UP_BY_ITEM[item.key]);
        expect(followUp?.sentence).toBe(`${item.label}：${(item.options as Record<string, string>)[answer]}`);
      }
      expect(FOLLOW_UP_BY_ITEM[item.key] === null).toBe(item.concern.length === 0);
    }
    expect(followUpsFor(items({ illness: 'severe' }))).toMatchObject([{ kind: 'hardship', severity: 'urgent' }]);
    expect(followUpsFor(items({ electricitySafety: 'unsafe' }))).toMatchObject([{ severity: 'urgent' }]);
  });
});
