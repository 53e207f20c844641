import { asksForCompany, checkMove, elderKey, emptyMove, memberKey, moveOf, type JoinedHousehold } from './move-draft';

const household = { version: 3, villageCode: '320682105200' };
const joined: JoinedHousehold = { id: 9, address: '3组1号', villageName: '城北村', elders: [], members: [] };
const draft = {
  ...emptyMove(7, false, '2026-11-23'),
  relations: { [elderKey(7)]: 'self' } as const,
  address: ' 5组2号 ',
  livesAlone: 'yes' as const,
};

describe('a move', () => {
  it('to a new household in the own village', () => {
    expect(checkMove(draft, null)).toEqual({});
    expect(moveOf(draft, household, null)).toEqual({
      version: 3,
      elders: [{ elderId: 7, relationToHead: 'self', livesAlone: true }],
      newHome: { villageCode: '320682105200', address: '5组2号', gridName: null },
      on: '2026-11-23',
      note: null,
    });
  });

  it('asks for company only where one goes alone to where nobody is listed', () => {
    expect(asksForCompany(draft, null)).toBe(true);
    expect(asksForCompany({ ...draft, memberIds: [4] }, null)).toBe(false);
    const existing = { ...draft, destination: 'existing' as const };
    expect(asksForCompany(existing, { ...joined, members: [{}] as unknown as JoinedHousehold['members'] })).toBe(false);
    expect(moveOf(existing, household, joined)).toMatchObject({ toHouseholdId: 9 });
  });

  it('says what is missing, all at once', () => {
    const empty = emptyMove(null, false, '2026-11-23');
    expect(Object.keys(checkMove(empty, null))).toEqual(['elders', 'address']);
    expect(
      Object.keys(checkMove({ ...draft, destination: 'other_village', relations: {}, memberIds: [4] }, null)),
    ).toEqual(['villageCode', elderKey(7), memberKey(4)]);
    expect(Object.keys(checkMove({ ...draft, destination: 'existing', livesAlone: null }, null))).toEqual([
      'joined',
      'livesAlone',
    ]);
  });
});
