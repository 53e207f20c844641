import { Readable } from 'node:stream';
import { bytesOf, docxText, partOf, pdfPages, pngImage, workbookOf } from '../../../test/support/read-documents.js';
import { placeCells, rowHeights, unbreakableRows } from './grid.js';
import {
  across,
  blank,
  cell,
  type CellValue,
  contentDisposition,
  docxOf,
  label,
  line,
  pdfOf,
  type Row,
  type Sheet,
  tick,
  xlsxOf,
} from './index.js';
import { setLines } from './line-breaking.js';

const FORM: Sheet = {
  footer: '服务对象：王秀英',
  blocks: [
    { kind: 'title', text: '登记表' },
    {
      kind: 'table',
      units: 8,
      rows: [
        across(8, '一、基本情况'),
        { cells: [label(2, '健康情况', { rows: 2 }), cell(6, [tick('能力完好', true), tick('轻度失能', false)])] },
        { cells: [cell(6, ['月收入', blank(800), '元'])] },
        { cells: [label(2, '姓名'), cell(6, '王𬱖㛃龘')] },
      ],
    },
    { kind: 'note', line: line('备注：一式两份。') },
  ],
};

describe('lines', () => {
  const em = (text: string): number => [...text].length;
  const set = (text: string, width: number): string[] =>
    setLines([text], width, em).map(({ units }) => units.map(({ text }) => text).join(''));

  it('break anywhere in Chinese, but before closing and after opening punctuation', () => {
    expect(set('老人独居，无人照料。', 4)).toEqual(['老人独', '居，无人', '照料。']);
    expect(set('住在（戴庄）村', 3)).toEqual(['住在', '（戴', '庄）村']);
  });

  it('keep numbers whole, and break what is wider than the line', () => {
    expect(set('电话138000', 7)).toEqual(['电话', '138000']);
    expect(set('320622194503150021', 10)).toEqual(['3206221945', '03150021']);
  });

  it('keep the box of a tick with its label', () => {
    const lines = setLines([tick('能力完好', true), tick('轻度失能', false)], 8, em);
    expect(lines.map(({ units }) => units.map(({ text }) => text))).toEqual([['□能力完好'], ['□轻度失能']]);
  });

  it('loses no character at any width', () => {
    const text = '王秀英（82岁），住3组18号；电话13800000021。';
    for (let width = 1; width < 40; width += 1) expect(set(text, width).join('')).toBe(text);
  });
});

describe('a table', () => {
  const rows: Row[] = [
    { cells: [cell(2, 'a', { rows: 2 }), cell(2, 'b')] },
    { cells: [cell(1, 'c'), cell(1, 'd')] },
    { cells: [cell(4, 'e')] },
  ];

  it('puts cells beside those that reach down from above', () => {
    expect(placeCells({ units: 4, rows }).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 0],
    ]);
  });

  it('refuses rows that do not add up', () => {
    expect(() => placeCells({ units: 4, rows: [{ cells: [cell(3, '')] }] })).toThrow('narrower');
    expect(() => placeCells({ units: 4, rows: [{ cells: [cell(5, '')] }] })).toThrow('wider');
    expect(() => placeCells({ units: 4, rows: [{ cells: [cell(4, '', { rows: 2 })] }] })).toThrow('below');
  });

  it('keeps merged rows on one page, and gives what a merged cell lacks to its last row', () => {
    const placed = placeCells({ units: 4, rows });
    expect(unbreakableRows(placed, 3)).toEqual([
      [0, 2],
      [2, 3],
    ]);
    expect(rowHeights(placed, [0, 0, 0], ({ rows }) => (rows === 2 ? 50 : 20))).toEqual([20, 30, 20]);
  });
});

