import { addDays, type LocalDate, parseLocalDate } from '../periods/index.js';
import { FRI, MON, quietWeek, SAT, SUN, THU, TUE, WED } from '../testing/weeks.js';
import type { CareLevel } from '../vocabulary/index.js';
import { weekDues } from './dues.js';
import type { WeekDuesInput } from './service-days.js';

const due = (level: CareLevel | null, change: Partial<WeekDuesInput> = {}) => {
  const { dueHome, dueRemote } = weekDues({ ...quietWeek(level), ...change });
  return [dueHome, dueRemote];
};
const reasons = (level: CareLevel | null, change: Partial<WeekDuesInput> = {}) =>
  weekDues({ ...quietWeek(level), ...change }).reasons;
const LONG_AGO = parseLocalDate('2024-01-01');
const history = (...levels: readonly [LocalDate, CareLevel | null][]) => ({
  levels: levels.map(([from, level]) => ({ from, level })),
});

describe('a quiet week', () => {
  it.each([
    ['A', [2, 2], 'A类：每周至少上门探访2次、电话或视频问候2次'],
    ['B', [1, 1], 'B类：每周至少上门探访1次、电话或视频问候1次'],
    ['C', [0, 1], 'C类：每周至少电话或视频问候1次'],
  ] as const)('of %s', (level, numbers, reason) => {
    expect(due(level)).toEqual(numbers);
    expect(reasons(level)).toEqual([reason]);
    expect(weekDues(quietWeek(level))).toMatchObject({ from: MON, to: SUN });
  });

  it('has nothing due to somebody in no class', () => {
    expect(weekDues(quietWeek(null))).toEqual({
      dueHome: 0,
      dueRemote: 0,
      from: null,
      to: null,
      reasons: ['本周不在探访范围内'],
    });
    expect(due('A', { levels: [] })).toEqual([0, 0]);
  });

  it('follows the frequency of the policy', () => {
    const policy = {
      frequencyA: { home: 3, remote: 4 },
      frequencyB: { home: 2, remote: 2 },
      frequencyC: { home: 1, remote: 1 },
      newWeekMinimum: 1,
    };
    const numbers = (['A', 'B', 'C'] as const).map((level) => weekDues(quietWeek(level), policy));
    expect(numbers.map(({ dueHome, dueRemote }) => [dueHome, dueRemote])).toEqual([
      [3, 4],
      [2, 2],
      [1, 1],
    ]);
  });
});

describe('a level that changes within the week', () => {
  it('raised: the rest of the week by the higher level', () => {
    expect(due('A', history([LONG_AGO, 'C'], [TUE, 'A']))).toEqual([2, 2]);
    expect(due('A', history([LONG_AGO, 'C'], [THU, 'A']))).toEqual([1, 2]);
    expect(due('A', history([LONG_AGO, 'C'], [SUN, 'A']))).toEqual([0, 1]);
    expect(due('A', history([LONG_AGO, 'B'], [SUN, 'A']))).toEqual([1, 1]);
    expect(reasons('A', history([LONG_AGO, 'C'], [THU, 'A']))).toEqual([
      'C类：每周至少电话或视频问候1次',
      '周四起升级，其后按A类：每周至少上门探访2次、电话或视频问候2次',
    ]);
  });

  it('lowered: the old level until Sunday', () => {
    expect(due('A', history([LONG_AGO, 'A'], [TUE, 'C']))).toEqual([2, 2]);
    expect(due('A', history([LONG_AGO, 'A'], [SUN, null]))).toEqual([2, 2]);
    expect(reasons('A', history([LONG_AGO, 'A'], [TUE, 'C']))).toContain('周二调整为C类，自下周一起执行');
    expect(reasons('A', history([LONG_AGO, 'A'], [SUN, null]))).toContain('周日调整为不列入，自下周一起执行');
  });

  it('lowered last week, or on this Monday: the new one', () => {
    expect(due('A', history([LONG_AGO, 'A'], [addDays(MON, -1), 'C']))).toEqual([0, 1]);
    expect(due('A', history([LONG_AGO, 'A'], [MON, 'C']))).toEqual([0, 1]);
    expect(reasons('A', history([LONG_AGO, 'A'], [MON, 'C']))).toHaveLength(1);
    expect(due('A', history([LONG_AGO, 'A'], [addDays(SUN, 1), 'C']))).toEqual([2, 2]);
    expect(reasons('A', history([LONG_AGO, 'A'], [addDays(SUN, 1), 'C']))).toHaveLength(1);
  });

  it('raised and lowered again: the highest stays', () => {
    expect(due('A', history([LONG_AGO, 'C'], [MON, 'A'], [TUE, 'B'], [WED, 'C']))).toEqual([2, 2]);
  });

  it('says nothing of an entry that another one of the same Monday replaced', () => {
    expect(reasons('A', history([LONG_AGO, 'B'], [MON, 'C'], [MON, 'A']))).toEqual(reasons('A'));
  });

  it('takes the history in any order, and of two entries on one day the later one', () => {
    expect(due('A', history([MON, 'C'], [LONG_AGO, 'A']))).toEqual([0, 1]);
    expect(due('A', history([LONG_AGO, 'A'], [LONG_AGO, 'C']))).toEqual([0, 1]);
  });
});

