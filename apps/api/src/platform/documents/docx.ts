import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table as DocxTable,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { chartPicture } from './chart-picture.js';
import type { About, Alignment, Block, Cell, Chart, Inline, Line, Sheet, Table } from './paper.js';
import { printable } from './printable.js';

/** One millimetre in twentieths of a point, Word's unit. */
const TWIPS_PER_MM = 1440 / 25.4;
const MARGIN_MM = 18;
const MARGIN_Y_MM = 15;
const SHORT_MM = 210;
const LONG_MM = 297;
const SIZE = 10.5;
const SIGNATURE = { width: 96, height: 40 };
/** Fonts that every office computer has: nothing is embedded. */
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

interface Style {
  size: number;
  bold: boolean;
}

/** Prints sheets as a Word document, each in a section of its own. It is made in memory: for tens of sheets, not thousands. */
export async function docxOf(sheets: AsyncIterable<Sheet> | Iterable<Sheet>, { title }: About): Promise<Buffer> {
  const sections: ISectionOptions[] = [];
  for await (const sheet of sheets) sections.push(sectionOf(sheet));
  const document = new Document({
    title,
    creator: '探访关爱',
    styles: { default: { document: { run: { font: FONT, size: SIZE * 2 } } } },
    sections: sections.length > 0 ? sections : [{ children: [titleOf(title)] }],
  });
  return Packer.toBuffer(document);
}

function sectionOf({ blocks, footer = '', landscape = false }: Sheet): ISectionOptions {
  const width = twips((landscape ? LONG_MM : SHORT_MM) - 2 * MARGIN_MM);
  const margin = twips(MARGIN_MM);
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // Word itself swaps the two for a page across.
        size: {
          width: twips(SHORT_MM),
          height: twips(LONG_MM),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: twips(MARGIN_Y_MM), bottom: twips(MARGIN_Y_MM), left: margin, right: margin, footer: twips(8) },
        pageNumbers: { start: 1 },
      },
    },
    footers: { default: footerOf(footer) },
    children: blocks.flatMap((block) => childrenOf(block, width)),
  };
}

function footerOf(text: string): Footer {
  const words = [text, '　第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES_IN_SECTION, ' 页'];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ children: words, size: 16, color: '555555', font: FONT })],
      }),
    ],
  });
}

function childrenOf(block: Block, width: number): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [titleOf(block.text)];
    case 'note':
      return [paragraphOf(block.line, 'left', { size: block.size ?? SIZE, bold: block.bold ?? false })];
    case 'table':
      return [tableOf(block, width)];
    case 'labels':
      // Labels carry drawn codes and are printed from the PDF.
      return [];
    case 'chart':
      return chartOf(block, width);
  }
}

/** The chart's heading, and the chart as wide as the page. */
export function chartOf(chart: Chart, width: number): Paragraph[] {
  const { svg, png, ...size } = chartPicture(chart);
  const pixels = Math.floor(width / 15);
  const transformation = { width: pixels, height: Math.round((pixels * size.height) / size.width) };
  const picture = new ImageRun({ type: 'svg', data: svg, fallback: { type: 'png', data: png }, transformation });
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: chart.title })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] }),
  ];
}

function titleOf(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [new TextRun({ text, bold: true, size: 36, font: { ...FONT, eastAsia: '黑体' } })],
  });
}

/** A table as wide as the page. */
export function tableOf(table: Table, width: number): DocxTable {
  const unit = Math.floor(width / table.units);
  const style = { size: table.size ?? SIZE, bold: false };
  return new DocxTable({
    width: { size: unit * table.units, type: WidthType.DXA },
    columnWidths: Array.from({ length: table.units }, () => unit),
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: table.rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index < (table.head ?? 0),
          ...(row.height === undefined ? {} : { height: { value: twips(row.height), rule: 'atLeast' as const } }),
          children: row.cells.map((cell) => cellOf(cell, unit, style)),
        }),
    ),
  });
}

function cellOf(cell: Cell, unit: number, { size }: Style): TableCell {
  const style = { size, bold: cell.bold ?? false };
  return new TableCell({
    columnSpan: cell.span,
    rowSpan: cell.rows ?? 1,
    width: { size: unit * cell.span, type: WidthType.DXA },
    verticalAlign: cell.vertical === 'top' ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 50, bottom: 50 },
    children: cell.lines.map((line, index) =>
      paragraphOf(line, cell.align ?? 'left', style, index === 0 ? (cell.image ?? null) : null),
    ),
  });
}

function paragraphOf(line: Line, align: Alignment, style: Style, image: Buffer | null = null): Paragraph {
  const runs = line.inlines.flatMap((inline, index) => runsOf(inline, index === 0, style));
  return new Paragraph({
    alignment: ALIGNMENTS[line.align ?? align],
    children: image ? [...runs, new ImageRun({ type: 'png', data: image, transformation: SIGNATURE })] : runs,
  });
}

function runsOf(inline: Inline, first: boolean, { size, bold }: Style): TextRun[] {
  const run = (text: string, more: object = {}): TextRun => new TextRun({ text, size: size * 2, bold, ...more });
  if (typeof inline === 'string') {
    return inline.split('\n').map((text, index) => run(printable(text), index === 0 ? {} : { break: 1 }));
  }
  const gap = first ? [] : [run(' ')];
  if (inline.kind === 'tick') return [...gap, run(`${inline.ticked ? '☑' : '□'}${printable(inline.label)}`)];
  const filler = '　'.repeat(Math.max(0, inline.characters - inline.text.length));
  return [run(`${printable(inline.text)}${filler}`, { underline: {} })];
}

function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}
