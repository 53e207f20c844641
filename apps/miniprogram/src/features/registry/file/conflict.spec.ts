import { changedFields, compare, merge } from './conflict';
import { FILE_FIELDS, valuesOfField } from './fields';
import { emptyValues, type FileValues } from './values';

const base: FileValues = { ...emptyValues(), name: '王秀英', address: '3组18号', villageName: '城北村' };

describe('two people change one file', () => {
  it('asks only about lines that both changed, and differently', () => {
    const mine = { ...base, address: '3组20号', childInCity: true, gridName: '一网格' };
    const theirs = { ...base, address: '4组1号', dementiaDiagnosed: true, gridName: '一网格' };
    const comparison = compare(base, mine, theirs);
    expect(comparison.conflicts.map(({ field, mine: my, theirs: their }) => [field.name, my, their])).toEqual([
      ['address', '城北村3组20号', '城北村4组1号'],
    ]);
    expect(comparison.mine.map((field) => field.name)).toEqual(['childInCity']);
    expect(comparison.theirs.map((field) => field.name)).toEqual(['gridName', 'dementiaDiagnosed']);
  });

  it('keeps what only one of them changed, and the chosen value of the others', () => {
    const mine = { ...base, address: '3组20号', childInCity: true };
    const theirs = { ...base, address: '4组1号', dementiaDiagnosed: true };
    const comparison = compare(base, mine, theirs);
    expect(merge(mine, theirs, comparison, new Set())).toMatchObject({
      address: '4组1号',
      childInCity: true,
      dementiaDiagnosed: true,
    });
    expect(merge(mine, theirs, comparison, new Set(['address'] as const))).toMatchObject({ address: '3组20号' });
  });

  it('keeps values of one line together', () => {
    const mine = { ...base, abilityAssessed: true, abilityScore: '60' };
    const merged = merge(mine, base, compare(base, mine, base), new Set());
    expect(merged).toMatchObject({ abilityAssessed: true, abilityScore: '60' });
  });
});

describe('lines of the file', () => {
  it('speak of each value that can change, once', () => {
    const named = FILE_FIELDS.flatMap(valuesOfField);
    expect(new Set(named).size).toBe(named.length);
    const outside = ['idNumber', 'maskedPhone', 'villageCode', 'villageName', 'householdId'];
    expect([...named, ...outside].sort()).toEqual(Object.keys(emptyValues()).sort());
  });

  it('have words even when nothing is filled in', () => {
    for (const field of FILE_FIELDS) expect(field.say(emptyValues())).not.toBe('');
  });

  it('name what changed', () => {
    expect(changedFields(base, { ...base, refusalReason: '不便' }).map((field) => field.name)).toEqual([
      'regularVisits',
    ]);
  });
});
