import { addDays } from '../periods/index.js';
import { FRI, MON, SAT, SUN, THU, TUE, visit, WED, WEEK } from '../testing/weeks.js';
import { DEFAULT_POLICY } from '../classification/policy.js';
import type { VisitFact } from './counting.js';
import { suggestNext, type SuggestionInput } from './suggestion.js';

const A = { dueHome: 2, dueRemote: 2 };

function next(visits: readonly VisitFact[], change: Partial<SuggestionInput> = {}) {
  return suggestNext({ week: WEEK, today: MON, dues: A, visits, homeConsent: true, ...change });
}

describe('what to do next', () => {
  it('begins with a home visit, at once', () => {
    expect(next([])).toEqual({ method: 'home', on: MON, reason: '本周上门还差2次' });
  });

  it('goes by turns, spread over the week', () => {
    const done = [visit(MON, 'home')];
    expect(next(done)).toEqual({
      method: 'phone',
      on: TUE,
      reason: '本周电话或视频还差2次；上次为上门探访，交替开展',
    });
    done.push(visit(TUE, 'phone'));
    expect(next(done, { today: TUE })).toEqual({
      method: 'home',
      on: THU,
      reason: '本周上门还差1次；上次为电话探访，交替开展',
    });
    done.push(visit(THU, 'home'));
    expect(next(done, { today: THU })).toMatchObject({ method: 'phone', on: SAT });
    done.push(visit(SAT, 'video'));
    expect(next(done, { today: SAT })).toBeNull();
  });

  it('looks back to the week before', () => {
    expect(next([visit(addDays(MON, -2), 'home')])).toMatchObject({ method: 'phone', on: MON });
    expect(next([visit(addDays(MON, -2), 'video')])).toEqual({
      method: 'home',
      on: MON,
      reason: '本周上门还差2次；上次为视频探访，交替开展',
    });
  });

  it('takes the later contact for the last, a home visit on one and the same day', () => {
    const sameDay = [visit(MON, 'home'), visit(MON, 'phone')];
    expect(next(sameDay)).toMatchObject({ method: 'phone' });
    expect(next([...sameDay].reverse())).toMatchObject({ method: 'phone' });
    expect(next([visit(TUE, 'phone'), visit(MON, 'home')], { today: TUE })).toMatchObject({ method: 'home' });
    expect(
      next([visit(MON, 'home'), visit(TUE, 'other'), visit(TUE, 'phone', 'unanswered')], { today: TUE }),
    ).toMatchObject({
      method: 'phone',
    });
  });

  it('does what is left when it is not its turn, without claiming turns', () => {
    const done = [visit(MON, 'phone'), visit(TUE, 'home'), visit(WED, 'phone')];
    expect(next([...done, visit(THU, 'phone')], { today: THU })).toMatchObject({ method: 'home' });
    const onlyCalls = { dueHome: 0, dueRemote: 2 };
    expect(next([visit(MON, 'phone')], { dues: onlyCalls })).toEqual({
      method: 'phone',
      on: THU,
      reason: '本周电话或视频还差1次',
    });
  });

  it('never leaves it so late that the rest does not fit', () => {
    expect(next([], { today: SUN })).toMatchObject({ method: 'home', on: SUN });
    expect(next([], { today: SAT })).toMatchObject({ method: 'home', on: SAT });
    const three = { dueHome: 0, dueRemote: 6 };
    expect(next([visit(MON, 'phone')], { dues: three })).toMatchObject({ on: TUE });
    expect(next([visit(MON, 'phone')], { dues: three, today: FRI })).toMatchObject({ on: FRI });
  });

  it('does not wait for the even day when the days of home visits run out', () => {
    const done = [visit(MON, 'phone'), visit(TUE, 'phone')];
    expect(next(done, { today: TUE, noHome: [{ from: FRI, to: SUN }] })).toMatchObject({ method: 'home', on: WED });
  });

  it('proposes no second contact of a kind on a day that has one', () => {
    expect(next([visit(SUN, 'home')], { today: SUN, dues: { dueHome: 2, dueRemote: 0 } })).toBeNull();
    const done = [visit(TUE, 'phone')];
    expect(next(done, { dues: { dueHome: 0, dueRemote: 7 }, today: TUE })).toMatchObject({ on: WED });
  });

  it('keeps to days on which a home visit is possible', () => {
    expect(next([], { noHome: [{ from: MON, to: WED }] })).toMatchObject({ method: 'home', on: THU });
    expect(next([], { noHome: [{ from: MON, to: null }] })).toMatchObject({ method: 'phone', on: MON });
    expect(next([], { homeConsent: false })).toMatchObject({ method: 'phone', on: MON });
    expect(next([], { homeConsent: false, dues: { dueHome: 2, dueRemote: 0 } })).toBeNull();
  });

  it('uses the remote method that the elder prefers', () => {
    expect(next([visit(MON, 'home')], { remoteMethod: 'video' })).toMatchObject({ method: 'video' });
  });

  it('keeps to the days of service', () => {
    expect(next([], { dues: { ...A, from: THU, to: SUN } })).toMatchObject({ on: THU });
    expect(
      next([visit(THU, 'home')], { dues: { dueHome: 1, dueRemote: 1, from: THU, to: SUN }, today: THU }),
    ).toMatchObject({
      on: SAT,
    });
    expect(next([], { dues: { ...A, from: MON, to: TUE }, today: WED })).toBeNull();
    expect(next([], { dues: { ...A, from: null, to: null } })).toMatchObject({ on: MON });
  });

  it('looks ahead from before the week, and not back from after it', () => {
    expect(next([], { today: addDays(MON, -3) })).toMatchObject({ on: MON });
    expect(next([], { today: addDays(SUN, 1) })).toBeNull();
  });

  it('sends somebody at once to whoever cannot be reached', () => {
    const attempts = [visit(MON, 'phone', 'unanswered'), visit(TUE, 'phone', 'unanswered')];
    const at = { today: TUE, homeConsent: false, dues: { dueHome: 0, dueRemote: 0 } };
    expect(next(attempts, at)).toEqual({ method: 'home', on: TUE, reason: '多次联系不上，请在24小时内上门查看' });
    expect(
      next(
        attempts.map((attempt) => ({ ...attempt, on: addDays(attempt.on, -7) })),
        { today: addDays(MON, -2) },
      ),
    ).toMatchObject({
      on: MON,
    });
  });

  it('says nothing once the week is over, not even of the unreachable', () => {
    const attempts = [visit(SAT, 'phone', 'unanswered'), visit(SUN, 'phone', 'unanswered')];
    expect(next(attempts, { today: addDays(SUN, 1) })).toBeNull();
  });

  it('follows the policy', () => {
    const policy = { ...DEFAULT_POLICY, surplusHomeForRemote: false, unansweredDays: 1, unreachableHours: 12 };
    const done = [visit(MON, 'home')];
    const dues = { dueHome: 0, dueRemote: 1 };
    expect(suggestNext({ week: WEEK, today: MON, dues, visits: done, homeConsent: true })).toBeNull();
    expect(suggestNext({ week: WEEK, today: MON, dues, visits: done, homeConsent: true }, policy)).toMatchObject({
      method: 'phone',
    });
    const unanswered = [visit(MON, 'video', 'unanswered')];
    expect(
      suggestNext({ week: WEEK, today: MON, dues, visits: unanswered, homeConsent: true }, policy)?.reason,
    ).toContain('12小时');
  });
});
