import { DEFAULT_POLICY, parseLocalDate } from '@tanfang/domain';
import { comingFestivals } from './festivals.js';

const ALL = DEFAULT_POLICY.boostFestivals;

/** Festivals of a year, as they stand in the almanac. */
const ALMANAC: readonly (readonly [string, readonly string[]])[] = [
  // 2025 has a second sixth month, which moves 中秋 and 重阳.
  ['2025-07-26', ['2025-10-06中秋', '2025-10-29重阳', '2025-12-21冬至']],
  [
    '2026-01-01',
    [
      '2026-02-16除夕',
      '2026-02-17春节',
      '2026-03-03元宵',
      '2026-04-05清明',
      '2026-06-19端午',
      '2026-09-25中秋',
      '2026-10-18重阳',
      '2026-12-22冬至',
    ],
  ],
  [
    '2027-01-01',
    [
      '2027-02-05除夕',
      '2027-02-06春节',
      '2027-02-20元宵',
      '2027-04-05清明',
      '2027-06-09端午',
      '2027-09-15中秋',
      '2027-10-08重阳',
      '2027-12-22冬至',
    ],
  ],
];

describe('coming festivals', () => {
  it.each(ALMANAC)('from %s to the end of the year', (today, expected) => {
    const year = today.slice(0, 4);
    const found = comingFestivals(ALL, parseLocalDate(today), 364).filter(({ from }) => from.startsWith(year));
    expect(found.map(({ from, name }) => `${from}${name}`)).toEqual(expected);
  });

  it('are those that begin within the days of notice, and 春节 as long as it lasts', () => {
    const on = (today: string) => comingFestivals(ALL, parseLocalDate(today), 7).map(({ name }) => name);
    expect(on('2026-12-14')).toEqual([]);
    expect(on('2026-12-15')).toEqual(['冬至']);
    expect(on('2026-12-22')).toEqual(['冬至']);
    expect(on('2026-12-23')).toEqual([]);
    expect(on('2027-02-12')).toEqual(['春节']);
    expect(on('2027-02-13')).toEqual(['元宵']);
  });

  it('of the next year are seen at the end of this one; unknown names are left out', () => {
    // 春节 of 2028 is on 26 January.
    const found = comingFestivals(['除夕', '春节', '国庆'], parseLocalDate('2027-12-30'), 30);
    expect(found).toEqual([
      { name: '除夕', from: '2028-01-25', to: '2028-01-25' },
      { name: '春节', from: '2028-01-26', to: '2028-02-01' },
    ]);
  });
});
