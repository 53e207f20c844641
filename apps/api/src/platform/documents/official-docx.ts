import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { chartOf, tableOf } from './docx.js';
import type { About, Chart, Table } from './paper.js';

/** One paragraph of an official document; the three levels of headings are 一、 （一） 1. */
export interface OfficialParagraph {
  readonly kind: 'body' | 'heading1' | 'heading2' | 'addressee' | 'signature';
  readonly text: string;
}

/** An official document: its title, its words, and what is attached. */
export interface OfficialDocument {
  readonly title: string;
  readonly paragraphs: readonly OfficialParagraph[];
  /** Each on pages of its own after the text, with its name. */
  readonly attachments: readonly { readonly name: string; readonly blocks: readonly (Table | Chart)[] }[];
}

/**
 * The layout of GB/T 9704-2012, 党政机关公文格式: A4, margins 37 mm top, 35 bottom, 28 left, 26 right (5.2); body in 仿宋
 * of size 三号, 22 lines of 28 characters (5.2.2, 5.2.3); title in 小标宋 of size 二号 (7.3.1); headings 黑体, 楷体 (7.3.3);
 * page numbers in 宋体 of size 四号 between dashes, at the outer edge (7.5).
 */
const MARGIN_MM = { top: 37, bottom: 35, left: 28, right: 26 };
const LINES = 22;
const CHARACTERS = 28;
const SIZE_2 = 22;
const SIZE_3 = 16;
const SIZE_4 = 14;
const TWIPS_PER_MM = 1440 / 25.4;
const WIDTH = twips(210 - MARGIN_MM.left - MARGIN_MM.right);
const LINE_PITCH = Math.floor(twips(297 - MARGIN_MM.top - MARGIN_MM.bottom) / LINES);
/** What each character is wider or narrower than its size, in 1/4096 of a point. */
const CHARACTER_SPACE = Math.floor((WIDTH / 20 / CHARACTERS - SIZE_3) * 4096);
/** Two characters. */
const INDENT = { firstLineChars: 200 };

const FONTS = { body: '仿宋_GB2312', title: '方正小标宋简体', heading1: '黑体', heading2: '楷体_GB2312', page: '宋体' };
const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: 'Times New Roman',
});
const SPACING = { line: LINE_PITCH, lineRule: LineRuleType.EXACT };

/** Prints an official document as Word. */
export async function officialDocxOf(document: OfficialDocument, { title }: About): Promise<Buffer> {
  const children: FileChild[] = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: LINE_PITCH * 1.2, lineRule: LineRuleType.EXACT, after: LINE_PITCH },
      children: [new TextRun({ text: document.title, size: SIZE_2 * 2, font: font(FONTS.title) })],
    }),
    ...document.paragraphs.map(paragraphOf),
    ...document.attachments.flatMap(({ name, blocks }, index): FileChild[] => [
      new Paragraph({
        pageBreakBefore: true,
        spacing: SPACING,
        children: [
          new TextRun({
            text: document.attachments.length > 1 ? `附件${index + 1}` : '附件',
            size: SIZE_3 * 2,
            font: font(FONTS.heading1),
          }),
        ],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...SPACING, after: 120 },
        children: [new TextRun({ text: name, size: SIZE_3 * 2, font: font(FONTS.title) })],
      }),
      ...blocks.flatMap((block): FileChild[] =>
        block.kind === 'table' ? [tableOf(block, WIDTH)] : chartOf(block, WIDTH),
      ),
    ]),
  ];
  return Packer.toBuffer(
    new Document({
      title,
      creator: '探访关爱',
      evenAndOddHeaderAndFooters: true,
      styles: { default: { document: { run: { font: font(FONTS.body), size: SIZE_3 * 2 } } } },
      sections: [{ ...section(), children }],
    }),
  );
}

function section(): Omit<ISectionOptions, 'children'> {
  const { top, bottom, left, right } = MARGIN_MM;
  return {
    properties: {
      page: {
        size: { width: twips(210), height: twips(297) },
        // The page number stands 7 mm below the text (7.5).
        margin: {
          top: twips(top),
          bottom: twips(bottom),
          left: twips(left),
          right: twips(right),
          footer: twips(bottom - 12),
        },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_PITCH, charSpace: CHARACTER_SPACE },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
  };
}

/** One character away from the edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const indent = alignment === AlignmentType.LEFT ? { left: SIZE_4 * 20 } : { right: SIZE_4 * 20 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE_4 * 2, font: font(FONTS.page) }),
        ],
      }),
    ],
  });
}

function paragraphOf({ kind, text }: OfficialParagraph): Paragraph {
  const size = SIZE_3 * 2;
  const runs = (eastAsia: string) =>
    text
      .split('\n')
      .map((part, i) => new TextRun({ text: part, size, font: font(eastAsia), ...(i > 0 ? { break: 1 } : {}) }));
  switch (kind) {
    case 'heading1':
      return new Paragraph({ spacing: SPACING, indent: INDENT, children: runs(FONTS.heading1) });
    case 'heading2':
      return new Paragraph({ spacing: SPACING, indent: INDENT, children: runs(FONTS.heading2) });
    case 'addressee':
      return new Paragraph({ spacing: SPACING, children: runs(FONTS.body) });
    case 'signature':
      // Four characters from the right edge (7.3.5).
      return new Paragraph({
        spacing: SPACING,
        alignment: AlignmentType.RIGHT,
        indent: { right: SIZE_3 * 20 * 4 },
        children: runs(FONTS.body),
      });
    case 'body':
      return new Paragraph({
        spacing: SPACING,
        alignment: AlignmentType.BOTH,
        indent: INDENT,
        children: runs(FONTS.body),
      });
  }
}

function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}
