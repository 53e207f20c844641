import { type Question, recordsOf, wantedOf } from './question';

const QUESTION: Question = {
  place: '320682105',
  measures: ['visits'],
  kind: 'quarter',
  until: '2026-Q3',
  count: 2,
  rows: 'place',
  columns: 'detail',
};

describe('a question', () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-26T04:00:00Z') }));
  afterEach(() => void jest.useRealTimers());

  it('is about one period unless time is an axis', () => {
    expect(wantedOf(QUESTION).periods).toEqual(['2026-Q3']);
    expect(wantedOf({ ...QUESTION, columns: 'period' }).periods).toEqual(['2026-Q2', '2026-Q3']);
  });

  it('opens the records of the cell’s own place, class, kind and figure', () => {
    expect(recordsOf(QUESTION, '320682105200', 'home')).toEqual({
      place: '320682105200',
      measure: 'visits',
      period: '2026-Q3',
      level: undefined,
      detail: 'home',
    });
    expect(recordsOf({ ...QUESTION, rows: 'level', columns: 'measure' }, 'A', 'found')).toMatchObject({
      place: '320682105',
      measure: 'found',
      level: 'A',
    });
  });

  it('opens all records of a row or column behind its total, but not of several periods at once', () => {
    expect(recordsOf(QUESTION, '320682105200', null)).toMatchObject({ place: '320682105200', detail: undefined });
    expect(recordsOf(QUESTION, null, 'home')).toMatchObject({ place: '320682105', detail: 'home' });
    const alongTime: Question = { ...QUESTION, columns: 'period' };
    expect(recordsOf(alongTime, '320682105200', null)).toBeNull();
    expect(recordsOf(alongTime, null, '2026-Q2')).toMatchObject({ place: '320682105', period: '2026-Q2' });
  });
});
