import { monthBefore } from './period';
import { NO_PURPOSE, purposeWords } from './purpose-field';

it('goes back one month, also over the new year and into a shorter month', () => {
  expect(monthBefore('2026-11-25')).toBe('2026-10-25');
  expect(monthBefore('2026-01-09')).toBe('2025-12-09');
  expect(monthBefore('2026-03-31')).toBe('2026-03-03');
});

it('says the purpose that was chosen, or the words that were typed', () => {
  expect(purposeWords(NO_PURPOSE)).toBe('');
  expect(purposeWords({ ...NO_PURPOSE, usual: 'keep', other: '别的' })).toBe('建档存档');
  expect(purposeWords({ ...NO_PURPOSE, usual: 'other', other: ' 信访核查 ' })).toBe('信访核查');
});
