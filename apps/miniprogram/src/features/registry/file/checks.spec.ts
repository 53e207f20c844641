import { checkFile, errorsAfter, errorsBySection, sectionOf, sectionsWithErrors } from './checks';
import { emptyContact, emptyMember, emptyValues, type FileValues } from './values';

const TODAY = '2026-11-23';

/** A new file with what is asked of every file, and nothing more. */
const whole = (change: Partial<FileValues> = {}): FileValues => ({
  ...emptyValues(),
  idNumber: '320622194503150021',
  name: '王秀英',
  villageCode: '320682001001',
  villageName: '迎新居委会',
  address: '3组18号',
  relationToHead: 'self',
  contacts: [{ ...emptyContact('first'), name: '王芳', relation: 'child', phone: '13800000004' }],
  regularVisits: true,
  homeVisit: true,
  ...change,
});

describe('what keeps a file from being saved', () => {
  it('is nothing for a file with the least that is asked', () => {
    expect(checkFile(whole(), true, TODAY)).toEqual({});
  });

  it('is said all at once', () => {
    const errors = checkFile(emptyValues(), true, TODAY);
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining([
        'idNumber',
        'villageCode',
        'name',
        'address',
        'contacts.first.name',
        'contacts.first.relation',
        'contacts.first.phone',
        'regularVisits',
      ]),
    );
    expect(sectionsWithErrors(errors)).toEqual(['basic', 'contacts', 'consent']);
    expect(errorsBySection(errors).contacts).toBe(3);
  });

  it.each<[string, Partial<FileValues>, string]>([
    ['an amount that is no number', { monthlyIncome: '八百' }, 'monthlyIncome'],
    ['a score above 90', { abilityAssessed: true, abilityScore: '95' }, 'abilityScore'],
    ['an assessment without a score', { abilityAssessed: true }, 'abilityScore'],
    ['children away for no number of months', { childrenAway: true }, 'childrenAwayMonths'],
    ['another type without words', { targetTypesTicked: ['other'] }, 'otherTargetNote'],
    ['a refusal without a reason', { regularVisits: false }, 'refusalReason'],
    ['no word about visits at home', { homeVisit: null }, 'homeVisit'],
    ['a wrong phone number', { phone: '1380000' }, 'phone'],
  ])('is %s', (_words, change, place) => {
    expect(checkFile(whole(change), true, TODAY)).toHaveProperty([place]);
  });

  it('asks of a member under the roof who he is, so that the class can be judged', () => {
    const member = { ...emptyMember('m'), name: '李建国', relationToHead: 'partner' as const, livesHere: true };
    expect(checkFile(whole({ members: [member] }), true, TODAY)).toHaveProperty(['members.m.birthDate']);
    expect(checkFile(whole({ members: [{ ...member, birthDate: '19440101' }] }), true, TODAY)).toEqual({});
    expect(checkFile(whole({ members: [{ ...member, id: 3 }] }), false, TODAY)).toEqual({});
  });

  it('finds that somebody lives alone and yet with others', () => {
    const member = {
      ...emptyMember('m'),
      name: '李',
      relationToHead: 'child' as const,
      livesHere: true,
      birthDate: '19700101',
    };
    expect(checkFile(whole({ livesAlone: true, members: [member] }), true, TODAY)).toHaveProperty('livesAlone');
  });

  it('does not ask for a masked number again', () => {
    const kept = { ...emptyContact('c'), id: 1, name: '王芳', relation: 'child' as const, maskedPhone: '138****0004' };
    expect(checkFile(whole({ contacts: [kept] }), false, TODAY)).toEqual({});
  });
});

describe('after something was typed', () => {
  const errors = { name: '请填写姓名', phone: '服务器说号码不对', 'contacts.first.phone': '服务器说不对' };
  const before = whole({ name: '' });

  it('clears what was mended and keeps the rest', () => {
    expect(errorsAfter(errors, before, { ...before, name: '王' }, true, TODAY)).toEqual({
      phone: '服务器说号码不对',
      'contacts.first.phone': '服务器说不对',
    });
  });

  it('clears a refusal of the server when its place is touched', () => {
    const touched = { ...before, phone: '13800000005' };
    expect(errorsAfter(errors, before, touched, true, TODAY)).not.toHaveProperty('phone');
    const [first] = before.contacts;
    const called = { ...before, contacts: [{ ...first!, phone: '13800000006' }] };
    expect(errorsAfter(errors, before, called, true, TODAY)).not.toHaveProperty(['contacts.first.phone']);
  });

  it('blames nothing new', () => {
    expect(errorsAfter({ name: '请填写姓名' }, before, { ...before, address: '' }, true, TODAY)).toEqual({
      name: '请填写姓名',
    });
    expect(errorsAfter({}, before, { ...before, address: '' }, true, TODAY)).toEqual({});
  });

  it('knows the section of each place', () => {
    expect(sectionOf('members.m.name')).toBe('household_members');
    expect(sectionOf('pensionMonthly')).toBe('living_conditions');
    expect(sectionOf('somewhere')).toBe('basic');
  });
});
