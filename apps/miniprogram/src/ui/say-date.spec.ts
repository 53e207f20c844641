import { sayDate, sayMonth, sayRange } from './say-date';

const TODAY = '2026-11-25'; // a Wednesday

test.each([
  ['2026-11-25', '今天'],
  ['2026-11-24', '昨天'],
  ['2026-11-23', '前天'],
  ['2026-11-26', '明天'],
  ['2026-11-28', '周六'],
  ['2026-11-29', '周日'],
  ['2026-11-22', '11月22日'],
  ['2026-11-30', '11月30日'],
  ['2025-12-31', '2025年12月31日'],
])('%s is said as %s', (day, words) => {
  expect(sayDate(day, TODAY)).toBe(words);
});

test('weeks and months', () => {
  expect(sayRange('2026-11-23', '2026-11-29')).toBe('11月23日至29日');
  expect(sayRange('2026-11-30', '2026-12-06')).toBe('11月30日至12月6日');
  expect(sayMonth('2026-11', TODAY)).toBe('11月');
  expect(sayMonth('2025-11', TODAY)).toBe('2025年11月');
});
