import { all, any, type Finding, flag, not, when } from './findings.js';

const unknown: Finding = ['abilityScore'];

describe('findings', () => {
  it('reads a yes-or-no fact: only true and false are known', () => {
    expect(flag({ livesAlone: true }, 'livesAlone')).toBe(true);
    expect(flag({ livesAlone: false }, 'livesAlone')).toBe(false);
    expect(flag<{ livesAlone?: boolean | null }>({}, 'livesAlone')).toEqual(['livesAlone']);
    expect(flag({ livesAlone: null }, 'livesAlone')).toEqual(['livesAlone']);
    expect(flag<{ x?: boolean }>({}, 'x', 'cohabitants')).toEqual(['cohabitants']);
  });

  it('puts a fact to a test: absent is unknown, null is a known none', () => {
    const isLow = (score: number): boolean => score <= 65;
    expect(when({ abilityScore: 65 }, 'abilityScore', isLow)).toBe(true);
    expect(when({ abilityScore: 66 }, 'abilityScore', isLow)).toBe(false);
    expect(when({ abilityScore: null }, 'abilityScore', () => true)).toBe(false);
    expect(when<{ abilityScore?: number }, 'abilityScore'>({}, 'abilityScore', isLow)).toEqual(['abilityScore']);
    expect(when<{ x?: number }, 'x'>({}, 'x', isLow, 'cohabitants')).toEqual(['cohabitants']);
  });

  it('negates what is known and leaves the unknown unknown', () => {
    expect(not(true)).toBe(false);
    expect(not(false)).toBe(true);
    expect(not(unknown)).toEqual(unknown);
  });

  it('needs all: one no settles it, whatever is unknown', () => {
    expect(all()).toBe(true);
    expect(all(true, true)).toBe(true);
    expect(all(true, false, unknown)).toBe(false);
    expect(all(unknown, false)).toBe(false);
    expect(all(true, unknown)).toEqual(['abilityScore']);
    expect(all(unknown, ['benefits'])).toEqual(['abilityScore', 'benefits']);
  });

  it('needs any: one yes settles it, whatever is unknown', () => {
    expect(any()).toBe(false);
    expect(any(false, false)).toBe(false);
    expect(any(false, true, unknown)).toBe(true);
    expect(any(unknown, true)).toBe(true);
    expect(any(false, unknown)).toEqual(['abilityScore']);
    expect(any(unknown, ['benefits'])).toEqual(['abilityScore', 'benefits']);
  });
});
