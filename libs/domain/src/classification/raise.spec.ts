import fc from 'fast-check';

import { classify } from './classify.js';
import { rankOf } from './judge.js';
import { withRaise } from './raise.js';

const alone = (age: number, more: object = {}) =>
  classify(
    {
      birthDate: `${2026 - age}-01-01`,
      alive: true,
      livesInCity: true,
      livingIn: 'home',
      livesAlone: true,
      partnerInCity: false,
      childInCity: false,
      cohabitants: [],
      ...more,
    },
    '2026-11-23',
  );
const raise = (level: 'A' | 'B' | 'C') => ({ level, reason: '独居且近期丧偶' });
const judgements = fc
  .tuple(
    fc.integer({ min: 50, max: 95 }),
    fc.record({
      alive: fc.boolean(),
      livesInCity: fc.boolean(),
      livingIn: fc.constantFrom('home' as const, 'institution' as const),
      livesAlone: fc.boolean(),
    }),
  )
  .map(([age, more]) => alone(age, more));

describe('withRaise', () => {
  it('puts a raised class above the judged one, and keeps what the clauses say', () => {
    const standing = withRaise(alone(70), raise('A'));
    expect(standing).toMatchObject({ level: 'A', clause: 'M', alsoMatches: ['C'], raised: true });
    expect(standing.explanation).toContain('人工提级为A类，理由：独居且近期丧偶。按条款判定为C类：');
  });

  it('lets the clauses stand where they lead as high', () => {
    expect(withRaise(alone(82), raise('A'))).toMatchObject({ level: 'A', clause: 'A1', raised: false });
    expect(withRaise(alone(82), raise('B'))).toMatchObject({ level: 'A', clause: 'A1', raised: false });
    expect(withRaise(alone(70), null)).toMatchObject({ level: 'C', raised: false });
  });

  it('widens to somebody of no target type, who is then 其他', () => {
    const nobody = alone(70, { livesAlone: false, partnerInCity: true, childInCity: true });
    expect(nobody.exclusion).toBe('S5');
    expect(withRaise(nobody, raise('C'))).toMatchObject({ level: 'C', targetTypes: ['other'], exclusion: null });
  });

  it('never lowers anybody, and puts nobody into a class who is dead, gone, in an institution or too young', () => {
    fc.assert(
      fc.property(judgements, fc.constantFrom('A' as const, 'B' as const, 'C' as const), (judged, level) => {
        const standing = withRaise(judged, raise(level));
        expect(rankOf(standing.level)).toBeGreaterThanOrEqual(rankOf(judged.level));
        if (judged.exclusion !== null && judged.exclusion !== 'S5') expect(standing.level).toBeNull();
        else expect(rankOf(standing.level)).toBe(Math.max(rankOf(judged.level), rankOf(level)));
      }),
    );
  });
});
