import type { JudgedPerson, OwnFacts } from '@tanfang/domain';
import { factsOfWhoStays } from './household-upkeep.js';

const wife: JudgedPerson = { birthDate: '1950-01-01', relationToHead: 'partner', facts: {} };
const husband = (facts: OwnFacts): JudgedPerson => ({ birthDate: '1948-01-01', relationToHead: 'self', facts });

describe('factsOfWhoStays', () => {
  it.each<[string, OwnFacts, boolean]>([
    ['died', { alive: false }, false],
    ['left the city', { livesInCity: false }, false],
    ['moved into an institution', { livingIn: 'institution' }, true],
  ])('leaves the wife alone when her husband %s', (_, facts, partnerInCity) => {
    const left = factsOfWhoStays(wife, husband(facts), { before: 1, after: 0 });
    expect(left).toEqual({ livesAlone: true, partnerInCity });
  });

  it('does not call her alone while others live there', () => {
    const left = factsOfWhoStays(wife, husband({ alive: false }), { before: 2, after: 1 });
    expect(left).toEqual({ partnerInCity: false });
  });

  it('makes her company and partner again when he comes back, or never died', () => {
    const alone = { ...wife, facts: { livesAlone: true, partnerInCity: false } };
    const back = factsOfWhoStays(alone, husband({ alive: true }), { before: 0, after: 1 });
    expect(back).toEqual({ livesAlone: false, partnerInCity: true });
  });

  it('says nothing where nobody was listed, and of who is gone herself', () => {
    expect(factsOfWhoStays(wife, husband({}), { before: 0, after: 0 })).toEqual({});
    const gone = { ...wife, facts: { livingIn: 'institution' } } as const;
    expect(factsOfWhoStays(gone, husband({ alive: false }), { before: 1, after: 0 })).toEqual({});
  });
});
