import { checkDraft, checkParts } from './check-draft';
import { newDraft, toPayload, withAllUnchanged, withAnswer, type VisitDraft } from './draft';
import { recordsOf, withHousehold, withPart, withTogether } from './household-draft';

const NOW = Date.parse('2026-11-25T02:00:00.000Z');
const first = (): VisitDraft => ({
  ...newDraft({ clientId: 'c-1', elderId: 5, method: 'home', startedAt: '2026-11-25T01:00:00.000Z' }),
  companions: '村医李某',
  doorCode: 'RG-1',
  visitorId: 9,
  durationMinutes: 20,
});
const both = () => withTogether(withAllUnchanged(first(), true, null), { elderId: 6, name: '周福' }, true, 'c-2');

test('one form, a record for each elder: the visit is shared, answers and ids are each one’s own', () => {
  const draft = withPart(both(), 6, (own) => withAnswer(withAllUnchanged(own, true, null), 'gasSafety', 'unsafe'));
  const [one, two] = recordsOf(draft, '张桂英').map(toPayload);
  expect(one).toMatchObject({ clientId: 'c-1', elderId: 5, allUnchangedChecked: true, items: null });
  expect(two).toMatchObject({
    clientId: 'c-2',
    elderId: 6,
    allUnchangedChecked: false,
    items: { gasSafety: 'unsafe' },
  });
  const { startedAt, method, companions, visitorId, durationMinutes, evidence } = one ?? {};
  expect(two).toMatchObject({ startedAt, method, companions, visitorId, durationMinutes, evidence });
});

test('nothing is presumed of the other elder, and what is missing is said by name', () => {
  expect(checkDraft(both(), NOW)).toEqual({});
  expect(checkParts(both(), NOW)).toMatchObject([{ elderId: 6, name: '周福', errors: { items: expect.any(String) } }]);
  expect(
    checkParts(
      withPart(both(), 6, (own) => withAllUnchanged(own, true, null)),
      NOW,
    ),
  ).toEqual([]);
});

test('an elder’s signature is that elder’s; a relative signs for the household', () => {
  const signed = { ...both(), signature: 'data:image/png;base64,AA==' };
  expect(recordsOf(signed, '张桂英')[1]).toMatchObject({
    signature: null,
    absentReason: '同一次探访，由同住的张桂英签字',
  });
  const relative = { ...signed, visitedSelf: false, visitedName: '陈小军' };
  expect(recordsOf(relative, '张桂英')[1]).toMatchObject({ signature: signed.signature, visitedName: '陈小军' });
});

test('an elder taken out again leaves one record; an older kept draft opens', () => {
  expect(recordsOf(withTogether(both(), { elderId: 6, name: '周福' }, false, 'c-3'), '张桂英')).toHaveLength(1);
  const { together: _, visitorId: __, ...older } = first();
  expect(withHousehold(older as VisitDraft)).toMatchObject({ together: [], visitorId: null, clientId: 'c-1' });
});
