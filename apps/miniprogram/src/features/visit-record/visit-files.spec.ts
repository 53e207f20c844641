import { renderHook } from '@testing-library/react';

import { drain } from '@/offline/drain';
import { forgetFormFiles, keepFile, keptFile, sweepFiles } from '@/offline/kept-files';
import { isRecord } from '@/offline/queue';
import { keepQueue, queueItems } from '@/offline/queue-store';
import { discard, sayWaiting, unsentNow } from '@/offline/unsent';
import { keepSession } from '@/platform/session';

import { fillDevice, filesOnDevice, loseFiles } from '../../../test/doubles/kept-bytes';
import Taro, { resetTaro } from '../../../test/doubles/taro';
import { answerWith, problem, sessionOf, type Seen } from '../../../test/server';
import { newDraft, type VisitDraft } from './draft';
import { saveVisit } from './save-visit';
import { useDraft } from './use-draft';
import { sayFiles } from './words';

jest.mock('@/platform/kept-bytes', () => jest.requireActual('../../../test/doubles/kept-bytes'));

const VISIT = '7c2cc1ee-1c8a-4a53-9b7a-0b6d27c6a001';
const picture = () => ({ name: 'photo.jpg', size: 3, source: new File(['abc'], 'photo.jpg', { type: 'image/jpeg' }) });
const took = async (): Promise<string> => (await keepFile(picture())) ?? '';
const draftWith = (photos: string[], clientId = VISIT): VisitDraft => ({
  ...newDraft({ clientId, elderId: 5, method: 'home', startedAt: new Date().toISOString() }),
  allUnchanged: true,
  photos,
});
/** What was sent, in order: the path and which record or file. */
const sent = (requests: Seen[]): string[] =>
  requests.map(({ path, body }) => {
    const { clientId, fileId } = body as { clientId?: string; fileId?: string };
    return `${path} ${fileId ?? clientId}`;
  });
const TAKEN = { status: 201, body: { id: 1, photoCount: 1 } };
const attach = `/visits/by-client-id/${VISIT}/photos`;

beforeEach(async () => {
  answerWith(() => 'offline');
  await drain();
  keepQueue([]);
  resetTaro();
  loseFiles();
  fillDevice(false);
  keepSession(sessionOf('access-1'));
});

test('photos taken without network follow their visit, each once, and leave the phone', async () => {
  const [first, second] = [await took(), await took()];
  expect(await saveVisit(draftWith([first, second]), '张桂英')).toEqual({ kind: 'kept', files: 'kept' });
  expect(sayWaiting(unsentNow())).toBe('1 条记录、2 张照片');
  expect(queueItems().map(({ title }) => title)).toEqual([
    '张桂英 · 上门探访',
    '张桂英 · 上门探访 · 照片 1',
    '张桂英 · 上门探访 · 照片 2',
  ]);

  const requests = answerWith(() => TAKEN);
  await drain();
  await drain();
  expect(sent(requests)).toEqual([
    `/visits ${VISIT}`,
    `/files ${first}`,
    `${attach} ${first}`,
    `/files ${second}`,
    `${attach} ${second}`,
  ]);
  expect(queueItems()).toEqual([]);
  expect(filesOnDevice()).toBe(0);
});

test('a spoken note goes up like a photo, to a place of its own', async () => {
  const id = await took();
  await saveVisit({ ...draftWith([]), voiceNotes: [id] }, '张桂英');
  expect(sayWaiting(unsentNow())).toBe('1 条记录、1 段语音');
  const requests = answerWith(() => TAKEN);
  await drain();
  expect(sent(requests)).toEqual([
    `/visits ${VISIT}`,
    `/files ${id}`,
    `/visits/by-client-id/${VISIT}/voice-notes ${id}`,
  ]);
  expect(filesOnDevice()).toBe(0);
});

test('with network the record is saved before its photos are up, and is not waited for', async () => {
  const id = await took();
  let upload: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (upload = resolve));
  const requests = answerWith(() => TAKEN);
  const { fetch } = globalThis;
  globalThis.fetch = (async (path: string, init: RequestInit) => {
    if (path.endsWith('/files')) await slow;
    return fetch(path, init);
  }) as never;
  expect(await saveVisit(draftWith([id]), '张桂英')).toMatchObject({ kind: 'uploaded', files: 'kept' });
  expect(sent(requests)).toEqual([`/visits ${VISIT}`]);
  expect(queueItems().map(({ kind }) => kind)).toEqual(['visit-photo']);
  upload();
  await drain();
  expect(sent(requests)).toEqual([`/visits ${VISIT}`, `/files ${id}`, `${attach} ${id}`]);
});

test('killed between the upload and the record, the photo goes up again under the same id', async () => {
  const id = await took();
  await saveVisit(draftWith([id]), '张桂英');
  answerWith(({ path }) => (path.startsWith('/visits/by') ? 'offline' : TAKEN));
  await drain();
  expect(queueItems()).toMatchObject([{ clientId: id, kind: 'visit-photo', state: 'waiting' }]);
  const requests = answerWith(() => TAKEN);
  await drain();
  expect(sent(requests)).toEqual([`/files ${id}`, `${attach} ${id}`]);
  expect(filesOnDevice()).toBe(0);
});

