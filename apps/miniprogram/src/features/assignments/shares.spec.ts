import { homesOf, loadsOf } from './shares';

const cover = (elderId: number, householdId: number, contacts: number) => ({
  elderId,
  householdId,
  contacts,
  name: `老人${elderId}`,
  level: 'A' as const,
  address: `${householdId}号`,
  coverId: 8,
});
const proposal = {
  covers: [cover(1, 10, 4), cover(2, 11, 1), cover(3, 10, 2)],
  colleagues: [
    { accountId: 8, name: '王某', elders: 3, contacts: 5 },
    { accountId: 9, name: '赵某', elders: 0, contacts: 0 },
  ],
};

test('households are whole, and what each comes to follows what is chosen', () => {
  expect(homesOf(proposal).map(({ elders }) => elders.map(({ elderId }) => elderId))).toEqual([[1, 3], [2]]);
  expect(loadsOf(proposal, { 1: 8, 3: 8, 2: 9 })).toEqual([
    { name: '王某', added: 2, contacts: 11 },
    { name: '赵某', added: 1, contacts: 1 },
  ]);
});
