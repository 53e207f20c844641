import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { classify, type ElderFacts, type PolicyOptions } from '../index.js';

interface JudgedCase {
  id: string;
  case: string;
  on: string;
  facts: ElderFacts;
  options?: Partial<PolicyOptions>;
  expected: {
    level: string | null;
    clause: string | null;
    targetTypes: string[];
    exclusion: string | null;
    alsoMatches: string[];
  };
}

const CASES = JSON.parse(
  readFileSync(join(__dirname, '../../cases/classification.json'), 'utf8'),
) as readonly JudgedCase[];

describe('judged cases', () => {
  it.each(CASES.map((judged) => [judged.id, judged.case, judged] as const))('%s %s', (_id, _words, judged) => {
    const result = classify(judged.facts, judged.on, judged.options);
    expect({
      level: result.level,
      clause: result.clause,
      exclusion: result.exclusion,
      targetTypes: [...result.targetTypes].sort(),
      alsoMatches: [...result.alsoMatches].sort(),
    }).toEqual({
      ...judged.expected,
      targetTypes: [...judged.expected.targetTypes].sort(),
      alsoMatches: [...judged.expected.alsoMatches].sort(),
    });
    expect(result.missing).toEqual([]);
  });
});
