import { errorsOf, placeOf } from './places';
import { changeOf, registration } from './requests';
import { emptyContact, emptyMember, emptyValues, type FileValues } from './values';

const base: FileValues = {
  ...emptyValues(),
  name: '王秀英',
  maskedPhone: '138****0021',
  address: '3组18号',
  householdId: 5,
  relationToHead: 'self',
  contacts: [{ ...emptyContact('saved-1'), id: 1, name: '王芳', relation: 'child', maskedPhone: '138****0004' }],
  childInCity: false,
  regularVisits: true,
  homeVisit: true,
};
const file = { version: 4, household: { version: 2 } };

describe('a registration', () => {
  it('opens a household with what belongs to it', () => {
    const body = registration(
      {
        ...base,
        householdId: null,
        villageCode: '320682001001',
        idNumber: ' 320622194503150021 ',
        monthlyIncome: '800.5',
      },
      'id-1',
    );
    expect(body).toMatchObject({
      clientId: 'id-1',
      idNumber: '320622194503150021',
      villageCode: '320682001001',
      relationToHead: 'self',
      household: { members: [], familyIncome: { subsidies: [] } },
      economy: { monthlyIncomeCents: 80050 },
      firstContact: { name: '王芳' },
      consent: { regularVisits: true, homeVisit: true, reason: null },
    });
    expect(body).not.toHaveProperty('householdId');
  });

  it('joins a household without saying its place again', () => {
    const body = registration({ ...base, relationToHead: 'partner' }, 'id-1');
    expect(body).toMatchObject({ householdId: 5, relationToHead: 'partner' });
    for (const name of ['villageCode', 'address', 'household']) expect(body).not.toHaveProperty(name);
  });

  it('takes no agreement to visits at home from somebody who refuses visits', () => {
    const body = registration({ ...base, regularVisits: false, refusalReason: '子女同住' }, 'id-1');
    expect(body.consent).toEqual({ regularVisits: false, homeVisit: false, reason: '子女同住' });
  });
});

describe('a change', () => {
  it('is nothing where nothing differs', () => {
    expect(changeOf(base, { ...base }, file, 'id-2')).toBeNull();
  });

  it('says only what differs', () => {
    expect(changeOf(base, { ...base, childInCity: true }, file, 'id-2')).toEqual({
      clientId: 'id-2',
      version: 4,
      facts: { childInCity: true },
    });
  });

  it('names the version of the household where its sections change', () => {
    expect(changeOf(base, { ...base, waterSafe: false }, file, 'id-2')).toMatchObject({
      householdVersion: 2,
      household: { livingConditions: { waterSafe: false } },
    });
  });

  it('keeps masked numbers by leaving them out, and says when there is no phone any more', () => {
    const [contact] = base.contacts;
    const change = changeOf(
      base,
      { ...base, contacts: [{ ...contact!, name: '王芳芳' }], noPhone: true },
      file,
      'id-2',
    );
    expect(change?.contacts).toEqual([{ id: 1, name: '王芳芳', relation: 'child', sex: null }]);
    expect(change?.phone).toBeNull();
  });

  it('sends the whole list of members, known ones by their id', () => {
    const kept = { ...emptyMember('saved-9'), id: 9, name: '李', relationToHead: 'child' as const, livesHere: false };
    const added = {
      ...emptyMember('x'),
      name: '张',
      relationToHead: 'partner' as const,
      livesHere: true,
      birthDate: '19440101',
    };
    const change = changeOf({ ...base, members: [kept] }, { ...base, members: [kept, added] }, file, 'id-2');
    expect(change?.household?.members).toEqual([
      expect.objectContaining({ id: 9, name: '李' }),
      expect.objectContaining({ name: '张', birthDate: '1944-01-01' }),
    ]);
  });
});

describe('the place of a refused field', () => {
  const values = { ...base, contacts: [...base.contacts, emptyContact('second')], members: [emptyMember('m')] };

  it.each([
    ['firstContact.phone', 'contacts.saved-1.phone'],
    ['otherContacts.0.phone', 'contacts.second.phone'],
    ['contacts.1.name', 'contacts.second.name'],
    ['household.members.0.birthDate', 'members.m.birthDate'],
    ['facts.abilityScore', 'abilityScore'],
    ['economy.monthlyIncomeCents', 'monthlyIncome'],
    ['consent.reason', 'refusalReason'],
    ['idNumber', 'idNumber'],
  ])('%s is %s', (field, place) => {
    expect(placeOf(field, values)).toBe(place);
  });

  it('keeps the words of the server', () => {
    expect(errorsOf({ 'facts.livesAlone': '请核对' }, values)).toEqual({ livesAlone: '请核对' });
  });
});
