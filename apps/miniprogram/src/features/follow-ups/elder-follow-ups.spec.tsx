import type { WeekList, WeekListFollowUp } from '@tanfang/contracts';
import { fireEvent, render, screen } from '@testing-library/react';

import { keepQueue, queueItems } from '@/offline/queue-store';
import { keepWeekList } from '@/offline/week-cache';
import { keepSession } from '@/platform/session';

import { resetTaro } from '../../../test/doubles/taro';
import { answerWith, sessionOf } from '../../../test/server';
import { ElderFollowUps } from './elder-follow-ups';

const gas: WeekListFollowUp = {
  id: 31,
  kind: 'hazard',
  status: 'open',
  sentence: '燃气安全：不安全',
  dueOn: '2020-01-01',
  dueAt: null,
};
const list = (openFollowUps: WeekListFollowUp[] | undefined): WeekList =>
  ({
    households: [{ householdId: 1, address: '三组 12 号', elders: [{ elderId: 5, name: '张桂英', openFollowUps }] }],
  }) as unknown as WeekList;
const form = () => <ElderFollowUps elderId={5} elderName="张桂英" onOpen={() => undefined} onNew={() => undefined} />;

beforeEach(() => {
  keepQueue([]);
  resetTaro();
  keepSession(sessionOf('a'));
  answerWith(() => 'offline');
});

test('what is open about the elder comes with the week’s list: seen and answered without network, and not asked again', async () => {
  await keepWeekList(list([gas]));
  const first = render(form());
  expect(await screen.findByText(/：燃气安全：不安全/)).toBeTruthy();
  expect(await screen.findByText('没有网络，这是今天存在手机里的。')).toBeTruthy();
  expect(screen.getByText('已逾期')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '解决了' }));
  expect(await screen.findByText('已回访：解决了。存在手机里，联网后自动上传')).toBeTruthy();
  expect(queueItems()).toMatchObject([
    { kind: 'revisit', state: 'waiting', payload: { followUpId: 31, settled: true } },
  ]);
  first.unmount();

  render(form());
  expect(await screen.findByText('已回访：解决了。存在手机里，联网后自动上传')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '解决了' })).toBeNull();
});

test('what the server says goes before what the phone kept', async () => {
  await keepWeekList(list([gas]));
  answerWith(() => ({ status: 200, body: { items: [], nextCursor: null } }));
  render(form());
  expect(await screen.findByText('没有还没办结的事项。')).toBeTruthy();
  expect(screen.queryByText(/没有网络/)).toBeNull();
});

test('a list kept by an earlier version of the app says nothing of them', async () => {
  await keepWeekList(list(undefined));
  render(form());
  expect(await screen.findByText('现在看不到以前的跟踪事项，不影响填写和保存探访记录。')).toBeTruthy();
});
