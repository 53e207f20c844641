import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { drawnBars } from './chart-picture.js';
import type { About, Block, Chart, Labels, Note, Sheet, Title } from './paper.js';
import { MM, Pen } from './pdf-pen.js';
import { drawRows, measureTable, type MeasuredTable, type Room } from './pdf-table.js';

const MARGIN = 18 * MM;
/** Above and below; a form fills its page. */
const MARGIN_Y = 15 * MM;
/** Distance of the footer from the lower edge. */
const FOOTER_UP = 10 * MM;
const FOOTER = { size: 8, color: '#555555' };
const TITLE_SIZE = 18;
const NOTE_SIZE = 10.5;
const CHART_HEIGHT = 150;
/** Bytes that may wait for a slow reader before the next sheet is made. */
const WAITING_BYTES = 256 * 1024;

/**
 * Prints sheets as a PDF, while they come: a thousand sheets take no more memory than a few.
 * What `sheets` throws destroys the stream, so that a broken file is never taken for a whole one.
 */
export function pdfOf(sheets: AsyncIterable<Sheet> | Iterable<Sheet>, { title }: About): Readable {
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: '探访关爱' },
  });
  const out = new PassThrough();
  doc.pipe(out);
  const print = async (): Promise<void> => {
    const pen = new Pen(doc);
    let printed = 0;
    for await (const sheet of sheets) {
      if (out.destroyed) return;
      new SheetPrinter(pen, sheet).print();
      printed += 1;
      while (doc.readableLength > WAITING_BYTES && !out.destroyed)
        await Promise.race([once(out, 'drain'), closed(out)]);
    }
    // A PDF has a page.
    if (printed === 0) new SheetPrinter(pen, { blocks: [{ kind: 'title', text: title }] }).print();
    doc.end();
  };
  print().catch((error: unknown) => out.destroy(error as Error));
  return out;
}

function closed(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
  });
}

/** Something that stands on one page as a whole. */
interface Piece {
  height: number;
  draw: (y: number) => void;
  /** Drawn first when the piece begins a page, such as the head of its table. */
  again?: Piece;
}

/** Lays out one sheet, then draws it: only then is known how many pages it has. */
class SheetPrinter {
  private readonly width: number;
  private readonly bottom: number;

  constructor(
    private readonly pen: Pen,
    private readonly sheet: Sheet,
  ) {
    const [short, long] = [210 * MM, 297 * MM];
    this.width = (sheet.landscape ? long : short) - 2 * MARGIN;
    this.bottom = (sheet.landscape ? short : long) - MARGIN_Y;
  }

  print(): void {
    const pages = this.paged(this.sheet.blocks.flatMap((block) => this.pieces(block)));
    pages.forEach((pieces, index) => {
      this.openPage(index + 1, pages.length);
      let y = MARGIN_Y;
      for (const piece of pieces) {
        piece.draw(y);
        y += piece.height;
      }
    });
  }

  private paged(pieces: Piece[]): Piece[][] {
    const pages: Piece[][] = [[]];
    let y = MARGIN_Y;
    for (const piece of pieces) {
      if (y + piece.height > this.bottom + 0.01 && y > MARGIN_Y) {
        pages.push(piece.again ? [piece.again] : []);
        y = MARGIN_Y + (piece.again?.height ?? 0);
      }
      pages.at(-1)?.push(piece);
      y += piece.height;
    }
    return pages;
  }

  private openPage(number: number, count: number): void {
    const { pen, sheet } = this;
    pen.doc.addPage({ size: 'A4', margin: 0, layout: sheet.landscape ? 'landscape' : 'portrait' });
    if (sheet.watermark) pen.watermark(sheet.watermark);
    const y = pen.doc.page.height - FOOTER_UP;
    if (sheet.footer) pen.text(sheet.footer, MARGIN, y, FOOTER);
    const words = `第 ${number} 页，共 ${count} 页`;
    pen.text(words, MARGIN + this.width - pen.width(words, FOOTER.size), y, FOOTER);
  }

  private pieces(block: Block): Piece[] {
    switch (block.kind) {
      case 'title':
        return [this.titlePiece(block)];
      case 'note':
        return this.notePieces(block);
      case 'labels':
        return this.labelPieces(block);
      case 'chart':
        return [this.chartPiece(block)];
      case 'table':
        return this.tablePieces(measureTable(this.pen, block, this.roomFor(block)));
    }
  }

  /** The height that the other blocks leave of a page; several tables share nothing, each counts the others as none. */
  private roomFor(table: Block): Room {
    const page = this.bottom - MARGIN_Y;
    const others = this.sheet.blocks.filter((block) => block !== table && block.kind !== 'table');
    const taken = others.flatMap((block) => this.pieces(block)).reduce((total, { height }) => total + height, 0);
    return { width: this.width, page, left: page - taken };
  }

  private titlePiece({ text }: Title): Piece {
    const { pen, width } = this;
    const size = Math.min(TITLE_SIZE, (TITLE_SIZE * width) / pen.width(text, TITLE_SIZE));
    return {
      height: pen.lineHeight(size) + 8,
      draw: (y) => pen.text(text, MARGIN + (width - pen.width(text, size)) / 2, y, { size, bold: true }),
    };
  }

  private notePieces({ line, size = NOTE_SIZE, bold = false }: Note): Piece[] {
    const { pen, width } = this;
    return pen.set([line], width, size).map(({ line: set, align }) => ({
      height: pen.lineHeight(size) + 4,
      draw: (y) => void pen.write(set, MARGIN, y + 2, width, align ?? 'left', { size, bold }),
    }));
  }

  private chartPiece(chart: Chart): Piece {
    const { pen, width } = this;
    const titleHeight = pen.lineHeight(NOTE_SIZE) + 14;
    const words = 14;
    return {
      height: CHART_HEIGHT,
      draw: (y) => {
        pen.text(chart.title, MARGIN + (width - pen.width(chart.title, NOTE_SIZE)) / 2, y, { size: NOTE_SIZE });
        const top = y + titleHeight;
        const height = CHART_HEIGHT - titleHeight - words - 8;
        for (const bar of drawnBars(chart, width, height)) {
          const middle = MARGIN + bar.x + bar.width / 2;
          pen.bar(MARGIN + bar.x, top + bar.y, bar.width, bar.height);
          pen.text(bar.text, middle - pen.width(bar.text, 7) / 2, top + bar.y - 10, { size: 7 });
          pen.text(bar.label, middle - pen.width(bar.label, 8) / 2, top + height + 4, { size: 8 });
        }
      },
    };
  }

  private labelPieces({ columns, height: millimetres, labels }: Labels): Piece[] {
    const { pen, width } = this;
    const height = millimetres * MM;
    const rows = Math.ceil(labels.length / columns);
    return Array.from({ length: rows }, (_, row) => ({
      height,
      draw: (y) => {
        labels.slice(row * columns, (row + 1) * columns).forEach((label, column) => {
          pen.label(label, MARGIN + (column * width) / columns, y, width / columns, height);
        });
      },
    }));
  }

  private tablePieces(measured: MeasuredTable): Piece[] {
    const { pen, width } = this;
    const piece = (rows: [number, number]): Piece => ({
      height: measured.heights.slice(...rows).reduce((total, height) => total + height, 0),
      draw: (y) => drawRows(pen, measured, rows, { x: MARGIN, y, width }),
    });
    const headRows = measured.table.head ?? 0;
    const head = headRows > 0 ? piece([0, headRows]) : undefined;
    return measured.groups.map((rows) => ({
      ...piece(rows),
      ...(head && rows[0] >= headRows ? { again: head } : {}),
    }));
  }
}
