import type { OverviewFigures, OverviewRow } from '@tanfang/contracts';

import { countsOf, firstAbout } from './about';
import { byNeed, reasonsToCall } from './attention';
import { reminderFor } from './reminder';

interface Numbers {
  expected?: number;
  updated?: number;
  overdue?: number;
  due?: number;
  met?: number;
  unreachable?: number;
}

function figures({
  expected = 30,
  updated = 30,
  overdue = 0,
  due = 30,
  met = 30,
  unreachable = 0,
}: Numbers): OverviewFigures {
  const none = { due: 0, met: 0 };
  return {
    elders: { total: expected, A: 1, B: 9, C: expected - 10 },
    monthlyUpdate: { expected, updated, overdue, state: overdue > 0 ? 'overdue' : 'on_track' },
    week: { due, met, byLevel: { A: none, B: none, C: none } },
    refused: 0,
    unreachable,
  };
}

const row = (code: string, numbers: Numbers): OverviewRow => ({
  region: { code, name: code, level: 'village' },
  ...figures(numbers),
});

const MONDAY = { today: '2026-11-16', monthDeadline: '2026-11-25' };
const DAY_BEFORE = { today: '2026-11-24', monthDeadline: '2026-11-25' };
const FRIDAY_AFTER = { today: '2026-11-27', monthDeadline: '2026-11-25' };

describe('who needs a call', () => {
  it('is nobody early in the week and the month', () => {
    expect(reasonsToCall(figures({ updated: 2, met: 0 }), MONDAY)).toEqual([]);
  });

  it('is somebody far behind shortly before the deadline', () => {
    expect(reasonsToCall(figures({ updated: 10 }), DAY_BEFORE)).toEqual(['还有 20 份待更新，快到期限']);
    expect(reasonsToCall(figures({ updated: 25 }), DAY_BEFORE)).toEqual([]);
  });

  it('is somebody with late files, unreached elders, or a poor week on its Friday', () => {
    const all = figures({ updated: 18, overdue: 12, due: 30, met: 10, unreachable: 2 });
    expect(reasonsToCall(all, FRIDAY_AFTER)).toEqual(['2 位老人联系不上', '逾期未更新 12 份', '本周达标 10/30']);
  });

  it('stands on top, people before papers', () => {
    const rows = [row('calm', {}), row('late', { overdue: 20, updated: 10 }), row('unreached', { unreachable: 1 })];
    const { call, others } = byNeed({ rows, ...FRIDAY_AFTER });
    expect(call.map((entry) => entry.row.region.code)).toEqual(['unreached', 'late']);
    expect(others.map((entry) => entry.row.region.code)).toEqual(['calm']);
  });
});

describe('the list behind a region', () => {
  it('begins with the gravest that has anybody in it', () => {
    expect(firstAbout(figures({}))).toBe('on_register');
    expect(firstAbout(figures({ met: 20 }))).toBe('week_behind');
    expect(firstAbout(figures({ met: 20, updated: 10 }))).toBe('month_pending');
    expect(firstAbout(figures({ met: 20, unreachable: 1 }))).toBe('unreachable');
  });

  it('counts what is left as well as what is done', () => {
    expect(countsOf(figures({ expected: 30, updated: 12, due: 25, met: 20 }))).toMatchObject({
      month_pending: 18,
      month_updated: 12,
      week_behind: 5,
      week_met: 20,
    });
  });
});

describe('a reminder', () => {
  it('says what is open, with numbers and no names', () => {
    const dates = { month: '2026-11', ...DAY_BEFORE };
    expect(reminderFor('城北村', figures({ updated: 18, met: 12, unreachable: 2 }), dates)).toBe(
      '【探访关爱】城北村：11月档案更新 18/30，还有 12 份未更新（11月25日截止）；本周探访达标 12/30；2 位老人联系不上，请先上门看看。名单请在小程序查看。',
    );
    expect(reminderFor('城北村', figures({}), dates)).toContain('11月档案已全部更新');
  });
});
