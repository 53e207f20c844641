import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseDisabilityCertificate, parsePhone, parseResidentId } from '../index.js';

interface JudgedNumber {
  id: string;
  note: string;
  on: string;
  input: string;
  idNumber: string | null;
}

const CASES = JSON.parse(readFileSync(join(__dirname, '../../cases/identity.json'), 'utf8')) as Record<
  'residentId' | 'disabilityCertificate' | 'phone',
  readonly JudgedNumber[]
>;

/** What an official would compare: everything in the case but its name and what went in. */
function expectedOf(judged: JudgedNumber): object {
  const inputs = ['id', 'note', 'on', 'input', 'idNumber'];
  return Object.fromEntries(Object.entries(judged).filter(([key]) => !inputs.includes(key)));
}

const named = (cases: readonly JudgedNumber[]) => cases.map((judged) => [judged.id, judged.note, judged] as const);

describe('judged numbers', () => {
  it.each(named(CASES.residentId))('%s %s', (_id, _note, judged) => {
    expect(parseResidentId(judged.input, judged.on)).toEqual(expectedOf(judged));
  });

  it.each(named(CASES.disabilityCertificate))('%s %s', (_id, _note, judged) => {
    expect(parseDisabilityCertificate(judged.input, judged.idNumber, judged.on)).toEqual(expectedOf(judged));
  });

  it.each(named(CASES.phone))('%s %s', (_id, _note, judged) => {
    expect(parsePhone(judged.input)).toEqual(expectedOf(judged));
  });
});
