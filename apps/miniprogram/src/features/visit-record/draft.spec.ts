import { readFileSync } from 'node:fs';
import path from 'node:path';

import { VISIT_ITEMS } from '@tanfang/domain';

import { checkDraft } from './check-draft';
import {
  concernsOf,
  fromPayload,
  newDraft,
  toPayload,
  withAllUnchanged,
  withAnswer,
  withMethod,
  type VisitDraft,
} from './draft';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const fresh = (): VisitDraft =>
  newDraft({ clientId: 'c-1', elderId: 5, method: 'home', startedAt: '2026-11-24T02:30:00Z' });
const unchanged = (): VisitDraft => withAllUnchanged(fresh(), true, null);

test('an untouched form cannot be saved as checked', () => {
  expect(toPayload(fresh()).allUnchangedChecked).toBe(false);
  expect(checkDraft(fresh(), NOW).items).toContain('逐项已查看');
});

test('逐项已查看，均无变化 is one tap: it can be saved, and goes up without answers of its own', () => {
  expect(checkDraft(unchanged(), NOW)).toEqual({});
  expect(toPayload(unchanged())).toMatchObject({ allUnchangedChecked: true, items: null, handlings: [] });
  expect(withAllUnchanged(unchanged(), false, null)).toEqual(fresh());
});

test('safety is taken over from the last record, and what was unsafe is asked about again', () => {
  const last = { gasSafety: 'unsafe', waterHeatingSafety: 'safe', electricitySafety: 'fairly_safe' } as const;
  const draft = withAllUnchanged(fresh(), true, last);
  expect(draft.items).toMatchObject(last);
  expect(concernsOf(draft)).toEqual(['gasSafety']);
  expect(Object.keys(checkDraft(draft, NOW))).toEqual(['handlings.gasSafety']);
});

test('one other answer after the tap: all items go up, as they were seen', () => {
  const draft = withAnswer(unchanged(), 'gasSafety', 'unsafe');
  const payload = toPayload({ ...draft, handlings: { gasSafety: 'reported_town' } });
  expect(payload.allUnchangedChecked).toBe(false);
  expect(Object.keys(payload.items ?? {})).toHaveLength(VISIT_ITEMS.length);
  expect(payload.handlings).toEqual([{ itemKey: 'gasSafety', handling: 'reported_town', note: null }]);
});

test('each answer of concern asks one question more', () => {
  let draft = unchanged();
  draft = withAnswer(draft, 'illness', 'severe');
  draft = withAnswer(draft, 'mood', 'worse');
  expect(Object.keys(checkDraft(draft, NOW)).sort()).toEqual(['handlings.illness', 'handlings.mood', 'illnessName']);
  const answered = {
    ...draft,
    illnessName: '中风',
    handlings: { illness: 'reported_town', mood: 'reminded_resolved' },
  } as const;
  expect(checkDraft(answered, NOW)).toEqual({});
});

test('an attempt that met nobody needs no items and sends none', () => {
  const draft = { ...unchanged(), outcome: 'nobody_home' } as const;
  expect(checkDraft({ ...fresh(), outcome: 'nobody_home' }, NOW)).toEqual({});
  expect(toPayload(draft)).toMatchObject({
    allUnchangedChecked: false,
    items: null,
    handlings: [],
    visitedPerson: null,
  });
});

test('a result that does not go with the method falls back', () => {
  expect(withMethod({ ...fresh(), outcome: 'nobody_home' }, 'phone').outcome).toBe('completed');
  expect(withMethod({ ...fresh(), outcome: 'refused' }, 'phone').outcome).toBe('refused');
});

test('tomorrow and long ago are refused, yesterday asks why it is late', () => {
  const at = (startedAt: string) => checkDraft({ ...unchanged(), startedAt }, NOW);
  expect(at('2026-11-25T02:00:00Z').startedAt).toContain('比现在还晚');
  expect(at('2026-11-01T02:00:00Z').startedAt).toContain('14 天');
  expect(at('2026-11-23T02:00:00Z').recordedLateReason).toBeDefined();
  expect(checkDraft({ ...unchanged(), startedAt: '2026-11-23T02:00:00Z', lateReason: '昨晚没有信号' }, NOW)).toEqual(
    {},
  );
});

test('a refused record comes back into the form whole', () => {
  const draft: VisitDraft = {
    ...withAnswer(unchanged(), 'populationChange', 'increased'),
    populationChangeCount: 2,
    serviceNeeds: '助餐',
    visitedSelf: false,
    visitedName: '李四',
    visitedRelation: '邻居',
    doorCode: 'TF-320682-7K3M9QXW2A-R',
    durationMinutes: 15,
  };
  expect(fromPayload(toPayload(draft), null)).toEqual(draft);
  expect(fromPayload(toPayload(unchanged()), null)).toEqual(unchanged());
});

test('the form fills every field of Annex 4 that recording takes', () => {
  const list = readFileSync(path.join(__dirname, '../../../../../docs/annex-4.md'), 'utf8');
  const rows = list.split('\n').filter((line) => line.startsWith('|'));
  const fields = rows.flatMap((row) =>
    [...(row.split('|')[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
  expect(fields.length).toBeGreaterThan(20);
  const answers = [
    ['populationChange', 'increased'],
    ['illness', 'severe'],
    ['gasSafety', 'unsafe'],
  ] as const;
  const answered = answers.reduce((draft, [key, answer]) => withAnswer(draft, key, answer), unchanged());
  const filled: VisitDraft = {
    ...answered,
    visitorId: 7,
    illnessName: '中风',
    handlings: { illness: 'reported_town', gasSafety: 'reminded_resolved' },
    handlingNotes: { illness: '已联系卫生院', gasSafety: '换了软管' },
    serviceNeeds: '助餐',
    suggestions: '装报警器',
    companions: '张医生',
    visitedSelf: false,
    visitedName: '王大明',
    visitedRelation: '儿子',
    signature: 'data:image/png;base64,AAAA',
    lateReason: '没有信号',
  };
  const sent = (draft: VisitDraft) => (field: string) =>
    field.split('.').reduce<unknown>((value, part) => {
      const inside = (value as Record<string, unknown> | null)?.[part.replace('[]', '')];
      return part.endsWith('[]') ? (inside as unknown[])[0] : inside;
    }, toPayload(draft));
  const missing = (draft: VisitDraft) => fields.filter((field) => (sent(draft)(field) ?? null) === null);
  // A record is either signed or says why it is not.
  expect(missing(filled)).toEqual(['visitedPerson.absentReason']);
  expect(missing({ ...filled, signature: null, absentReason: '不识字' })).toEqual(['visitedPerson.signature']);
});
