import { addDays } from '../periods/index.js';
import { FRI, MON, SUN, THU, TUE, visit, WED, WEEK } from '../testing/weeks.js';
import { countVisits, visitsOf } from './counting.js';

const A = { dueHome: 2, dueRemote: 2 };

describe('counting visits', () => {
  it('counts home, and phone with video as remote', () => {
    expect(countVisits([], A)).toEqual({ doneHome: 0, doneRemote: 0, met: false });
    expect(countVisits([visit(MON, 'home'), visit(TUE, 'phone'), visit(THU, 'video')], A)).toEqual({
      doneHome: 1,
      doneRemote: 2,
      met: false,
    });
    const whole = [visit(MON, 'home'), visit(TUE, 'phone'), visit(THU, 'home'), visit(FRI, 'video')];
    expect(countVisits(whole, A)).toEqual({ doneHome: 2, doneRemote: 2, met: true });
  });

  it('counts at most one home and one remote contact a day', () => {
    const oneDay = [visit(MON, 'home'), visit(MON, 'home'), visit(MON, 'phone'), visit(MON, 'video')];
    expect(countVisits(oneDay, A)).toEqual({ doneHome: 1, doneRemote: 1, met: false });
  });

  it('does not count attempts, refusals, or other methods', () => {
    const attempts = [
      visit(MON, 'phone', 'unanswered'),
      visit(TUE, 'home', 'nobody_home'),
      visit(WED, 'home', 'refused'),
      visit(THU, 'other'),
    ];
    expect(countVisits(attempts, A)).toEqual({ doneHome: 0, doneRemote: 0, met: false });
  });

  it('lets a surplus home visit stand for a remote contact, and never the reverse', () => {
    const threeHomes = [visit(MON, 'home'), visit(TUE, 'home'), visit(WED, 'home')];
    expect(countVisits(threeHomes, A)).toEqual({ doneHome: 2, doneRemote: 1, met: false });
    expect(countVisits(threeHomes, { dueHome: 1, dueRemote: 1 })).toEqual({ doneHome: 1, doneRemote: 1, met: true });
    expect(countVisits([visit(MON, 'home')], { dueHome: 0, dueRemote: 1 })).toMatchObject({ met: true });
    const calls = [visit(MON, 'phone'), visit(TUE, 'phone'), visit(WED, 'phone')];
    expect(countVisits(calls, A)).toEqual({ doneHome: 0, doneRemote: 2, met: false });
    expect(countVisits(threeHomes, A, { surplusHomeForRemote: false })).toMatchObject({ doneRemote: 0 });
    expect(countVisits(threeHomes, A, { surplusHomeForRemote: true })).toMatchObject({ doneRemote: 1 });
  });

  it('leaves out other weeks when it is told the week', () => {
    const around = [
      visit(addDays(MON, -1), 'home'),
      visit(MON, 'home'),
      visit(SUN, 'phone'),
      visit(addDays(SUN, 1), 'phone'),
    ];
    expect(visitsOf(WEEK, around)).toEqual([around[1], around[2]]);
    expect(countVisits(around, A, { week: WEEK })).toEqual({ doneHome: 1, doneRemote: 1, met: false });
    expect(countVisits(around, A)).toEqual({ doneHome: 2, doneRemote: 2, met: true });
  });
});
