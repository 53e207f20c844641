import { parseLocalDate } from '@tanfang/domain';
import { type CurrentPeriod, type Judged, stepTo } from './class-history.js';

/** A Monday and the Thursday after it. */
const MONDAY = parseLocalDate('2026-11-23');
const THURSDAY = parseLocalDate('2026-11-26');

const judged = (level: Judged['level'], change: Partial<Judged> = {}): Judged => ({
  level,
  clause: level && `${level}1`,
  exclusion: level ? null : 'S5',
  alsoMatches: [],
  targetTypes: [],
  ...change,
});
const current = (level: Judged['level'], fromDate: string): CurrentPeriod => ({ ...judged(level), fromDate });

describe('stepTo', () => {
  it('opens the first period today', () => {
    expect(stepTo(judged('C'), null, THURSDAY)).toEqual({ kind: 'followed', from: THURSDAY });
  });

  it('lets an equal judgement go on', () => {
    expect(stepTo(judged('B'), current('B', '2026-01-01'), THURSDAY)).toEqual({ kind: 'goes_on' });
  });

  it('raises from today', () => {
    expect(stepTo(judged('A'), current('C', '2026-01-01'), THURSDAY)).toEqual({ kind: 'followed', from: THURSDAY });
    expect(stepTo(judged('C'), current(null, '2026-01-01'), THURSDAY)).toEqual({ kind: 'followed', from: THURSDAY });
  });

  it('lowers from next Monday, also on a Monday and on the day the class began', () => {
    expect(stepTo(judged('C'), current('A', '2026-01-01'), THURSDAY)).toEqual({ kind: 'followed', from: '2026-11-30' });
    expect(stepTo(judged('C'), current('A', MONDAY), MONDAY)).toEqual({ kind: 'followed', from: '2026-11-30' });
    expect(stepTo(judged(null), current('C', '2026-01-01'), THURSDAY)).toEqual({
      kind: 'followed',
      from: '2026-11-30',
    });
  });

  it('ends at once for somebody who died, left or moved into an institution', () => {
    for (const exclusion of ['S2', 'S3', 'S4']) {
      const step = stepTo(judged(null, { exclusion }), current('A', '2026-01-01'), THURSDAY);
      expect(step).toEqual({ kind: 'followed', from: THURSDAY });
    }
  });

  it('judges a period anew that began today', () => {
    expect(stepTo(judged('A'), current('C', THURSDAY), THURSDAY)).toEqual({ kind: 'judged_anew' });
  });

  it('opens a new period when only the clause or the types differ', () => {
    const step = stepTo(judged('C', { targetTypes: ['left_behind'] }), current('C', '2026-01-01'), THURSDAY);
    expect(step).toEqual({ kind: 'followed', from: THURSDAY });
  });
});