describe('first and last days', () => {
  it.each([
    [
      'A',
      [
        [2, 2],
        [2, 2],
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
        [0, 1],
      ],
    ],
    [
      'B',
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'C',
      [
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ],
  ] as const)('new on the register, %s, from Monday to Sunday: in proportion, at least one', (level, numbers) => {
    expect([MON, TUE, WED, THU, FRI, SAT, SUN].map((activeFrom) => due(level, { activeFrom }))).toEqual(numbers);
  });

  it('newly in a class counts as new', () => {
    expect(due('C', history([LONG_AGO, null], [SUN, 'C']))).toEqual([0, 1]);
    expect(reasons('C', history([LONG_AGO, null], [SUN, 'C']))).toContain('周日起纳入，按剩余1天折算，至少联系1次');
  });

  it('gives the days on which something is due', () => {
    expect(weekDues({ ...quietWeek('A'), activeFrom: THU })).toMatchObject({ from: THU, to: SUN });
    expect(weekDues({ ...quietWeek('A'), activeTo: THU })).toMatchObject({ from: MON, to: THU });
  });

  it.each([
    [
      'A',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 1],
        [1, 1],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'B',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 1],
      ],
    ],
  ] as const)(
    'service that ends, %s, on Monday to Sunday: what the days were worth, rounded down',
    (level, numbers) => {
      expect([MON, TUE, WED, THU, FRI, SAT, SUN].map((activeTo) => due(level, { activeTo }))).toEqual(numbers);
      expect(reasons(level, { activeTo: WED })).toContain('周三后不再探访，只计3天');
    },
  );

  it('knows no week before the first day or after the last', () => {
    expect(due('A', { activeFrom: addDays(SUN, 1) })).toEqual([0, 0]);
    expect(due('A', { activeTo: addDays(MON, -1) })).toEqual([0, 0]);
    expect(due('C', { activeFrom: TUE, activeTo: TUE })).toEqual([0, 0]);
  });
});

describe('wishes', () => {
  it('schedules no home visit without consent, and nothing in its place', () => {
    expect(due('A', { homeConsent: false })).toEqual([0, 2]);
    expect(reasons('A', { homeConsent: false })).toContain('未取得上门同意，不安排上门');
  });

  it('schedules nothing for somebody who refuses', () => {
    expect(weekDues({ ...quietWeek('A'), refused: true })).toEqual({
      dueHome: 0,
      dueRemote: 0,
      from: null,
      to: null,
      reasons: ['本人不愿接受探访，不安排；按季度再征求意愿'],
    });
  });
});

