import { flagsOf, isSameFilter, readFilter, sayFilter, tidy, withFlags } from './filter';

it('says the conditions in the order of the panel', () => {
  expect(sayFilter({ withoutVisitor: true, level: 'A', sort: 'oldest', wish: 'refused' })).toEqual([
    'A类',
    '不愿接受',
    '没有探访联系人',
    '年龄从大到小',
  ]);
  expect(sayFilter({ sort: 'name' })).toEqual([]);
});

it('turns flags on and off without leaving anything behind', () => {
  const on = withFlags({ level: 'B' }, ['overdue', 'monthPending']);
  expect(flagsOf(on)).toEqual(['monthPending', 'overdue']);
  expect(withFlags(on, [])).toEqual({ level: 'B' });
});

it('knows a filter again whatever the order of its conditions', () => {
  expect(isSameFilter({ level: 'A', overdue: true }, { overdue: true, level: 'A', sort: 'name' })).toBe(true);
  expect(isSameFilter({ level: 'A' }, { level: 'B' })).toBe(false);
  expect(tidy({ level: undefined, status: 'closed' })).toEqual({ status: 'closed' });
});

it('reads a filter from an address, and takes what is none for none', () => {
  expect(readFilter('{"level":"A","sort":"name"}')).toEqual({ level: 'A' });
  for (const text of [undefined, '', 'x', '3', 'null']) expect(readFilter(text)).toEqual({});
});
