import { fireEvent, render, screen, waitFor } from '@testing-library/react';

import { noteCall, notedCall } from '@/offline/calls';
import { drain } from '@/offline/drain';
import { keepQueue } from '@/offline/queue-store';
import { unfinishedNow, VISIT_DRAFTS } from '@/offline/unfinished';
import { enqueue, unsentNow } from '@/offline/unsent';
import { keptWeekList, keepWeekList } from '@/offline/week-cache';
import { keepSession } from '@/platform/session';
import { readStored, storedKeys, writeStored } from '@/platform/storage';
import { OverlayHost } from '@/ui/overlays';

import { resetTaro } from '../../../test/doubles/taro';
import { answerWith, sessionOf } from '../../../test/server';
import { LeavingSheet, useLeaving } from './leaving';

const list = { week: '2026-W48', today: '2026-11-27', households: [], warnings: [] } as never;
const visit = { kind: 'visit', subject: 'elder:5', title: '张桂英 · 上门探访', payload: {} };

let signedOut: number;
const signOut = async () => void (signedOut += 1);

function Page() {
  const { begin, choosing, end } = useLeaving(signOut);
  return (
    <>
      <button onClick={() => void begin()}>退出登录</button>
      {choosing ? <LeavingSheet end={end} /> : null}
      <OverlayHost />
    </>
  );
}
const press = (words: string) => fireEvent.click(screen.getByText(words));
const dialog = (answer: 'cancel' | 'confirm') => fireEvent.click(document.getElementById(`dialog-${answer}`)!);

beforeEach(async () => {
  answerWith(() => 'offline');
  await drain();
  keepQueue([]);
  resetTaro();
  signedOut = 0;
  keepSession(sessionOf('access-1'));
  await keepWeekList(list);
  noteCall(5);
});

test('with nothing unsent it asks once, and wipes the list, the call and the emergency notes', async () => {
  writeStored('emergency.5', [{ at: '2026-11-27T01:00:00.000Z', what: '拨打120' }]);
  render(<Page />);
  press('退出登录');
  dialog('cancel');
  expect(await keptWeekList()).not.toBeNull();
  press('退出登录');
  dialog('confirm');
  await waitFor(() => expect(signedOut).toBe(1));
  expect(await keptWeekList()).toBeNull();
  expect(notedCall(5)).toBeNull();
  expect(storedKeys('emergency')).toEqual([]);
});

test('what was not sent may stay for the same account, or be wiped after a second question', async () => {
  enqueue(visit);
  writeStored(`${VISIT_DRAFTS}6`, { accountId: 7, savedAt: Date.now(), draft: {} });
  keepSession(sessionOf('access-1'));
  await drain();
  render(<Page />);
  press('退出登录');
  expect(document.getElementById('left-on-phone')?.textContent).toBe(
    '这台手机里还有：1 条记录没有上传，1 份表没有填完。',
  );
  press('留在手机里，退出');
  await waitFor(() => expect(signedOut).toBe(1));
  expect(await keptWeekList()).toBeNull();
  expect([unsentNow().length, unfinishedNow()]).toEqual([1, 1]);

  press('退出登录');
  press('从手机里清除，退出');
  dialog('cancel');
  expect([unsentNow().length, unfinishedNow(), signedOut]).toEqual([1, 1, 1]);
  press('从手机里清除，退出');
  dialog('confirm');
  await waitFor(() => expect(signedOut).toBe(2));
  expect(unsentNow()).toEqual([]);
  expect([...storedKeys('queue.'), ...storedKeys(VISIT_DRAFTS)]).toEqual([]);
});

test('sent first, it leaves when everything is up, and says so when it is not', async () => {
  enqueue(visit);
  await drain();
  render(<Page />);
  press('退出登录');
  press('先上传，再退出');
  await waitFor(() => expect(document.getElementById('leaving-failed')).not.toBeNull());
  expect(signedOut).toBe(0);
  answerWith(() => ({ status: 201, body: { id: 1 } }));
  press('先上传，再退出');
  await waitFor(() => expect(signedOut).toBe(1));
  expect(unsentNow()).toEqual([]);
});

test('of another account it neither counts nor wipes anything', async () => {
  enqueue(visit);
  writeStored('draft.abc', { accountId: 7, id: 'abc', submitted: false });
  await drain();
  keepSession(sessionOf('b', 'r', 8));
  render(<Page />);
  press('退出登录');
  dialog('confirm');
  await waitFor(() => expect(signedOut).toBe(1));
  expect(readStored('draft.abc')).not.toBeNull();
  keepSession(sessionOf('a'));
  expect([unsentNow().length, unfinishedNow()]).toEqual([1, 1]);
});

test('a record of a visit that was begun by somebody else or too long ago is not unfinished', () => {
  writeStored(`${VISIT_DRAFTS}5`, { accountId: 7, savedAt: Date.now() - 13 * 3_600_000, draft: {} });
  writeStored(`${VISIT_DRAFTS}6`, { accountId: 8, savedAt: Date.now(), draft: {} });
  expect(unfinishedNow()).toBe(0);
});
