import { COUPLE, LONE_ELDER, PARTNER, TODAY, WITH_CHILD, without } from '../testing/facts.js';
import type { ElderFacts } from './facts.js';
import { judge } from './judge.js';
import { DEFAULT_POLICY } from './policy.js';

const verdict = (facts: Partial<ElderFacts>) => judge(facts, TODAY, DEFAULT_POLICY);

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
