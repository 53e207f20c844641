import { act, renderHook } from '@testing-library/react';

import { keepQueue, queueItems } from '@/offline/queue-store';
import { keepSession } from '@/platform/session';

import { navigations, resetTaro } from '../../../test/doubles/taro';
import { elderFile } from '../../../test/elder-file';
import { answerWith, problem, sessionOf } from '../../../test/server';
import { beginDraft, draftNow, dropDraft } from './draft/drafts';
import { emptyContact, emptyValues, type FileValues } from './file/values';
import { useRegistration } from './use-registration';

const WHOLE: FileValues = {
  ...emptyValues(),
  idNumber: '320622194503150021',
  name: '王秀英',
  villageCode: '320682105200',
  villageName: '黄行村委会',
  address: '3组18号',
  relationToHead: 'self',
  contacts: [{ ...emptyContact('first'), name: '王芳', relation: 'child', phone: '13800000004' }],
  regularVisits: true,
  homeVisit: true,
};

async function submit(values: FileValues) {
  const draft = beginDraft(values, null);
  const { result } = renderHook(() => useRegistration(draft));
  await act(() => result.current.submit());
  return { id: draft.id, result };
}

beforeEach(() => {
  resetTaro();
  keepQueue([]);
  keepSession(sessionOf('access-1'));
});

test('a whole file is saved, its draft goes, and the file opens', async () => {
  const requests = answerWith(() => ({ status: 201, body: elderFile() }));
  const { id } = await submit(WHOLE);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.body).toMatchObject({ clientId: id, name: '王秀英' });
  expect(draftNow(id)).toBeNull();
  expect(navigations).toEqual(['redirectTo /packages/registry/file/index?id=5']);
});

test('what is missing is said at its places and nothing is sent', async () => {
  const requests = answerWith(() => ({ status: 201, body: {} }));
  const { id, result } = await submit({ ...WHOLE, name: '', regularVisits: null });
  expect(requests).toEqual([]);
  expect(Object.keys(draftNow(id)?.errors ?? {})).toEqual(['name', 'regularVisits']);
  expect(result.current.refusal).toBeNull();
  dropDraft(id);
});

test('a refusal of the server stands at its field, and what was typed stays', async () => {
  answerWith(() =>
    problem(400, 'request.invalid', '填写的内容有误，请按提示修改后再提交。', {
      errors: [{ field: 'firstContact.phone', code: 'phone.format', detail: '电话应为11位手机号' }],
    }),
  );
  const { id, result } = await submit(WHOLE);
  expect(result.current.refusal).toContain('请按提示修改');
  expect(draftNow(id)?.errors).toEqual({ 'contacts.first.phone': '电话应为11位手机号' });
  expect(draftNow(id)?.values.name).toBe('王秀英');
  dropDraft(id);
});

test('a file that exists already is named', async () => {
  const duplicate = { inScope: true, elderId: 8, message: '本村已有这份档案。' };
  answerWith(() => problem(409, 'elder.duplicate', '这个身份证号码已登记过。', { duplicate }));
  const { id, result } = await submit(WHOLE);
  expect(result.current.duplicate).toEqual(duplicate);
  dropDraft(id);
});

test('without network it waits on the phone, with its draft', async () => {
  answerWith(() => 'offline');
  const { id } = await submit(WHOLE);
  expect(queueItems()).toEqual([expect.objectContaining({ clientId: id, kind: 'registration', state: 'waiting' })]);
  expect(draftNow(id)?.submitted).toBe(true);
  expect(navigations).toEqual(['reLaunch /packages/registry/list/index']);
  dropDraft(id);
});