describe('a PDF', () => {
  it('says what was written, ticks and rare characters included, and counts its pages sheet by sheet', async () => {
    const pages = pdfPages(await bytesOf(pdfOf([FORM, { ...FORM, watermark: '用途：备案' }], { title: '登记表' })));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('□能力完好√');
    expect(pages[0]).toMatch(/□轻度失能(?!√)/);
    expect(pages[0]).toContain('王𬱖㛃龘');
    expect(pages[0]).toContain('第 1 页，共 1 页');
    expect(pages[1]).toContain('用途：备案');
    expect(pages.join('')).not.toContain('?');
  });

  it('draws a signature, and says when it cannot be read instead of waiting for ever', async () => {
    const signed = (image: Buffer): Sheet => ({
      blocks: [{ kind: 'table', units: 1, rows: [{ cells: [cell(1, '签字：', { image })] }] }],
    });
    const whole = pngImage(30, 10);
    const broken = Buffer.from(whole);
    broken[50] = (broken[50] ?? 0) ^ 255;
    const pdf = await bytesOf(pdfOf([signed(whole)], { title: '' }));
    expect(pdf.toString('latin1')).toContain('/Subtype /Image');
    for (const image of [broken, whole.subarray(0, 60), Buffer.from('GIF89a'), Buffer.alloc(0)]) {
      expect(pdfPages(await bytesOf(pdfOf([signed(image)], { title: '' })))[0]).toContain('签名图像无法读取');
    }
  });

  it('shows 〓 where no font has the character', async () => {
    const [page] = pdfPages(
      await bytesOf(pdfOf([{ blocks: [{ kind: 'note', line: line('王\u{1F600}') }] }], { title: '' })),
    );
    expect(page).toContain('王〓');
  });

  it('goes on over the page with the head of the table, and counts', async () => {
    const rows = [across(4, '表头'), ...Array.from({ length: 80 }, (_, i) => across(4, `第${i}行`))];
    const sheet: Sheet = { blocks: [{ kind: 'table', units: 4, head: 1, rows }] };
    const pages = pdfPages(await bytesOf(pdfOf([sheet], { title: '' })));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.includes('表头'))).toBe(true);
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页，共 ${pages.length} 页`);
    for (let i = 0; i < 80; i += 1) expect(pages.filter((page) => page.includes(`第${i}行`))).toHaveLength(1);
  });

  it('is broken off when what it is made of fails', async () => {
    const sheets = Readable.from(
      (function* () {
        yield FORM;
        throw new Error('the database is gone');
      })(),
    );
    await expect(bytesOf(pdfOf(sheets, { title: '' }))).rejects.toThrow('the database is gone');
  });
});

describe('a Word document', () => {
  it('says the same, with merged cells', async () => {
    const docx = await docxOf([FORM], { title: '登记表' });
    const text = docxText(docx);
    expect(text).toContain('☑能力完好 □轻度失能');
    expect(text).toContain('王𬱖㛃龘');
    const xml = partOf(docx, 'word/document.xml');
    expect(xml).toContain('<w:gridSpan w:val="6"/>');
    expect(xml).toContain('<w:vMerge w:val="restart"/>');
  });
});

describe('a workbook', () => {
  const write = async (rows: CellValue[][]) => {
    const columns = [
      { header: '姓名', width: 12 },
      { header: '人数', width: 8 },
      { header: '日期', width: 12, format: 'yyyy-mm-dd' },
    ];
    const stream = xlsxOf([{ name: '台账', above: ['用途：核对'], columns, rows, watermark: '张三' }], { title: '' });
    const workbook = await workbookOf(await bytesOf(stream));
    return workbook.getWorksheet('台账')!;
  };

  it('keeps numbers and days as such, and freezes the heads', async () => {
    const sheet = await write([['王秀英', 2, new Date('2026-11-23T00:00:00Z')]]);
    expect(sheet.getRow(2).getCell(1).value).toBe('姓名');
    expect(sheet.getRow(3).getCell(2).value).toBe(2);
    expect(sheet.getRow(3).getCell(3).value).toEqual(new Date('2026-11-23T00:00:00Z'));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet.getColumn(1).width).toBe(12);
    expect(sheet.headerFooter.oddHeader).toContain('张三');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'takes no text for a formula: %j',
    async (text) => {
      const value = (await write([[text, null, null]])).getRow(3).getCell(1).value;
      expect(typeof value).toBe('string');
      expect(String(value)).toMatch(/^'/);
    },
  );

  it('survives characters that XML has not', async () => {
    expect((await write([['王\u0000秀\ud800英', 1, null]])).getRow(3).getCell(1).value).toBe('王秀英');
  });
});

describe('a file name', () => {
  it('goes out in UTF-8 and in ASCII', () => {
    expect(contentDisposition("戴庄村 登记表(2026'1).pdf")).toBe(
      'attachment; filename="document.pdf"; ' +
        "filename*=UTF-8''%E6%88%B4%E5%BA%84%E6%9D%91%20%E7%99%BB%E8%AE%B0%E8%A1%A8%282026%271%29.pdf",
    );
    expect(contentDisposition('list.xlsx')).toContain('filename="list.xlsx"');
  });

  it('cannot carry a header or a path', () => {
    const header = contentDisposition('a"\r\nX-Evil: 1/../b.pdf');
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toBe(`attachment; filename="a---X-Evil- 1-..-b.pdf"; filename*=UTF-8''a---X-Evil-%201-..-b.pdf`);
  });
});
