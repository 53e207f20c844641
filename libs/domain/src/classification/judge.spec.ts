import { COUPLE, LONE_ELDER, PARTNER, TODAY, WITH_CHILD } from '../testing/facts.js';
import type { Cohabitant, ElderFacts } from './facts.js';
import { judge, levelName, rankOf } from './judge.js';
import type { Policy } from './parameters.js';
import { DEFAULT_POLICY } from './policy.js';

function verdict(facts: Partial<ElderFacts>, policy: Partial<Policy> = {}) {
  return judge(facts, TODAY, { ...DEFAULT_POLICY, ...policy });
}

const lone = (facts: Partial<ElderFacts>) => verdict({ ...LONE_ELDER, ...facts });
const couple = (facts: Partial<ElderFacts>, partner: Partial<Cohabitant> = {}) =>
  verdict({ ...COUPLE, ...facts, cohabitants: [{ ...PARTNER, ...partner }] });
describe('levels', () => {
  it('are ordered and named', () => {
    expect([null, 'C', 'B', 'A'].map((level) => rankOf(level as 'A' | null))).toEqual([0, 1, 2, 3]);
    expect([levelName('A'), levelName(null)]).toEqual(['A类', '不列入']);
  });
});

describe('exclusions', () => {
  it.each([
    ['S3 before all', { alive: false, livesInCity: false, livingIn: 'institution', birthDate: '1990-01-01' }, 'S3'],
    ['S4 before S2 and S1', { livesInCity: false, livingIn: 'institution', birthDate: '1990-01-01' }, 'S4'],
    ['S2 before S1', { livingIn: 'institution', birthDate: '1990-01-01' }, 'S2'],
    ['S1 before S5', { birthDate: '1966-07-01' }, 'S1'],
  ] as const)('%s', (_words, facts, exclusion) => {
    expect(lone({ ...facts, disabilityGrade: 1 })).toEqual({
      level: null,
      clause: null,
      alsoMatches: [],
      targetTypes: [],
      exclusion,
      missingFacts: [],
    });
  });

  it('S5 where nothing matches', () => {
    expect(verdict(WITH_CHILD)).toMatchObject({ level: null, clause: null, exclusion: 'S5', targetTypes: [] });
  });

  it('is no elder before birth', () => {
    expect(lone({ birthDate: '2027-01-01' }).exclusion).toBe('S1');
  });

  it('needs dates that exist', () => {
    expect(() => lone({ birthDate: '1956-02-30' })).toThrow('1956-02-30');
    expect(() => judge(LONE_ELDER, 'today', DEFAULT_POLICY)).toThrow('today');
  });
});

describe('target types', () => {
  const typesOf = (facts: Partial<ElderFacts>) => verdict({ ...WITH_CHILD, ...facts }).targetTypes;

  it.each([
    [{ birthDate: '1946-06-30' }, ['advanced_age']],
    [{ birthDate: '1946-07-01' }, []],
    [{ abilityScore: 65 }, ['disabled_elderly']],
    [{ abilityScore: 66 }, []],
    [{ dementiaDiagnosed: true }, ['disabled_elderly']],
    [{ disabilityGrade: 2 }, ['severe_disability']],
    [{ disabilityGrade: 3 }, []],
    [{ benefits: ['destitute_scattered'] }, ['destitute_scattered']],
    [{ benefits: ['destitute_centralised', 'minimum_living', 'minimum_living_marginal'] }, []],
    [{ specialFamilyPlanning: true, birthDate: '1956-06-30' }, ['special_family_planning']],
    [{ specialFamilyPlanning: true, birthDate: '1956-07-01' }, []],
    [
      { specialFamilyPlanning: true, birthDate: '1960-01-01', abilityScore: 65 },
      ['disabled_elderly', 'special_family_planning'],
    ],
    [{ caresForImpairedChildMonths: 6 }, ['cares_for_impaired_child']],
    [{ caresForImpairedChildMonths: 5 }, []],
    [{ otherTargetNote: '村居申请纳入' }, ['other']],
    [{ otherTargetNote: '  ' }, []],
    [{ ruralVillage: true, childrenAwayMonths: 6, hasCarerNearby: false }, ['left_behind']],
    [{ ruralVillage: true, childrenAwayMonths: 5, hasCarerNearby: false }, []],
    [{ ruralVillage: false, childrenAwayMonths: 6, hasCarerNearby: false }, []],
    [{ ruralVillage: true, childrenAwayMonths: 6, hasCarerNearby: true }, []],
  ] as const)('%j', (facts, types) => {
    expect(typesOf(facts as Partial<ElderFacts>)).toEqual(types);
  });

  it('独居: alone, and neither a partner nor a child in the city', () => {
    expect(lone({}).targetTypes).toEqual(['living_alone']);
    expect(lone({ partnerInCity: true }).targetTypes).toEqual([]);
    expect(lone({ childInCity: true }).targetTypes).toEqual([]);
    expect(
      verdict({ ...LONE_ELDER, partnerInCity: true, childInCity: true }, { kinshipTest: 'lenient' }).targetTypes,
    ).toEqual(['living_alone']);
  });

  it('空巢: a couple of elders, nobody else, no child in the city', () => {
    expect(couple({}).targetTypes).toEqual(['empty_nest']);
    expect(couple({}, { birthDate: '1966-06-30' }).targetTypes).toEqual(['empty_nest']);
    expect(couple({}, { birthDate: '1966-07-01' }).targetTypes).toEqual([]);
    expect(couple({}, { relation: 'sibling' }).targetTypes).toEqual([]);
    expect(couple({ childInCity: true }).targetTypes).toEqual([]);
    expect(verdict({ ...COUPLE, childInCity: true }, { kinshipTest: 'lenient' }).targetTypes).toEqual(['empty_nest']);
    const three = [PARTNER, { ...PARTNER, relation: 'sibling' as const }];
    expect(verdict({ ...COUPLE, cohabitants: three }).targetTypes).toEqual([]);
    expect(verdict({ ...COUPLE, cohabitants: [] }).targetTypes).toEqual([]);
  });
});

