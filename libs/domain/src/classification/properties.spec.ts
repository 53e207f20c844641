import fc from 'fast-check';

import { dates, elderFacts, partlyKnownFacts, TODAY, without } from '../testing/facts.js';
import { classify } from './classify.js';
import type { Cohabitant, ElderFacts } from './facts.js';
import { judge, rankOf } from './judge.js';
import type { PolicyOptions } from './parameters.js';
import { DEFAULT_POLICY, withOptions } from './policy.js';

const options: fc.Arbitrary<PolicyOptions> = fc.record({
  emptyNestCountsAsAlone: fc.boolean(),
  kinshipTest: fc.constantFrom<'strict' | 'lenient'>('strict', 'lenient'),
  loneDisabledIsB: fc.boolean(),
});

const levelRank = (facts: Partial<ElderFacts>, some: PolicyOptions = DEFAULT_POLICY, on: string = TODAY): number =>
  rankOf(judge(facts, on, withOptions(DEFAULT_POLICY, some)).level);

/** Each makes an elder's situation graver, or at least not lighter. */
const RISKS: Readonly<Record<string, (facts: ElderFacts) => ElderFacts>> = {
  失智: (facts) => ({ ...facts, dementiaDiagnosed: true }),
  'a lower score': (facts) => ({ ...facts, abilityScore: Math.max(0, (facts.abilityScore ?? 91) - 30) }),
  重病: (facts) => ({ ...facts, seriousIllnessVerified: true }),
  残疾: (facts) => ({ ...facts, disabilityGrade: facts.disabilityGrade ?? 4 }),
  重残: (facts) => ({ ...facts, disabilityGrade: 1 }),
  低保: (facts) => ({ ...facts, benefits: [...facts.benefits, 'minimum_living'] }),
  分散供养: (facts) => ({ ...facts, benefits: [...facts.benefits, 'destitute_scattered'] }),
  计生特殊家庭: (facts) => ({ ...facts, specialFamilyPlanning: true }),
  照料子女: (facts) => ({ ...facts, caresForImpairedChildMonths: 6 }),
  'children away': (facts) => ({ ...facts, childrenAwayMonths: 24 }),
  'no carer nearby': (facts) => ({ ...facts, hasCarerNearby: false }),
  'no child in the city': (facts) => ({ ...facts, childInCity: false }),
  'a village': (facts) => ({ ...facts, ruralVillage: true }),
  'another target': (facts) => ({ ...facts, otherTargetNote: '其他困难' }),
  'a frail cohabitant': (facts) => ({
    ...facts,
    cohabitants: facts.cohabitants.map((person): Partial<Cohabitant> => ({ ...person, dementiaDiagnosed: true })),
  }),
};

describe('classification, for people of every kind', () => {
  it.each(Object.entries(RISKS))('never lowers a level when a risk is added: %s', (_name, add) => {
    fc.assert(
      fc.property(elderFacts, options, (facts, some) => {
        expect(levelRank(add(facts), some)).toBeGreaterThanOrEqual(levelRank(facts, some));
      }),
    );
  });

  it('never lowers the level of somebody who lives alone as the years go by', () => {
    fc.assert(
      fc.property(
        elderFacts,
        options,
        dates('2020-01-01', '2030-01-01'),
        dates('2030-01-02', '2045-01-01'),
        (facts, some, on, later) => {
          const alone: ElderFacts = { ...facts, livesAlone: true, cohabitants: [] };
          expect(levelRank(alone, some, later)).toBeGreaterThanOrEqual(levelRank(alone, some, on));
        },
      ),
    );
  });

  it('lets an excluded person have nothing at all', () => {
    fc.assert(
      fc.property(elderFacts, (facts) => {
        const { exclusion, level, targetTypes } = judge(facts, TODAY, DEFAULT_POLICY);
        expect(level === null).toBe(exclusion !== null);
        if (exclusion !== null) expect(targetTypes).toEqual([]);
      }),
    );
  });

  it('never widens by a stricter option', () => {
    fc.assert(
      fc.property(elderFacts, (facts) => {
        const widest: PolicyOptions = { emptyNestCountsAsAlone: true, kinshipTest: 'lenient', loneDisabledIsB: true };
        const narrowest: PolicyOptions = {
          emptyNestCountsAsAlone: false,
          kinshipTest: 'strict',
          loneDisabledIsB: false,
        };
        const own = levelRank(facts);
        expect(own).toBeLessThanOrEqual(levelRank(facts, widest));
        expect(own).toBeGreaterThanOrEqual(levelRank(facts, narrowest));
      }),
    );
  });

  it('names a missing fact whenever the whole truth would give another level', () => {
    fc.assert(
      fc.property(partlyKnownFacts, options, ({ known, hidden }, some) => {
        const policy = withOptions(DEFAULT_POLICY, some);
        const truth = judge(known, TODAY, policy);
        const { level, missingFacts } = judge(without(known, ...hidden), TODAY, policy);
        if (truth.level === level) return;
        const named = missingFacts.filter(({ fact }) => hidden.includes(fact));
        const reaches = named.some(({ couldLeadTo }) =>
          truth.level === null ? couldLeadTo === null : rankOf(couldLeadTo) >= rankOf(truth.level),
        );
        expect(reaches).toBe(true);
      }),
      { numRuns: (fc.readConfigureGlobal().numRuns ?? 100) * 10 },
    );
  });

  it('names only facts that are absent, each once, and only with levels other than the present one', () => {
    fc.assert(
      fc.property(partlyKnownFacts, ({ known, hidden }) => {
        const { level, missingFacts } = judge(without(known, ...hidden), TODAY, DEFAULT_POLICY);
        const names = missingFacts.map(({ fact }) => fact);
        expect(new Set(names).size).toBe(names.length);
        expect(hidden).toEqual(expect.arrayContaining(names));
        for (const { couldLeadTo } of missingFacts) {
          if (couldLeadTo === null) expect(level).not.toBeNull();
          else expect(rankOf(couldLeadTo)).toBeGreaterThan(rankOf(level));
        }
      }),
    );
  });

  it('gives with words what it gives without, and quotes the plan', () => {
    fc.assert(
      fc.property(partlyKnownFacts, options, ({ known, hidden }, some) => {
        const facts = without(known, ...hidden);
        const { missing, explanation, ...verdict } = classify(facts, TODAY, some);
        expect(verdict).toEqual(judge(facts, TODAY, withOptions(DEFAULT_POLICY, some)));
        expect(missing).toEqual(
          verdict.missingFacts.map(({ fact, couldLeadTo }) => `${fact}:${couldLeadTo ?? 'none'}`),
        );
        expect(explanation).toMatch(/^依据实施方案.+“.+”/);
      }),
    );
  });
});
