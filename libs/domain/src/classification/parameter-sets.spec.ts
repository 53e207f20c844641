import { parseLocalDate } from '../periods/dates.js';
import { COUPLE, LONE_ELDER, TODAY } from '../testing/facts.js';
import { compareParameterSets } from './comparison.js';
import { approveParameterSet, checkParameterEntries, differencesBetween, type ParameterSet } from './parameter-sets.js';
import { PLAN_PARAMETERS, type ParameterEntry } from './parameters.js';

const entry = { since: '2026-01-01', clause: '三（一）1', source: 'reading', note: '试点' };
const DRAFT: ParameterSet = {
  id: 'pilot-2026',
  cityCode: '320682',
  name: '2026年试点',
  status: 'draft',
  proposedBy: '甲',
  approvedBy: null,
  approvedOn: null,
  entries: [
    { ...entry, key: 'advancedAge', value: 70 },
    { ...entry, key: 'emptyNestCountsAsAlone', value: false },
  ] as ParameterEntry[],
};

const messages = (...entries: readonly object[]) => checkParameterEntries(entries).map(({ message }) => message);

describe('entries from outside', () => {
  it('pass when they are like the plan’s own', () => {
    expect(checkParameterEntries(PLAN_PARAMETERS)).toEqual([]);
    expect(checkParameterEntries(JSON.parse(JSON.stringify(DRAFT.entries)))).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...entry, key: 'height', value: 1 }, '参数“height”不存在'],
    ['no key', { ...entry, value: 1 }, '参数“undefined”不存在'],
    ['text for a number', { ...entry, key: 'elderAge', value: '60' }, '参数“elderAge”的值不合要求'],
    ['a negative number', { ...entry, key: 'elderAge', value: -1 }, '参数“elderAge”的值不合要求'],
    ['half a number', { ...entry, key: 'elderAge', value: 60.5 }, '参数“elderAge”的值不合要求'],
    ['a word for an option', { ...entry, key: 'loneDisabledIsB', value: 'yes' }, '参数“loneDisabledIsB”的值不合要求'],
    ['another test of kinship', { ...entry, key: 'kinshipTest', value: 'none' }, '参数“kinshipTest”的值不合要求'],
    ['a list that is none', { ...entry, key: 'seriousIllnesses', value: '癌' }, '参数“seriousIllnesses”的值不合要求'],
    [
      'an empty word in a list',
      { ...entry, key: 'seriousIllnesses', value: ['癌', ' '] },
      '参数“seriousIllnesses”的值不合要求',
    ],
    ['a list of numbers', { ...entry, key: 'seriousIllnesses', value: [1] }, '参数“seriousIllnesses”的值不合要求'],
    ['no frequency', { ...entry, key: 'frequencyA', value: null }, '参数“frequencyA”的值不合要求'],
    ['half a frequency', { ...entry, key: 'frequencyA', value: { home: 1 } }, '参数“frequencyA”的值不合要求'],
    ['the other half', { ...entry, key: 'frequencyA', value: { remote: 1 } }, '参数“frequencyA”的值不合要求'],
    [
      'eight home visits a week',
      { ...entry, key: 'frequencyA', value: { home: 8, remote: 0 } },
      '参数“frequencyA”的值不合要求',
    ],
    [
      'eight calls a week',
      { ...entry, key: 'frequencyA', value: { home: 0, remote: 8 } },
      '参数“frequencyA”的值不合要求',
    ],
    ['no such day', { ...entry, key: 'elderAge', value: 60, since: '2026-02-30' }, '参数“elderAge”须写明生效日期'],
    ['no clause', { ...entry, key: 'elderAge', value: 60, clause: '' }, '参数“elderAge”须写明依据和说明'],
    ['no note', { ...entry, key: 'elderAge', value: 60, note: ' ' }, '参数“elderAge”须写明依据和说明'],
  ])('are refused: %s', (_words, bad, message) => {
    expect(messages(bad)).toEqual([message]);
    expect(checkParameterEntries([bad])[0]).toMatchObject({ code: 'parameter.entry' });
  });

  it.each([
    { key: 'seriousIllnesses', value: ['尿毒症'] },
    { key: 'kinshipTest', value: 'lenient' },
    { key: 'kinshipTest', value: 'strict' },
    { key: 'frequencyC', value: { home: 7, remote: 7 } },
    { key: 'adultAge', value: 0 },
  ])('pass: %j', (good) => {
    expect(messages({ ...entry, ...good })).toEqual([]);
  });

  it('are refused when one day has two values', () => {
    const elderAge = { ...entry, key: 'elderAge', value: 60 };
    expect(messages(elderAge, { ...elderAge, since: '2027-01-01' }, { ...entry, key: 'adultAge', value: 18 })).toEqual(
      [],
    );
    expect(messages(elderAge, { ...elderAge, value: 61 })).toEqual(['参数“elderAge”同一天有两个值']);
  });
});

