import type PDFDocument from 'pdfkit';
import { Fonts } from './fonts.js';
import { BOX, CHECK, type SetLine, setLines, type Unit } from './line-breaking.js';
import type { Alignment, Inline, Label, Line } from './paper.js';
import { isWholePng } from './png.js';

type PdfDocument = InstanceType<typeof PDFDocument>;

export const MM = 72 / 25.4;
const LEADING = 1.45;
/** From the top of a line to where pdfkit puts the top of the letters. */
const LETTERS_DOWN = 0.02;
const INK = '#000000';
/** The regular font stands in for a bold one by an outline of this many ems. */
const BOLD_OUTLINE = 0.03;
const UNREADABLE = '（签名图像无法读取）';

export interface Style {
  size: number;
  bold?: boolean;
  color?: string;
}

/** Writes and rules on the page that is open. */
export class Pen {
  private readonly fonts: Fonts;

  constructor(readonly doc: PdfDocument) {
    this.fonts = new Fonts(doc);
  }

  lineHeight(size: number): number {
    return size * LEADING;
  }

  /** The lines of paragraphs, set to a width. */
  set(lines: readonly Line[], width: number, size: number): { line: SetLine; align: Alignment | undefined }[] {
    const measure = (text: string): number => this.fonts.width(text, size);
    return lines.flatMap(({ inlines, align }) =>
      setLines(inlines as Inline[], width, measure).map((line) => ({ line, align })),
    );
  }

  /** Writes one set line. @returns where it ends */
  write({ units, width }: SetLine, x: number, y: number, room: number, align: Alignment, style: Style): number {
    let at = x + (align === 'left' ? 0 : align === 'right' ? room - width : (room - width) / 2);
    for (const unit of units) {
      this.unit(unit, at, y, style);
      at += unit.width;
    }
    return at;
  }

  /** Writes a text in one line, as far as it goes. */
  text(text: string, x: number, y: number, { size, bold = false, color = INK }: Style): void {
    const { doc } = this;
    let at = x;
    for (const run of this.fonts.runs(text)) {
      doc.font(run.font).fontSize(size).fillColor(color);
      if (bold) doc.lineWidth(size * BOLD_OUTLINE).strokeColor(color);
      doc.text(run.text, at, y + size * LETTERS_DOWN, { lineBreak: false, fill: true, stroke: bold });
      at += this.fonts.width(run.text, size);
    }
  }

  width(text: string, size: number): number {
    return this.fonts.width(text, size);
  }

  box(x: number, y: number, width: number, height: number): void {
    this.doc.lineWidth(0.6).strokeColor(INK).rect(x, y, width, height).stroke();
  }

  /** A bar of a chart. */
  bar(x: number, y: number, width: number, height: number): void {
    this.doc.fillColor('#1F5F5B').rect(x, y, width, height).fill();
  }

  /** Draws a PNG into a box; one that cannot be read is said, not left out silently. */
  image(image: Buffer, x: number, y: number, width: number, height: number): void {
    if (isWholePng(image)) this.doc.image(image, x, y, { fit: [width, height], valign: 'center' });
    else this.text(UNREADABLE, x, y + height / 2 - 6, { size: 8 });
  }

  /** Faint words across the page, slanting. */
  watermark(text: string): void {
    const { doc } = this;
    const { width, height } = doc.page;
    const size = 13;
    const step = this.width(text, size) + 60;
    doc.save().rotate(-28, { origin: [width / 2, height / 2] });
    doc.fillOpacity(0.1);
    for (let y = -height / 2, row = 0; y < height * 1.5; y += 130, row += 1) {
      for (let x = -width - (row % 2) * (step / 2); x < width * 2; x += step) this.text(text, x, y, { size });
    }
    doc.fillOpacity(1).restore();
  }

  /** A label with its QR code above the words, in a box to cut along. */
  label({ squares, lines }: Label, x: number, y: number, width: number, height: number): void {
    const { doc } = this;
    doc.save().lineWidth(0.4).strokeColor('#888888').dash(3, { space: 3 });
    doc.rect(x, y, width, height).stroke().undash().restore();
    const size = 9;
    const words = lines.length * this.lineHeight(size) + 8;
    const side = Math.min(width - 16, height - words - 12);
    const square = side / squares.length;
    const left = x + (width - side) / 2;
    doc.fillColor(INK);
    squares.forEach((row, r) =>
      row.forEach((dark, c) => {
        if (dark) doc.rect(left + c * square, y + 8 + r * square, square, square);
      }),
    );
    doc.fill();
    lines.forEach((text, index) => {
      const style = { size: index === 0 ? size + 1 : size - 1, bold: index === 0 };
      const at = x + (width - this.width(text, style.size)) / 2;
      this.text(text, at, y + 8 + side + 5 + index * this.lineHeight(size), style);
    });
  }

  private unit(unit: Unit, x: number, y: number, style: Style): void {
    if (unit.kind === 'space') return;
    this.text(unit.text, x, y, style);
    if (unit.kind === 'blank') {
      const bottom = y + style.size * 1.3;
      this.doc
        .lineWidth(0.5)
        .strokeColor(INK)
        .moveTo(x, bottom)
        .lineTo(x + unit.width, bottom)
        .stroke();
    }
    if (unit.kind === 'tick' && unit.ticked) {
      const inset = (this.width(BOX, style.size) - this.width(CHECK, style.size)) / 2;
      this.text(CHECK, x + inset + style.size * 0.14, y - style.size * 0.06, { ...style, bold: true });
    }
  }
}
