import { addDays } from '../periods/index.js';
import { FRI, MON, SAT, SUN, THU, TUE, visit, WED, WEEK } from '../testing/weeks.js';
import type { CareLevel } from '../vocabulary/index.js';
import { pressing, type PressingInput } from './pressing.js';
import { isUnreachable } from './unreachable.js';

describe('unreachable', () => {
  it('after unanswered calls on two days', () => {
    expect(isUnreachable([visit(MON, 'phone', 'unanswered'), visit(TUE, 'video', 'unanswered')])).toBe(true);
    expect(isUnreachable([visit(MON, 'phone', 'unanswered'), visit(MON, 'phone', 'unanswered')])).toBe(false);
    expect(isUnreachable([visit(MON, 'phone', 'unanswered')])).toBe(false);
    expect(isUnreachable([])).toBe(false);
  });

  it('after nobody was at home twice, be it on one day', () => {
    expect(isUnreachable([visit(MON, 'home', 'nobody_home'), visit(MON, 'home', 'nobody_home')])).toBe(true);
    expect(isUnreachable([visit(MON, 'home', 'nobody_home'), visit(TUE, 'phone', 'unanswered')])).toBe(false);
  });

  it('not by attempts of other kinds', () => {
    expect(isUnreachable([visit(MON, 'other', 'unanswered'), visit(TUE, 'other', 'unanswered')])).toBe(false);
    expect(isUnreachable([visit(MON, 'home', 'unanswered'), visit(TUE, 'home', 'unanswered')])).toBe(false);
  });

  it.each(['completed', 'refused'] as const)('not once somebody was met or heard again: %s', (outcome) => {
    const attempts = [visit(MON, 'phone', 'unanswered'), visit(TUE, 'phone', 'unanswered')];
    expect(isUnreachable([...attempts, visit(WED, 'other', outcome)])).toBe(false);
    expect(isUnreachable([...attempts, visit(TUE, 'home', outcome)])).toBe(false);
    expect(isUnreachable([visit(addDays(MON, -1), 'home', outcome), ...attempts])).toBe(true);
    expect(
      isUnreachable([
        ...attempts,
        visit(WED, 'home', outcome),
        visit(THU, 'phone', 'unanswered'),
        visit(FRI, 'phone', 'unanswered'),
      ]),
    ).toBe(true);
    expect(isUnreachable([visit(MON, 'home', outcome), visit(SUN, 'home', outcome), ...attempts])).toBe(false);
    expect(isUnreachable([visit(SUN, 'home', outcome), visit(MON, 'home', outcome), ...attempts])).toBe(false);
  });

  it('not by attempts on the day of a contact', () => {
    expect(
      isUnreachable([visit(TUE, 'home'), visit(TUE, 'phone', 'unanswered'), visit(WED, 'phone', 'unanswered')]),
    ).toBe(false);
  });

  it('not by one call unanswered and one call that found nobody home', () => {
    expect(isUnreachable([visit(MON, 'phone', 'unanswered'), visit(TUE, 'phone', 'nobody_home')])).toBe(false);
  });

  it('by the numbers of the policy', () => {
    const policy = { unansweredDays: 1, nobodyHomeTimes: 3 };
    expect(isUnreachable([visit(MON, 'phone', 'unanswered')], policy)).toBe(true);
    expect(isUnreachable([visit(MON, 'home', 'nobody_home'), visit(TUE, 'home', 'nobody_home')], policy)).toBe(false);
  });
});

describe('how pressing somebody is', () => {
  const input = (level: CareLevel | null, change: Partial<PressingInput> = {}): PressingInput => ({
    week: WEEK,
    today: MON,
    level,
    dues: { dueHome: 2, dueRemote: 2 },
    done: { doneHome: 0, doneRemote: 0 },
    unreachable: false,
    ...change,
  });
  const met = { done: { doneHome: 2, doneRemote: 2 } };
  const nothingDue = { dues: { dueHome: 0, dueRemote: 0 } };

  it('puts the unreachable first, then A, B and C, then those whose week is met, then those with nothing due', () => {
    const order = [
      input('C', { unreachable: true }),
      input('A'),
      input('B', { today: SUN }),
      input('B'),
      input('C', { today: SUN }),
      input('C'),
      input('A', met),
      input('B', met),
      input('A', nothingDue),
      input('C', nothingDue),
      input(null, nothingDue),
    ].map((one) => pressing(one).rank);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });

  it('puts first, among equals, whoever has fewer days to spare', () => {
    const byDay = [MON, TUE, WED, THU, FRI, SAT].map((today) => pressing(input('A', { today })).rank);
    expect(byDay).toEqual([...byDay].sort((a, b) => b - a));
    expect(new Set(byDay).size).toBe(byDay.length);
    const behind = pressing(input('A', { dues: { dueHome: 0, dueRemote: 4 } })).rank;
    expect(behind).toBeLessThan(byDay[0] ?? 0);
    expect(pressing(input('A', { dues: { dueHome: 4, dueRemote: 0 } })).rank).toBe(behind);
    expect(pressing(input('A', { today: SUN })).rank).toBe(byDay[5]);
    expect(pressing(input('A', { today: addDays(MON, -3) })).rank).toBe(byDay[0]);
  });

  it('says why', () => {
    expect(pressing(input('C', { unreachable: true })).reason).toBe('联系不上，24小时内上门查看');
    expect(pressing(input('C', { unreachable: true }), { unreachableHours: 12 }).reason).toContain('12小时');
    expect(pressing(input('A', { today: FRI })).reason).toBe('A类，本周还差上门2次、电话或视频2次，剩3天');
    expect(pressing(input('A', { done: { doneHome: 2, doneRemote: 1 } })).reason).toBe(
      'A类，本周还差电话或视频1次，剩7天',
    );
    expect(pressing(input('A', { done: { doneHome: 1, doneRemote: 2 }, today: SUN })).reason).toBe(
      'A类，本周还差上门1次，剩1天',
    );
    expect(pressing(input('A', { today: addDays(SUN, 2) })).reason).toBe('A类，本周还差上门2次、电话或视频2次，剩0天');
    expect(pressing(input('A', met)).reason).toBe('本周已达标');
    expect(pressing(input('A', nothingDue)).reason).toBe('本周无探访任务');
  });
});
