import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { columnOf, TEMPLATE_COLUMNS } from './template-columns.js';
import { choicesOf } from './template-reading.js';

const doc = readFileSync(path.join(__dirname, '../../../../../docs/import.md'), 'utf8');
const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());

describe('the template', () => {
  it('is described in docs/import.md column by column, in order', () => {
    const rows = doc
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| 列名') && !line.startsWith('| ---'))
      .map((line) => cells(line).slice(1, 5));
    expect(rows).toEqual(
      TEMPLATE_COLUMNS.map((column) => [
        column.head,
        column.required ? '必填' : '',
        column.help,
        (choicesOf(column) ?? []).join('、'),
      ]),
    );
  });

  it('has its limits in docs/import.md', () => {
    const { fileBytes, rows, rowsKeptDays, fileKeptDays } = IMPORT_PARAMETERS;
    for (const words of [`${fileBytes / 1024 / 1024} MB`, `${rows} 行`, `${rowsKeptDays} 天`, `${fileKeptDays} 天`]) {
      expect(doc).toContain(words);
    }
  });

  it('has drop-down lists short enough for Excel', () => {
    for (const column of TEMPLATE_COLUMNS) expect((choicesOf(column) ?? []).join(',').length).toBeLessThan(255);
  });

  it('finds the column of a refused field, or of the section around it', () => {
    expect(columnOf('firstContact.phone')?.head).toBe('第一联系人电话');
    expect(columnOf('household.address')?.head).toBe('居住地址');
    expect(columnOf('firstContact')?.head).toBe('第一联系人姓名');
    expect(columnOf('somethingElse')).toBeNull();
  });
});
