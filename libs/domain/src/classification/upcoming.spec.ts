import { parseLocalDate } from '../periods/dates.js';
import { COUPLE, LONE_ELDER, PARTNER, without } from '../testing/facts.js';
import type { ElderFacts } from './facts.js';
import type { OwnParameters } from './policy.js';
import { upcomingChanges } from './upcoming.js';

const words = (facts: Partial<ElderFacts>, from: string, to: string) =>
  upcomingChanges(facts, from, to).map(({ explanation }) => explanation);

describe('upcoming changes', () => {
  it('tell of 60, 70 and 80, and what each does', () => {
    const facts: ElderFacts = { ...LONE_ELDER, birthDate: '1946-12-03' };
    expect(words(facts, '2000-01-01', '2030-01-01')).toEqual([
      '2006-12-03满60周岁，由不列入变为C类（C：“其他特殊困难老年人”）',
      '2016-12-03满70周岁，仍为C类',
      '2026-12-03满80周岁，由C类变为A类（A1：“80周岁以上高龄的空巢独居老年人”）',
    ]);
  });

  it('look at the first and at the last day', () => {
    const facts: ElderFacts = { ...LONE_ELDER, birthDate: '1946-12-03' };
    expect(upcomingChanges(facts, '2026-12-03', '2026-12-03')).toMatchObject([
      {
        on: '2026-12-03',
        cause: 'age',
        age: 80,
        direction: 'raised',
        before: { level: 'C' },
        after: { level: 'A', clause: 'A1' },
      },
    ]);
    expect(words(facts, '2026-12-04', '2030-01-01')).toEqual([]);
    expect(words(facts, '2020-01-01', '2026-12-02')).toEqual([]);
  });

  it('list the elder’s own birthdays even when they change nothing', () => {
    const outside: ElderFacts = { ...LONE_ELDER, birthDate: '1946-12-03', livesInCity: false };
    expect(words(outside, '2026-01-01', '2026-12-31')).toEqual(['2026-12-03满80周岁，仍不列入']);
    expect(upcomingChanges(outside, '2026-01-01', '2026-12-31')[0]?.direction).toBe('same');
  });

  it('tell of the others under the roof only when it changes something', () => {
    const younger: ElderFacts = {
      ...COUPLE,
      cohabitants: [{ ...PARTNER, birthDate: '1966-09-01', disabilityGrade: 4 }],
    };
    expect(upcomingChanges(younger, '2026-07-01', '2026-12-31')).toMatchObject([
      {
        on: '2026-09-01',
        cause: 'cohabitant_age',
        age: 60,
        direction: 'raised',
        explanation:
          '2026-09-01同住人员满60周岁，由不列入变为B类（B2：“两位老年人共同居住且其中一方失能失智、残疾、重病”）',
      },
    ]);
    const grandchild = { ...PARTNER, relation: 'grandchild', birthDate: '2008-09-01' } as const;
    const withGrandchild: ElderFacts = { ...COUPLE, cohabitants: [{ ...PARTNER, disabilityGrade: 4 }, grandchild] };
    expect(upcomingChanges(withGrandchild, '2026-07-01', '2026-12-31')).toMatchObject([
      { on: '2026-09-01', age: 18, direction: 'lowered', explanation: '2026-09-01同住人员满18周岁，由B类变为不列入' },
    ]);
    const healthy: ElderFacts = {
      ...COUPLE,
      childInCity: true,
      cohabitants: [{ ...PARTNER, birthDate: '1966-09-01' }],
    };
    expect(words(healthy, '2026-07-01', '2026-12-31')).toEqual([]);
  });

  it('notice a change of types, of clause or of exclusion that leaves the level as it is', () => {
    const types: ElderFacts = {
      ...COUPLE,
      disabilityGrade: 1,
      cohabitants: [{ ...PARTNER, relation: 'partner', birthDate: '1966-09-01' }],
    };
    expect(words(types, '2026-07-01', '2026-12-31')).toHaveLength(1);
    const typesOnly: ElderFacts = { ...types, disabilityGrade: null, otherTargetNote: '其他' };
    expect(words(typesOnly, '2026-07-01', '2026-12-31')).toEqual(['2026-09-01同住人员满60周岁，仍为C类']);
  });

  it('are in the order of days', () => {
    const facts: ElderFacts = {
      ...COUPLE,
      birthDate: '1946-12-03',
      cohabitants: [{ ...PARTNER, birthDate: '1966-09-01' }],
    };
    expect(upcomingChanges(facts, '2026-07-01', '2026-12-31').map(({ on }) => on)).toEqual([
      '2026-09-01',
      '2026-12-03',
    ]);
  });

  it('tell of parameters that begin', () => {
    const set: OwnParameters = {
      entries: [
        {
          key: 'advancedAge',
          value: 70,
          since: parseLocalDate('2027-01-01'),
          clause: '附件1第6项',
          source: 'reading',
          note: '试点',
        },
      ],
    };
    expect(upcomingChanges(LONE_ELDER, '2026-07-01', '2027-06-29', {}, set)).toMatchObject([
      {
        on: '2027-01-01',
        cause: 'parameter',
        age: null,
        explanation: '2027-01-01起执行新的政策参数，由C类变为A类（A1：“80周岁以上高龄的空巢独居老年人”）',
      },
    ]);
    expect(upcomingChanges({ ...LONE_ELDER, birthDate: '1940-01-01' }, '2026-07-01', '2027-06-29', {}, set)).toEqual(
      [],
    );
  });

  it('follow the options', () => {
    const couple: ElderFacts = { ...COUPLE, birthDate: '1946-12-03' };
    expect(upcomingChanges(couple, '2026-07-01', '2026-12-31')[0]?.after.level).toBe('A');
    expect(upcomingChanges(couple, '2026-07-01', '2026-12-31', { emptyNestCountsAsAlone: false })[0]?.after.level).toBe(
      'C',
    );
  });

  it('know nothing of birthdays that are unknown', () => {
    const facts = without(LONE_ELDER, 'birthDate', 'cohabitants');
    expect(words(facts, '2000-01-01', '2050-01-01')).toEqual([]);
    expect(words({ ...facts, cohabitants: [{ relation: 'partner' }] }, '2000-01-01', '2050-01-01')).toEqual([]);
  });

  it('need dates', () => {
    expect(() => upcomingChanges(LONE_ELDER, '2026-07-32', '2026-08-01')).toThrow('2026-07-32');
    expect(() => upcomingChanges(LONE_ELDER, '2026-07-01', '')).toThrow();
  });
});