describe('away, or 远程替代', () => {
  it.each(['away', 'remoteOnly'] as const)('%s: home visits of those days become remote contacts', (kind) => {
    const over = (from: LocalDate, to: LocalDate) => due('A', { [kind]: [{ from, to }] });
    expect(over(MON, SUN)).toEqual([0, 4]);
    expect(over(MON, MON)).toEqual([2, 2]);
    expect(over(MON, TUE)).toEqual([1, 3]);
    expect(over(MON, FRI)).toEqual([1, 3]);
    expect(over(MON, SAT)).toEqual([0, 4]);
    expect(over(addDays(MON, -9), addDays(MON, -1))).toEqual([2, 2]);
    expect(due('C', { [kind]: [{ from: MON, to: SUN }] })).toEqual([0, 1]);
    expect(due('A', { [kind]: [{ from: MON, to: SUN }], homeConsent: false })).toEqual([0, 2]);
  });

  it('away with no end in sight', () => {
    expect(due('B', { away: [{ from: LONG_AGO, to: null }] })).toEqual([0, 2]);
  });

  it('says on which days', () => {
    expect(reasons('A', { away: [{ from: MON, to: TUE }] })).toContain('周一、周二住院或外出，上门改为电话或视频');
    expect(reasons('A', { remoteOnly: [{ from: SUN, to: SUN }] })).toContain('周日远程替代，上门改为电话或视频');
  });
});

describe('boosts', () => {
  const boost = (from: LocalDate, to: LocalDate, extraHome: number, extraRemote: number) => ({
    boosts: [{ from, to, extraHome, extraRemote }],
  });

  it('add contacts in the week they touch', () => {
    expect(due('B', boost(FRI, SUN, 1, 2))).toEqual([2, 3]);
    expect(due('B', boost(addDays(SUN, 1), addDays(SUN, 7), 1, 1))).toEqual([1, 1]);
    expect(reasons('B', boost(FRI, SUN, 1, 2))).toContain('加密探访：增加上门1次、电话或视频2次');
    expect(reasons('B', boost(addDays(SUN, 1), addDays(SUN, 7), 1, 1))).toHaveLength(1);
    expect(reasons('B', boost(addDays(MON, -7), addDays(MON, -1), 1, 1))).toHaveLength(1);
  });

  it('add up', () => {
    const boosts = [...boost(MON, SUN, 1, 0).boosts, ...boost(MON, SUN, 1, 1).boosts];
    expect(due('C', { boosts })).toEqual([2, 2]);
  });

  it('add no more than the days of the boost can hold', () => {
    expect(due('B', boost(addDays(MON, -3), MON, 3, 3))).toEqual([2, 2]);
    expect(due('A', boost(MON, SUN, 7, 7))).toEqual([7, 7]);
  });

  it('become remote where no home visit is possible, and none without consent', () => {
    expect(due('B', { ...boost(MON, SUN, 1, 1), away: [{ from: MON, to: SUN }] })).toEqual([0, 4]);
    expect(due('B', { ...boost(SAT, SUN, 1, 1), away: [{ from: SUN, to: SUN }] })).toEqual([2, 2]);
    expect(due('B', { ...boost(SUN, SUN, 1, 0), away: [{ from: SUN, to: SUN }] })).toEqual([1, 2]);
    expect(due('B', { ...boost(MON, SUN, 1, 1), homeConsent: false })).toEqual([0, 2]);
  });

  it('count only days of service', () => {
    expect(due('B', { ...boost(MON, TUE, 1, 1), activeFrom: THU })).toEqual([1, 1]);
    expect(due('A', { ...boost(MON, SUN, 2, 2), activeFrom: SUN })).toEqual([1, 1]);
  });
});

describe('limits', () => {
  it('fit the days: one home and one remote contact a day', () => {
    const often = {
      frequencyA: { home: 7, remote: 7 },
      frequencyB: { home: 1, remote: 1 },
      frequencyC: { home: 0, remote: 1 },
      newWeekMinimum: 3,
    };
    const away = [{ from: MON, to: THU }];
    expect(weekDues({ ...quietWeek('A'), away }, often)).toMatchObject({ dueHome: 3, dueRemote: 7 });
    expect(weekDues({ ...quietWeek('C'), activeFrom: SAT }, often)).toMatchObject({ dueHome: 0, dueRemote: 2 });
    expect(weekDues({ ...quietWeek('C'), activeFrom: TUE }, often)).toMatchObject({ dueHome: 0, dueRemote: 3 });
    expect(weekDues({ ...quietWeek('C'), activeFrom: MON }, often)).toMatchObject({ dueRemote: 1 });
    const homeOnly = { ...often, frequencyA: { home: 7, remote: 0 } };
    expect(weekDues({ ...quietWeek('A'), activeFrom: SAT }, homeOnly)).toMatchObject({ dueHome: 2, dueRemote: 0 });
  });
});
