import * as domain from '@tanfang/domain';
import { textOf } from './repository.js';

const isVocabulary = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((label) => typeof label === 'string');

/** Objects of the vocabulary: code → official label. */
const vocabulary = Object.entries(domain as Record<string, unknown>).filter(
  (entry): entry is [string, Record<string, string>] => /^[A-Z][A-Z_]*$/.test(entry[0]) && isVocabulary(entry[1]),
);

/** First two cells of each table row: the Chinese words, the name in code. */
const rows = textOf('docs/glossary.md')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length > 3)
  .map(([, words = '', name = '']) => ({ words, name }));

describe('the glossary', () => {
  it.each(vocabulary)('has a row for each code of %s', (_name, codes) => {
    const missing = Object.entries(codes).filter(
      ([code, label]) => !rows.some(({ words, name }) => words.includes(label) && name.includes(`\`${code}\``)),
    );
    expect(missing).toEqual([]);
  });
});
