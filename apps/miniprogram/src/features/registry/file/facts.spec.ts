import { classificationFactsOf, isRuralByName, memberBirthDate, ownFactsOf, typedDay } from './facts';
import { judgeOnPhone, sectionOfFact } from './judgement';
import { emptyMember, emptyValues, type FileValues } from './values';

const TODAY = '2026-11-23';
/** A woman born on 1945-03-15. */
const WOMAN_OF_81 = '320622194503150021';

const values = (change: Partial<FileValues> = {}): FileValues => ({
  ...emptyValues(),
  idNumber: WOMAN_OF_81,
  villageName: '城北村委会',
  relationToHead: 'self',
  ...change,
});

describe('facts of the form', () => {
  it('leaves out what nobody answered and says an answered no', () => {
    expect(ownFactsOf(values())).toEqual({ alive: true, livesInCity: true, livingIn: 'home', otherTargetNote: null });
    expect(ownFactsOf(values({ childInCity: false, childrenAway: false, abilityAssessed: false }))).toMatchObject({
      childInCity: false,
      childrenAwayMonths: null,
      abilityScore: null,
    });
  });

  it('keeps a number unknown until it is typed', () => {
    expect(ownFactsOf(values({ abilityAssessed: true }))).not.toHaveProperty('abilityScore');
    expect(ownFactsOf(values({ abilityAssessed: true, abilityScore: '60' }))).toHaveProperty('abilityScore', 60);
  });

  it('tells no certificate from an unanswered question', () => {
    expect(ownFactsOf(values())).not.toHaveProperty('disabilityGrade');
    expect(ownFactsOf(values({ disabilityGrade: 'none' }))).toHaveProperty('disabilityGrade', null);
    expect(ownFactsOf(values({ disabilityGrade: '2' }))).toHaveProperty('disabilityGrade', 2);
  });

  it('says nothing without a valid ID number', () => {
    expect(classificationFactsOf(values({ idNumber: '320622194503150022' }), TODAY)).toBeNull();
  });

  it('knows that nobody else lives with somebody who lives alone', () => {
    expect(classificationFactsOf(values({ livesAlone: true }), TODAY)).toMatchObject({ cohabitants: [] });
    expect(classificationFactsOf(values({ livesAlone: false }), TODAY)).not.toHaveProperty('cohabitants');
  });

  it('describes those under the roof as far as they are known', () => {
    const husband = { ...emptyMember('a'), relationToHead: 'partner' as const, livesHere: true, birthDate: '19440101' };
    const son = { ...emptyMember('b'), relationToHead: 'child' as const, livesHere: false };
    expect(classificationFactsOf(values({ livesAlone: false, members: [husband, son] }), TODAY)?.cohabitants).toEqual([
      expect.objectContaining({ relation: 'partner', birthDate: '1944-01-01', disabilityGrade: null }),
    ]);
  });

  it.each([
    ['城北村委会', true],
    ['大石村', true],
    ['迎新居委会', false],
    ['花园社区', false],
    ['经济开发区', null],
  ])('reads from the name %s whether it is rural', (name, rural) => {
    expect(isRuralByName(name)).toBe(rural);
  });

  it('takes a birthday from the ID number before what was typed, and no day that does not exist or is to come', () => {
    const member = { ...emptyMember('a'), birthDate: '19500308' };
    expect(memberBirthDate(member, TODAY)).toBe('1950-03-08');
    expect(memberBirthDate({ ...member, idNumber: WOMAN_OF_81 }, TODAY)).toBe('1945-03-15');
    expect(memberBirthDate({ ...member, birthDate: '19500231' }, TODAY)).toBeNull();
    expect(memberBirthDate({ ...member, birthDate: '20990101' }, TODAY)).toBeNull();
    expect(typedDay('1950-03-08')).toBe('1950-03-08');
  });
});

describe('judgement on the phone', () => {
  it('finds A1 for somebody over 80 who lives alone with no family in the city', () => {
    const alone = values({ livesAlone: true, partnerInCity: false, childInCity: false });
    expect(judgeOnPhone(alone, TODAY)).toMatchObject({ level: 'A', clause: 'A1' });
  });

  it('names what is missing, and where it is asked', () => {
    const judgement = judgeOnPhone(values(), TODAY);
    expect(judgement?.missing.length).toBeGreaterThan(0);
    for (const { fact, label } of judgement?.missing ?? []) {
      expect(label).not.toBe('');
      expect(sectionOfFact(fact)).toBeTruthy();
    }
  });

  it('leaves the judgement of somebody who joins a household to the server', () => {
    expect(judgeOnPhone(values({ householdId: 7 }), TODAY)).toBeNull();
  });
});
