import { NOTIFICATION_KINDS, type NotificationKind } from '../vocabulary/notifications.js';
import { type NotificationFacts, notificationWords, templateOf } from './words.js';

const PLACE = '如皋港区（长江镇）田桥社区居民委员会';

const FACTS: NotificationFacts = {
  emergency_reported: { place: PLACE },
  emergency_settled: { place: PLACE, outcome: '移交公安、消防等部门' },
  follow_up_climbed: { place: PLACE, what: '安全隐患', dueOn: '2026-11-20' },
  follow_ups_climbed: { place: PLACE, count: 12 },
  follow_up_reported: { place: PLACE, what: '安全隐患', dueOn: '2026-11-30' },
  follow_up_handed_over: { place: PLACE, what: '急难困难', dueOn: '2026-12-01' },
  report_submitted: { place: PLACE, quarter: '2026-Q3' },
  report_returned: { place: PLACE, quarter: '2026-Q3' },
  report_accepted: { place: PLACE, quarter: '2026-Q3' },
  household_moved: { place: PLACE, from: '何庄社区', elders: 2 },
  elders_handed_over: { place: PLACE, elders: 12 },
  raise_waiting: { place: PLACE, level: 'A' },
  raise_decided: { place: PLACE, approved: false },
  boost_waiting: { place: PLACE, what: '加密探访（传统节日）', from: '2026-12-22', to: '2026-12-22' },
  boost_decided: { place: PLACE, what: '加密探访（传统节日）', approved: true },
  weather_changed: { place: PLACE, headline: '如皋市气象台发布高温橙色预警', what: 'cancelled' },
  classes_coming: { place: PLACE, elders: 3 },
  consent_withdrawn: { place: PLACE, scope: '上门探访' },
  village_reminded: { place: PLACE, pending: 3, unmet: 2, unreachable: 1, deadline: '2026-11-25' },
  month_closing: { place: PLACE, pending: 1200, deadline: '2026-11-25' },
  quarter_closing: { place: PLACE, quarter: '2026-Q3', deadline: '2026-10-10', missing: '存在的困难、下季度打算' },
};

describe('the words of a message', () => {
  it.each(Object.keys(NOTIFICATION_KINDS) as NotificationKind[])('of %s fit their fields', (kind) => {
    const { title, body, brief } = notificationWords(kind, FACTS[kind]);
    expect(title).toBe(NOTIFICATION_KINDS[kind]);
    expect(title.length).toBeLessThanOrEqual(20);
    expect(body).toContain(PLACE);
    expect(body.length).toBeLessThanOrEqual(200);
    expect(body).toMatch(/。$/);
    expect([...brief].length).toBeLessThanOrEqual(20);
    // Beyond the app no place is named, so that nobody can be guessed from it.
    expect(brief).not.toContain('社区');
  });

  it('say what is open in a village, and nothing of what is done', () => {
    const { body } = notificationWords('village_reminded', { ...FACTS.village_reminded, unmet: 0, unreachable: 0 });
    expect(body).toBe(`${PLACE}：本月还有3份档案未更新（11月25日截止）。请打开名单尽快办理。`);
    const calm = { ...FACTS.village_reminded, pending: 0, unmet: 0, unreachable: 0 };
    expect(notificationWords('village_reminded', calm).body).toContain('请继续做好本周探访');
  });

  it('go out under three templates: urgent, work, deadlines', () => {
    expect(templateOf('emergency_reported')).toBe('urgent');
    expect(templateOf('month_closing')).toBe('deadline');
    expect(templateOf('village_reminded')).toBe('deadline');
    expect(templateOf('raise_waiting')).toBe('task');
  });
});
