import type { WeekList } from '@tanfang/contracts';

import { keepSession } from '@/platform/session';

import { sessionOf } from '../../test/server';
import { resetTaro } from '../../test/doubles/taro';
import { findElder, forgetWeekList, keepAnswer, keepWeekList, keptWeekList } from './week-cache';

const list = {
  week: '2026-W48',
  today: '2026-11-24',
  households: [
    {
      householdId: 1,
      address: '三组 12 号',
      elders: [{ elderId: 5, name: '张桂英', maskedPhone: '138****0001', targetTypes: ['living_alone'] }],
    },
  ],
} as unknown as WeekList;

const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => {
  resetTaro();
  keepSession(sessionOf('a'));
});

test('the list is kept with a minimum of fields', async () => {
  await keepWeekList(list);
  const kept = await keptWeekList();
  expect(kept && findElder(kept.list, 5)?.elder).toMatchObject({ name: '张桂英', maskedPhone: null, targetTypes: [] });
});

test('it is gone after seven days, for another account, and after it is wiped', async () => {
  const saved = Date.parse('2026-11-24T00:00:00Z');
  await keepWeekList(list, saved);
  expect(await keptWeekList(saved + 7 * DAY)).not.toBeNull();
  keepSession(sessionOf('b', 'r', 8));
  expect(await keptWeekList(saved)).toBeNull();
  keepSession(sessionOf('a'));
  expect(await keptWeekList(saved + 7 * DAY + 1)).toBeNull();
  expect(await keptWeekList(saved)).toBeNull();
  await keepWeekList(list, saved);
  keepSession(sessionOf('b', 'r', 8));
  await keptWeekList(saved + 7 * DAY + 1);
  keepSession(sessionOf('a'));
  expect(await keptWeekList(saved)).toBeNull();
  await keepWeekList(list, saved);
  await forgetWeekList();
  expect(await keptWeekList(saved)).toBeNull();
});

test('what the server answers to uploads stands in the list, each of two at once', async () => {
  const open = [{ id: 4 }, { id: 5 }];
  const elder = { elderId: 5, name: '张桂英', nextOrdinal: 3, doneHome: 0, openFollowUps: open };
  await keepWeekList({
    ...list,
    households: [{ householdId: 1, address: '', elders: [elder] }],
  } as unknown as WeekList);
  const weekProgress = { week: '2026-W48', dueHome: 1, doneHome: 1, dueRemote: 1, doneRemote: 0, met: false };
  await Promise.all([
    keepAnswer('visit', { elderId: 5, ordinal: 3, visitedOn: '2026-11-24', method: 'home', weekProgress }),
    keepAnswer('revisit', { id: 4, elderId: 5, status: 'closed' }),
    keepAnswer('revisit', { id: 5, elderId: 5, status: 'open' }),
    keepAnswer('emergency', {}),
  ]);
  const kept = await keptWeekList();
  expect(kept && findElder(kept.list, 5)?.elder).toMatchObject({
    doneHome: 1,
    nextOrdinal: 4,
    openFollowUps: [{ id: 5 }],
  });
});