describe('approval', () => {
  const on = parseLocalDate('2026-07-01');

  it('is given by a second person and leaves the draft as it was', () => {
    const { approved, problems } = approveParameterSet(DRAFT, '乙', on);
    expect(problems).toEqual([]);
    expect(approved).toEqual({ ...DRAFT, status: 'approved', approvedBy: '乙', approvedOn: '2026-07-01' });
    expect(DRAFT.status).toBe('draft');
  });

  it('is refused to the proposer, for a set already approved, and for entries that are wrong', () => {
    expect(approveParameterSet(DRAFT, '甲', on)).toEqual({
      approved: null,
      problems: [{ code: 'parameter.same_person', key: '', message: '提出人不能批准自己提出的参数' }],
    });
    expect(approveParameterSet({ ...DRAFT, status: 'approved' }, '乙', on)).toEqual({
      approved: null,
      problems: [{ code: 'parameter.approved', key: '', message: '该套参数已批准' }],
    });
    const wrong = { ...DRAFT, entries: [{ ...DRAFT.entries[0], value: 'x' } as unknown as ParameterEntry] };
    expect(approveParameterSet(wrong, '乙', on).problems).toHaveLength(1);
    expect(approveParameterSet(wrong, '乙', on).approved).toBeNull();
  });
});

describe('comparing two sets', () => {
  it('shows where they differ on a day', () => {
    expect(differencesBetween('2026-06-30', undefined, DRAFT)).toEqual([
      { key: 'advancedAge', a: 80, b: 70 },
      { key: 'emptyNestCountsAsAlone', a: true, b: false },
    ]);
    expect(differencesBetween('2025-12-31', undefined, DRAFT)).toEqual([]);
    expect(differencesBetween('2026-06-30', DRAFT, DRAFT)).toEqual([]);
  });

  it('says who would move from where to where', () => {
    const oldCouple = { ...COUPLE, birthDate: '1940-01-01' };
    const nobody = { ...LONE_ELDER, childInCity: true };
    const seventy = { ...nobody, birthDate: '1956-06-30' };
    const people = [LONE_ELDER, oldCouple, nobody, LONE_ELDER, seventy, { ...LONE_ELDER, alive: false }];
    expect(compareParameterSets(people, TODAY, undefined, DRAFT)).toEqual({
      moves: [
        { index: 0, from: 'C', to: 'A' },
        { index: 1, from: 'A', to: 'C' },
        { index: 2, from: null, to: 'C' },
        { index: 3, from: 'C', to: 'A' },
        { index: 4, from: null, to: 'C' },
      ],
      counts: { 'C→A': 2, 'A→C': 1, '无→C': 2 },
      unchanged: 1,
    });
    expect(compareParameterSets(people, TODAY, DRAFT, undefined).counts).toEqual({ 'A→C': 2, 'C→A': 1, 'C→无': 2 });
    expect(compareParameterSets(people, '2025-12-31', undefined, DRAFT).unchanged).toBe(6);
  });
});
