import type { WeekList } from '@tanfang/contracts';
import { formatDoorCode } from '@tanfang/domain';

import { forgetDoors } from '@/offline/door-memory';
import { forgetWeekList, keepWeekList } from '@/offline/week-cache';
import { keepSession } from '@/platform/session';

import { answerWith, problem, sessionOf } from '../../../test/server';
import { resetTaro } from '../../../test/doubles/taro';
import { resolveDoor } from './resolve-door';

const CODE = formatDoorCode('320682', '7K3M9QXW2A');
const ELDERS = [{ elderId: 5, name: '张桂英', level: 'A', status: 'active' }];
const LIST = { households: [{ householdId: 1, address: '三组 12 号', elders: ELDERS }] } as unknown as WeekList;

const known = () =>
  answerWith(() => ({
    status: 200,
    body: { householdId: 1, villageName: '何庄村', address: '三组 12 号', elders: ELDERS },
  }));

beforeEach(async () => {
  resetTaro();
  keepSession(sessionOf('a'));
  await forgetDoors();
  await forgetWeekList();
});

test('a code typed with small letters, or the link behind it, leads to the household', async () => {
  for (const input of [CODE.toLowerCase(), `https://example.com/?c=${CODE}`]) {
    const requests = known();
    expect(await resolveDoor(input)).toMatchObject({ kind: 'household', code: CODE, elders: [{ name: '张桂英' }] });
    expect(requests[0]?.body).toEqual({ code: CODE });
  }
});

test('a mistyped code and something else altogether are said so without asking the server', async () => {
  const requests = known();
  const wrong = CODE.slice(0, -1) + (CODE.endsWith('0') ? '1' : '0');
  expect(await resolveDoor(wrong)).toMatchObject({ kind: 'refused', detail: expect.stringContaining('抄错') });
  expect(await resolveDoor('https://example.com/menu')).toMatchObject({
    kind: 'refused',
    detail: expect.stringContaining('不是'),
  });
  expect(requests).toEqual([]);
});

test('what the server says of a foreign or revoked code is shown', async () => {
  answerWith(() => problem(410, 'door_code.revoked', '这张门牌码已更换，请用新的。'));
  expect(await resolveDoor(CODE)).toEqual({ kind: 'refused', detail: '这张门牌码已更换，请用新的。' });
});

test('without network a door that was scanned before is known, another is chosen from the kept list', async () => {
  await keepWeekList(LIST);
  answerWith(() => 'offline');
  expect(await resolveDoor(CODE)).toMatchObject({
    kind: 'unresolved',
    code: CODE,
    list: { households: [{ householdId: 1 }] },
  });
  known();
  await resolveDoor(CODE);
  answerWith(() => 'offline');
  expect(await resolveDoor(CODE)).toMatchObject({ kind: 'household', address: '三组 12 号' });
});
