import { RELATIONS_TO_HEAD, type RelationToHead } from '../vocabulary/annex3.js';
import { classify } from './classify.js';
import { factsToJudge, isUnderTheRoof, type JudgedPerson, relationBetween } from './household-facts.js';

const ON = '2026-11-23';
const husband: JudgedPerson = { birthDate: '1948-02-01', relationToHead: 'self', facts: { childInCity: false } };
const wife: JudgedPerson = { birthDate: '1950-06-01', relationToHead: 'partner', facts: { childInCity: false } };

describe('relationBetween', () => {
  it.each<[RelationToHead, RelationToHead, string]>([
    ['self', 'partner', 'partner'],
    ['partner', 'self', 'partner'],
    ['partner', 'child', 'child'],
    ['child', 'self', 'parent'],
    ['parent', 'self', 'child'],
    ['parent', 'parent', 'partner'],
    ['parent', 'child', 'grandchild'],
    ['parent', 'partner', 'other'],
    ['sibling', 'self', 'sibling'],
  ])('sees from the %s of the head its %s as %s', (person, other, relation) => {
    expect(relationBetween(person, other)).toBe(relation);
  });

  it('is a partnership from both sides or from neither', () => {
    const all = Object.keys(RELATIONS_TO_HEAD) as RelationToHead[];
    for (const a of all) {
      for (const b of all) {
        expect(relationBetween(a, b) === 'partner').toBe(relationBetween(b, a) === 'partner');
      }
    }
  });
});

describe('factsToJudge', () => {
  it('makes both of a couple B when one of them is impaired (B2)', () => {
    const ill = { ...wife, facts: { ...wife.facts, dementiaDiagnosed: true } };
    expect(classify(factsToJudge(husband, [ill], true), ON).clause).toBe('B2');
    expect(classify(factsToJudge(ill, [husband], true), ON).clause).toBe('B2');
  });

  it('lets people under the roof overrule a stated "lives alone"', () => {
    const facts = factsToJudge({ ...husband, facts: { livesAlone: true } }, [wife], true);
    expect(facts).toMatchObject({ livesAlone: false, partnerInCity: true });
  });

  it('knows that nobody is there only when it was said', () => {
    expect(factsToJudge({ ...husband, facts: { livesAlone: true } }, [], false).cohabitants).toEqual([]);
    expect(factsToJudge(husband, [], false).cohabitants).toBeUndefined();
  });

  it('leaves what is unknown about a roofmate unknown', () => {
    const lodger = { relationToHead: 'other', birthDate: null, facts: {} } as const;
    expect(factsToJudge(husband, [lodger], false).cohabitants).toEqual([{ relation: 'other' }]);
  });
});

it('counts nobody under the roof who died, moved away or lives in an institution', () => {
  expect(isUnderTheRoof({})).toBe(true);
  expect(isUnderTheRoof({ alive: false })).toBe(false);
  expect(isUnderTheRoof({ livesInCity: false })).toBe(false);
  expect(isUnderTheRoof({ livingIn: 'institution' })).toBe(false);
});
