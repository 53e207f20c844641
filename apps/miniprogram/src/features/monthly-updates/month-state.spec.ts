import { nextStep, sayMonthState, SECTIONS } from './month-state';

const TODAY = '2026-11-23';
const dayOf = (instant: string) => instant.slice(0, 10);
const pending = {
  month: '2026-11',
  state: 'pending' as const,
  kind: null,
  updatedAt: null,
  updatedByName: null,
  deadline: '2026-11-25',
  overdue: false,
};

describe('this month’s update in words', () => {
  it('says what is to be done and by when', () => {
    expect(sayMonthState(pending, TODAY, dayOf)).toBe('11月更新：待更新，11月25日截止。');
    expect(sayMonthState({ ...pending, overdue: true }, TODAY, dayOf)).toContain('逾期未更新');
  });

  it('says who did it, when and how', () => {
    const done = {
      ...pending,
      state: 'updated' as const,
      kind: 'unchanged' as const,
      updatedAt: '2026-11-22T02:00:00Z',
      updatedByName: '王芳',
    };
    expect(sayMonthState(done, TODAY, dayOf)).toBe('11月更新：已更新。昨天由王芳确认本月无变化。');
  });
});

describe('the next step with a file', () => {
  it('is to save what was changed, before anything else', () => {
    expect(nextStep(true, SECTIONS, 2)).toEqual({ kind: 'save', changes: 2 });
  });

  it('is to look at each section before the month is confirmed', () => {
    expect(nextStep(true, [], 0)).toEqual({ kind: 'look', left: SECTIONS });
    expect(nextStep(true, SECTIONS.slice(1), 0)).toEqual({ kind: 'look', left: [SECTIONS[0]] });
    expect(nextStep(true, SECTIONS, 0)).toEqual({ kind: 'confirm' });
  });

  it('is nothing for a file that is up to date', () => {
    expect(nextStep(false, [], 0)).toEqual({ kind: 'nothing' });
  });
});
