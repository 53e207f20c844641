import { act, renderHook } from '@testing-library/react';

import { keepSession } from '@/platform/session';

import { navigations, resetTaro } from '../../../test/doubles/taro';
import { elderFile } from '../../../test/elder-file';
import { answerWith, problem, sessionOf } from '../../../test/server';
import { beginDraft, draftNow, dropDraft } from './draft/drafts';
import { valuesOf } from './file/from-file';
import { useSaveChange } from './use-save-change';

const file = elderFile();
const begin = (change: object = { illnessHistory: '高血压' }) => beginDraft({ ...valuesOf(file), ...change }, file);

beforeEach(() => {
  resetTaro();
  keepSession(sessionOf('access-1'));
});

test('a change is sent with the version it was made on, and its draft goes', async () => {
  const requests = answerWith(() => ({ status: 200, body: elderFile({ version: 5 }) }));
  const draft = begin();
  const { result } = renderHook(() => useSaveChange());
  const saved = await act(() => result.current.save(draft));
  expect(saved?.version).toBe(5);
  expect(requests[0]).toMatchObject({
    path: '/elders/5/changes',
    body: { clientId: draft.id, version: 4, health: { illnessHistory: '高血压' } },
  });
  expect(draftNow(draft.id)).toBeNull();
});

test.each(['elder.version_conflict', 'client_id.reused'])(
  '%s: both values are shown, the draft stays',
  async (code) => {
    answerWith(() => problem(409, code, '档案已被别人修改。'));
    const draft = begin();
    const { result } = renderHook(() => useSaveChange());
    expect(await act(() => result.current.save(draft))).toBeNull();
    expect(navigations).toEqual(['navigateTo /packages/registry/conflict/index?id=5']);
    expect(draftNow(draft.id)?.values.illnessHistory).toBe('高血压');
    dropDraft(draft.id);
  },
);

test('without network the change stays on the phone, and the person is told', async () => {
  answerWith(() => 'offline');
  const draft = begin();
  const { result } = renderHook(() => useSaveChange());
  await act(() => result.current.save(draft));
  expect(result.current.refusal).toContain('没有网络');
  expect(result.current.refusal).toContain('都已保存在手机里');
  expect(draftNow(draft.id)).not.toBeNull();
  dropDraft(draft.id);
});

test('what cannot be right is said before anything is sent', async () => {
  const requests = answerWith(() => ({ status: 200, body: file }));
  const draft = begin({ monthlyIncome: '八百' });
  const { result } = renderHook(() => useSaveChange());
  await act(() => result.current.save(draft));
  expect(requests).toEqual([]);
  expect(draftNow(draft.id)?.errors).toHaveProperty('monthlyIncome');
  dropDraft(draft.id);
});