describe('class A', () => {
  it('A1: 80 or over, 独居 or 空巢', () => {
    expect(lone({ birthDate: '1946-06-30' })).toMatchObject({ level: 'A', clause: 'A1' });
    expect(lone({ birthDate: '1946-07-01' })).toMatchObject({ level: 'C' });
    expect(couple({ birthDate: '1946-06-30' })).toMatchObject({ level: 'A', clause: 'A1' });
    expect(verdict({ ...WITH_CHILD, birthDate: '1940-01-01' })).toMatchObject({ level: 'C' });
  });

  it('A2: 低保, 失能 or 半失能, 独居 or 空巢', () => {
    const benefits = ['minimum_living'] as const;
    expect(lone({ benefits, abilityScore: 89 })).toMatchObject({ level: 'A', clause: 'A2' });
    expect(lone({ benefits, abilityScore: 0 })).toMatchObject({ clause: 'A2', alsoMatches: ['B1*'] });
    expect(lone({ benefits, abilityScore: 90 })).toMatchObject({ level: 'C' });
    expect(lone({ benefits, abilityScore: null })).toMatchObject({ level: 'C' });
    expect(lone({ benefits: ['minimum_living_marginal'], abilityScore: 89 })).toMatchObject({ level: 'C' });
    expect(couple({ benefits, abilityScore: 66 })).toMatchObject({ clause: 'A2' });
    expect(verdict({ ...WITH_CHILD, benefits, abilityScore: 66 })).toMatchObject({ level: null });
  });

  it('A3: 计划生育特殊家庭, 独居 or 失能 or 半失能, at any age from 60', () => {
    const family = { specialFamilyPlanning: true, birthDate: '1966-06-30' };
    expect(lone(family)).toMatchObject({ level: 'A', clause: 'A3', targetTypes: ['living_alone'] });
    expect(couple({ ...family, abilityScore: 89 })).toMatchObject({ clause: 'A3' });
    expect(couple({ ...family, abilityScore: 90 })).toMatchObject({ level: 'C' });
    expect(couple({ ...family, dementiaDiagnosed: true })).toMatchObject({ clause: 'A3', alsoMatches: ['B2'] });
  });

  it('counts only 独居 where 空巢 is not read as alone, in A1 and A2 alike', () => {
    const policy = { emptyNestCountsAsAlone: false };
    const poor: Partial<ElderFacts> = { benefits: ['minimum_living'], abilityScore: 66 };
    expect(verdict({ ...COUPLE, birthDate: '1940-01-01' }, policy)).toMatchObject({ level: 'C' });
    expect(verdict({ ...COUPLE, ...poor }, policy)).toMatchObject({ level: 'C' });
    expect(verdict({ ...LONE_ELDER, birthDate: '1940-01-01' }, policy)).toMatchObject({ clause: 'A1' });
    expect(verdict({ ...LONE_ELDER, ...poor }, policy)).toMatchObject({ clause: 'A2' });
  });
});

