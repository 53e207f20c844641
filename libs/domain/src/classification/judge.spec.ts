import { COUPLE, LONE_ELDER, PARTNER, TODAY, without } from '../testing/facts.js';
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
/** At home with a healthy grown child: of no type and in no class by the roof alone. */
const WITH_CHILD: ElderFacts = {
  ...LONE_ELDER,
  livesAlone: false,
  childInCity: true,
  hasCarerNearby: true,
  cohabitants: [{ ...PARTNER, relation: 'child', birthDate: '1980-01-01' }],
};

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

describe('unknown facts', () => {
  const missing = (facts: Partial<ElderFacts>, ...names: readonly (keyof ElderFacts)[]) =>
    verdict(without(facts, ...names)).missingFacts.map(({ fact, couldLeadTo }) => `${fact}:${couldLeadTo ?? 'none'}`);

  it('names nothing when everything is known', () => {
    expect(missing(LONE_ELDER)).toEqual([]);
  });

  it('fulfil no clause and are named with the highest level they could lead to', () => {
    expect(verdict(without(LONE_ELDER, 'livesAlone'))).toMatchObject({ level: null, exclusion: 'S5', targetTypes: [] });
    expect(missing(LONE_ELDER, 'livesAlone')).toEqual(['livesAlone:C']);
    expect(missing({ ...LONE_ELDER, birthDate: '1940-01-01' }, 'livesAlone')).toEqual(['livesAlone:A']);
    expect(missing(LONE_ELDER, 'abilityScore')).toEqual(['abilityScore:B']);
    expect(missing({ ...LONE_ELDER, benefits: ['minimum_living'] }, 'abilityScore')).toEqual(['abilityScore:A']);
    expect(missing(LONE_ELDER, 'disabilityGrade')).toEqual(['disabilityGrade:B']);
    expect(missing(LONE_ELDER, 'specialFamilyPlanning')).toEqual(['specialFamilyPlanning:A']);
    expect(missing(WITH_CHILD, 'otherTargetNote')).toEqual(['otherTargetNote:C']);
    expect(missing(WITH_CHILD, 'benefits')).toEqual(['benefits:C']);
    expect(missing({ ...COUPLE, abilityScore: 70 }, 'benefits')).toEqual(['benefits:A']);
  });

  it('are not named where they can change nothing', () => {
    expect(missing(LONE_ELDER, 'childrenAwayMonths', 'ruralVillage', 'hasCarerNearby', 'otherTargetNote')).toEqual([]);
    expect(missing({ ...LONE_ELDER, birthDate: '1940-01-01' }, 'abilityScore', 'benefits', 'cohabitants')).toEqual([]);
    expect(missing({ ...LONE_ELDER, alive: false }, 'livesAlone', 'livesInCity')).toEqual([]);
  });

  it('may still exclude somebody who has a level, and nobody who has none', () => {
    expect(missing(LONE_ELDER, 'alive', 'livesInCity', 'livingIn')).toEqual([
      'alive:none',
      'livesInCity:none',
      'livingIn:none',
    ]);
    expect(verdict(without(LONE_ELDER, 'alive')).level).toBe('C');
    expect(missing(WITH_CHILD, 'alive')).toEqual([]);
  });

  it('know no class and no type while the birthday is unknown', () => {
    const facts = without({ ...LONE_ELDER, disabilityGrade: 1 }, 'birthDate');
    expect(verdict(facts)).toMatchObject({ level: null, clause: null, exclusion: 'S5', targetTypes: [] });
    expect(missing(facts)).toEqual(['birthDate:A']);
  });

  it('take a list of cohabitants for what it says and no more', () => {
    expect(missing(COUPLE, 'livesAlone')).toEqual([]);
    expect(verdict(without(LONE_ELDER, 'livesAlone')).level).toBeNull();
    expect(missing(LONE_ELDER, 'cohabitants')).toEqual([]);
    expect(missing(COUPLE, 'cohabitants')).toEqual(['cohabitants:B']);
    expect(missing({ ...COUPLE, birthDate: '1940-01-01' }, 'cohabitants')).toEqual(['cohabitants:A']);
    expect(missing({ ...COUPLE, childInCity: true }, 'livesAlone', 'cohabitants')).toEqual(['cohabitants:B']);
  });

  it.each([
    ['relation', 'cohabitants:C', { birthDate: '1956-06-30' }],
    ['birthDate', 'cohabitants:C', {}],
    ['abilityScore', 'cohabitants:B', {}],
    ['dementiaDiagnosed', 'cohabitants:B', {}],
    ['disabilityGrade', 'cohabitants:B', {}],
    ['seriousIllnessVerified', 'cohabitants:B', {}],
  ] as const)('name the cohabitants where %s of one is unknown', (field, expected, facts) => {
    const partner = Object.fromEntries(Object.entries(PARTNER).filter(([name]) => name !== field));
    expect(missing({ ...COUPLE, ...facts, cohabitants: [partner] })).toEqual([expected]);
  });

  it('count unknown cohabitants both ways', () => {
    const unknownAge = { ...PARTNER, relation: 'sibling', birthDate: undefined } as const;
    const facts: Partial<ElderFacts> = { ...COUPLE, seriousIllnessVerified: true };
    expect(missing({ ...facts, cohabitants: [unknownAge] })).toEqual(['cohabitants:B']);
    expect(missing({ ...facts, cohabitants: [PARTNER, unknownAge] })).toEqual(['cohabitants:B']);
    const adult = { ...PARTNER, relation: 'child', birthDate: '1990-01-01' } as const;
    expect(missing({ ...facts, cohabitants: [adult, unknownAge] })).toEqual([]);
  });

  it('treat null in a yes-or-no fact as unknown', () => {
    const facts = { ...LONE_ELDER, livesAlone: null } as unknown as ElderFacts;
    expect(missing(facts)).toEqual(['livesAlone:C']);
  });

  it('list everything for a file with nothing in it', () => {
    expect(missing({})).toEqual([
      'birthDate:A',
      'ruralVillage:C',
      'livesAlone:A',
      'partnerInCity:A',
      'childInCity:A',
      'cohabitants:A',
      'childrenAwayMonths:C',
      'hasCarerNearby:C',
      'abilityScore:A',
      'dementiaDiagnosed:A',
      'disabilityGrade:B',
      'seriousIllnessVerified:B',
      'benefits:A',
      'specialFamilyPlanning:A',
      'caresForImpairedChildMonths:B',
      'otherTargetNote:C',
    ]);
  });
});
