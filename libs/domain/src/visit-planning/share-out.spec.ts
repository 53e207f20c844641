import fc from 'fast-check';
import { type Colleague, type SharedElder, shareOut } from './share-out.js';

const elder = (elderId: number, householdId: number, weight = 1): SharedElder => ({ elderId, householdId, weight });

const elders = fc
  .array(fc.record({ householdId: fc.integer({ min: 1, max: 12 }), weight: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 40,
  })
  .map((rows) => rows.map((row, i): SharedElder => ({ elderId: i + 1, ...row })));
const colleagues = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 })
  .map((loads) => loads.map((load, i): Colleague => ({ accountId: 100 + i, load })));

describe('sharing out', () => {
  it('gives the larger household to whoever has less to do', () => {
    const shared = shareOut(
      [elder(1, 10, 4), elder(2, 11, 1), elder(3, 11, 1)],
      [
        { accountId: 7, load: 3 },
        { accountId: 8, load: 0 },
      ],
    );
    expect(shared).toEqual([
      { elderId: 1, coverId: 8 },
      { elderId: 2, coverId: 7 },
      { elderId: 3, coverId: 7 },
    ]);
  });

  it('has nothing to do without elders, and nobody to give to without colleagues', () => {
    expect(shareOut([], [])).toEqual([]);
    expect(() => shareOut([elder(1, 1)], [])).toThrow(RangeError);
  });

  it('gives everybody to one person, households whole', () => {
    fc.assert(
      fc.property(elders, colleagues, (all, who) => {
        const shared = shareOut(all, who);
        expect(shared.map(({ elderId }) => elderId).sort((a, b) => a - b)).toEqual(all.map(({ elderId }) => elderId));
        const ofHome = new Map<number, number>();
        for (const { elderId, coverId } of shared) {
          const { householdId } = all.find((one) => one.elderId === elderId) as SharedElder;
          expect(ofHome.get(householdId) ?? coverId).toBe(coverId);
          ofHome.set(householdId, coverId);
        }
      }),
    );
  });

  it('leaves nobody with more than one household above the least', () => {
    fc.assert(
      fc.property(elders, colleagues, (all, who) => {
        const weights = new Map<number, number>();
        for (const { householdId, weight } of all) weights.set(householdId, (weights.get(householdId) ?? 0) + weight);
        const largest = Math.max(0, ...weights.values());
        const shared = shareOut(all, who);
        const gained = (id: number): number =>
          shared
            .filter(({ coverId }) => coverId === id)
            .reduce((sum, { elderId }) => sum + (all.find((one) => one.elderId === elderId)?.weight ?? 0), 0);
        const loads = who.map(({ accountId, load }) => ({ got: gained(accountId), load: load + gained(accountId) }));
        const least = Math.min(...loads.map(({ load }) => load));
        for (const { got, load } of loads) if (got > 0) expect(load - least).toBeLessThanOrEqual(largest);
      }),
    );
  });

  it('does not depend on the order of the elders', () => {
    fc.assert(
      fc.property(elders, colleagues, (all, who) => {
        expect(shareOut([...all].reverse(), who)).toEqual(shareOut(all, who));
      }),
    );
  });
});