test('a photo waits for a record that was refused, and goes when it was mended', async () => {
  const id = await took();
  const requests = answerWith(() => problem(422, 'visit.in_future', '探访时间比现在还晚。'));
  expect(await saveVisit(draftWith([id]), '张桂英')).toMatchObject({ kind: 'refused' });
  await drain();
  expect(sent(requests)).toEqual([`/visits ${VISIT}`]);
  const later = answerWith(() => TAKEN);
  expect(await saveVisit(draftWith([id]), '张桂英')).toMatchObject({ kind: 'uploaded', files: 'kept' });
  await drain();
  expect(sent(later)).toEqual([`/visits ${VISIT}`, `/files ${id}`, `${attach} ${id}`]);
});

test('a photo taken off a refused record is not sent', async () => {
  const [first, second] = [await took(), await took()];
  answerWith(() => problem(422, 'visit.in_future', '探访时间比现在还晚。'));
  await saveVisit(draftWith([first, second]), '张桂英');
  const requests = answerWith(() => TAKEN);
  await saveVisit(draftWith([second]), '张桂英');
  await drain();
  expect(sent(requests)).toEqual([`/visits ${VISIT}`, `/files ${second}`, `${attach} ${second}`]);
  expect(filesOnDevice()).toBe(0);
});

test('a photo that the server refuses stays and says why; the record is not touched by it', async () => {
  const [first, second] = [await took(), await took()];
  await saveVisit(draftWith([first, second]), '张桂英');
  answerWith(({ path, body }) =>
    path === attach && (body as { fileId: string }).fileId === first
      ? problem(409, 'visit.void', '这条探访记录已更正或撤回，不能再加照片和语音。')
      : TAKEN,
  );
  await drain();
  expect(queueItems()).toMatchObject([
    { clientId: first, state: 'rejected', lastError: { detail: '这条探访记录已更正或撤回，不能再加照片和语音。' } },
  ]);
  expect(unsentNow().filter(isRecord)).toEqual([]);
  expect(await keptFile(first)).not.toBeNull();
  discard(first);
  await sweepFiles();
  expect(queueItems()).toEqual([]);
  expect(filesOnDevice()).toBe(0);
});

test('a busy server holds back the photo, not the later records of that elder', async () => {
  await saveVisit(draftWith([await took()]), '张桂英');
  answerWith(({ path }) => (path === '/files' ? problem(503, 'busy', '稍后再试。') : TAKEN));
  await drain();
  const other = '7c2cc1ee-1c8a-4a53-9b7a-0b6d27c6a002';
  expect(await saveVisit(draftWith([], other), '张桂英')).toMatchObject({ kind: 'uploaded', files: 'none' });
  expect(queueItems().map(({ kind }) => kind)).toEqual(['visit-photo']);
});

test('a full phone keeps no photo and says so; the record is saved', async () => {
  fillDevice(true);
  expect(await keepFile(picture())).toBeNull();
  expect(await saveVisit(draftWith([]), '张桂英')).toEqual({ kind: 'kept', files: 'none' });
});

test('no room for the photo in the queue: the record is saved, and the person is told', async () => {
  const id = await took();
  const write = Taro.setStorageSync;
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementation((key, value) => {
    if (key.endsWith(id)) throw new Error('setStorage:fail exceed max size');
    write(key, value);
  });
  const result = await saveVisit(draftWith([id]), '张桂英');
  full.mockRestore();
  expect(result).toEqual({ kind: 'kept', files: 'no_room' });
  expect(sayFiles('no_room', '')).toContain('记录不受影响');
  expect(queueItems().map(({ kind }) => kind)).toEqual(['visit']);
});

test('a file that the phone lost is said to be lost, not sent empty', async () => {
  await saveVisit(draftWith([await took()]), '张桂英');
  loseFiles();
  const requests = answerWith(() => TAKEN);
  await drain();
  expect(sent(requests)).toEqual([`/visits ${VISIT}`]);
  expect(queueItems()).toMatchObject([{ state: 'rejected', lastError: { code: 'phone.file_gone' } }]);
});

test('deleting a refused record deletes its photos', async () => {
  await saveVisit(draftWith([await took()]), '张桂英');
  answerWith(() => problem(422, 'visit.in_future', '探访时间比现在还晚。'));
  await drain();
  discard(VISIT);
  await sweepFiles();
  expect(queueItems()).toEqual([]);
  expect(filesOnDevice()).toBe(0);
});

test('photos of a form that was given up go after twelve hours or on sign-out; those of unsent records stay', async () => {
  const kept = await took();
  await saveVisit(draftWith([kept]), '张桂英');
  await took();
  await sweepFiles();
  expect(filesOnDevice()).toBe(2);
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 13 * 3_600_000);
  await sweepFiles();
  now.mockRestore();
  expect(filesOnDevice()).toBe(1);
  await took();
  await forgetFormFiles();
  expect(filesOnDevice()).toBe(1);
  expect(await keptFile(kept)).not.toBeNull();
});

test('the form of a refused record shows the photos that wait for it', async () => {
  const id = await took();
  answerWith(() => problem(422, 'visit.in_future', '探访时间比现在还晚。'));
  await saveVisit(draftWith([id]), '张桂英');
  const start = { elderId: 5, method: 'home' as const, doorCode: null, fromCall: false, mendId: VISIT };
  const { result } = renderHook(() => useDraft(start));
  expect(result.current.draft.photos).toEqual([id]);
});
