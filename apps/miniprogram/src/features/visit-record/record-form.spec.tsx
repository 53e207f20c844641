import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';

import { checkDraft } from './check-draft';
import { newDraft, toPayload, type VisitDraft } from './draft';
import { RecordForm } from './record-form';
import type { ElderFacts } from './use-elder-facts';

const FACTS: ElderFacts = {
  name: '张桂英',
  address: '三组 12 号',
  nextOrdinal: 12,
  homeConsent: true,
  housemates: [],
  lastSafety: null,
  warnings: undefined,
};
let current: VisitDraft;

function Form({ facts = FACTS }: { facts?: ElderFacts }) {
  const [draft, setDraft] = useState(() =>
    newDraft({ clientId: 'c-1', elderId: 5, method: 'home', startedAt: new Date().toISOString() }),
  );
  current = draft;
  const change = (edit: (now: VisitDraft) => VisitDraft) => setDraft(edit);
  const rest = { errors: {}, refusal: null, facts, fromCall: false, resumed: false, restart: () => undefined };
  return <RecordForm draft={draft} change={change} {...rest} />;
}

const press = (name: RegExp | string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }));

test('shows the number of the visit and starts with nothing checked', () => {
  render(<Form />);
  expect(screen.getByText('第 12 次开展关爱服务')).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: /逐项已查看，均无变化/ }).getAttribute('aria-checked')).toBe('false');
});

test('an unsafe gas stove: two taps and one question more', () => {
  render(<Form />);
  press(/逐项已查看，均无变化/, 'checkbox');
  press('有变化，逐项填写');
  fireEvent.click(document.getElementById('item-gasSafety-unsafe') as HTMLElement);
  expect(screen.getByText('燃气安全：不安全，怎样处理的')).toBeTruthy();
  expect(Object.keys(checkDraft(current, Date.now()))).toEqual(['handlings.gasSafety']);
  press('报告镇（区、街道）', 'radio');
  expect(checkDraft(current, Date.now())).toEqual({});
  expect(toPayload(current).handlings).toEqual([{ itemKey: 'gasSafety', handling: 'reported_town', note: null }]);
});

test('nobody at home: the items go, the attempt can be saved', () => {
  render(<Form />);
  press('无人在家', 'radio');
  expect(screen.queryByText(/逐项已查看/)).toBeNull();
  expect(checkDraft(current, Date.now())).toEqual({});
});

test('every item of the form is there in its wording', () => {
  render(<Form />);
  press('有变化，逐项填写');
  for (const label of [
    '人口变化',
    '表达能力',
    '行动能力',
    '疾病状况',
    '情绪状态',
    '燃气安全',
    '水暖安全',
    '用电安全',
    '个人卫生',
    '家庭卫生',
    '室内环境',
  ]) {
    expect(screen.getByRole('radiogroup', { name: label })).toBeTruthy();
  }
});

test('the weather to speak about stands on the form, folded, until its time is over', () => {
  const heat = {
    id: 3,
    name: '高温红色预警',
    severity: 'red' as const,
    headline: '高温红色预警',
    expires: new Date(Date.now() + 3_600_000).toISOString(),
    advice: ['提醒老人中午不要出门'],
    instruction: null,
  };
  const over = { ...heat, id: 4, headline: '台风黄色预警', expires: new Date(Date.now() - 1000).toISOString() };
  render(<Form facts={{ ...FACTS, warnings: [heat, over] }} />);
  expect(screen.queryByText(/提醒老人中午不要出门/)).toBeNull();
  fireEvent.click(document.getElementById('form-warning-3') as HTMLElement);
  expect(screen.getByText(/提醒老人中午不要出门/)).toBeTruthy();
  expect(document.getElementById('form-warning-4')).toBeNull();
});