describe('class B', () => {
  it('B1: under 80, 独居, 重残 or 重病', () => {
    expect(lone({ disabilityGrade: 2 })).toMatchObject({ level: 'B', clause: 'B1', alsoMatches: [] });
    expect(lone({ disabilityGrade: 3 })).toMatchObject({ level: 'C' });
    expect(lone({ seriousIllnessVerified: true })).toMatchObject({ clause: 'B1' });
    expect(lone({ seriousIllnessVerified: true, birthDate: '1946-06-30' })).toMatchObject({
      clause: 'A1',
      alsoMatches: [],
    });
    expect(verdict({ ...WITH_CHILD, disabilityGrade: 1 })).toMatchObject({ level: 'C' });
  });

  it('B1*: 独居 and 失能 or 失智 where B1 itself does not match, whatever the certificate', () => {
    expect(lone({ abilityScore: 65 })).toMatchObject({ level: 'B', clause: 'B1*' });
    expect(lone({ dementiaDiagnosed: true })).toMatchObject({ clause: 'B1*' });
    expect(lone({ abilityScore: 65, disabilityGrade: 4 })).toMatchObject({ clause: 'B1*' });
    expect(lone({ abilityScore: 65, disabilityGrade: 1 })).toMatchObject({ clause: 'B1', alsoMatches: [] });
    expect(lone({ abilityScore: 66 })).toMatchObject({ level: 'C' });
    expect(lone({ abilityScore: 65, birthDate: '1946-06-30' })).toMatchObject({ clause: 'A1', alsoMatches: [] });
    expect(verdict({ ...LONE_ELDER, abilityScore: 65 }, { loneDisabledIsB: false })).toMatchObject({ level: 'C' });
  });

  it.each([
    ['失能', { abilityScore: 65 }],
    ['失智', { dementiaDiagnosed: true }],
    ['残疾 of the lowest grade', { disabilityGrade: 4 }],
    ['重病', { seriousIllnessVerified: true }],
  ] as const)('B2: two elders, one of them %s; both are B', (_words, impairment) => {
    expect(couple({}, impairment)).toMatchObject({ level: 'B', clause: 'B2' });
    expect(couple(impairment)).toMatchObject({ level: 'B', clause: 'B2' });
  });

  it('B2 needs an impairment, 半失能 is none', () => {
    expect(couple({}, { abilityScore: 66 })).toMatchObject({ level: 'C' });
    expect(couple({ abilityScore: 66 })).toMatchObject({ level: 'C' });
  });

  it('B2 looks at who is under the roof', () => {
    const ill = { seriousIllnessVerified: true };
    const household = (...others: readonly Partial<Cohabitant>[]) =>
      verdict({ ...COUPLE, ...ill, cohabitants: others.map((other) => ({ ...PARTNER, ...other })) }).clause;
    const sibling = { relation: 'sibling', birthDate: '1950-01-01' } as const;
    expect(household(sibling)).toBe('B2');
    expect(household(sibling, {})).toBe('B2');
    expect(household({ birthDate: '1966-07-01' })).toBeNull();
    expect(household(sibling, { relation: 'child', birthDate: '1966-07-01' })).toBeNull();
    expect(household(sibling, { relation: 'grandchild', birthDate: '2008-06-30' })).toBeNull();
    expect(household(sibling, { relation: 'grandchild', birthDate: '2008-07-01' })).toBe('B2');
    expect(household({ relation: 'grandchild', birthDate: '2008-07-01' })).toBeNull();
  });

  it('B2 does not count the impairment of a child under 18', () => {
    const grandchild = { ...PARTNER, relation: 'grandchild', birthDate: '2015-01-01', disabilityGrade: 1 } as const;
    const sibling = { ...PARTNER, relation: 'sibling' } as const;
    expect(verdict({ ...COUPLE, cohabitants: [sibling, grandchild] })).toMatchObject({ level: null });
  });

  it('B2 may ask for more elders than two', () => {
    const facts: ElderFacts = { ...COUPLE, seriousIllnessVerified: true };
    expect(verdict(facts, { householdElders: 3 })).toMatchObject({ level: 'C' });
  });

  it('B3: long care of an impaired child', () => {
    const care = (caresForImpairedChildMonths: number) => verdict({ ...WITH_CHILD, caresForImpairedChildMonths });
    expect(care(6)).toMatchObject({ level: 'B', clause: 'B3' });
    expect(care(5)).toMatchObject({ level: null });
  });
});

describe('several clauses', () => {
  it('lets the first decide and keeps the others, C never among them', () => {
    expect(
      lone({
        birthDate: '1946-06-30',
        benefits: ['minimum_living'],
        abilityScore: 50,
        specialFamilyPlanning: true,
        caresForImpairedChildMonths: 12,
      }),
    ).toMatchObject({ clause: 'A1', alsoMatches: ['A2', 'A3', 'B3'] });
  });
});
