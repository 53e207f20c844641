/**
 * What a printed document is made of, whatever the file format: sheets of paper with titles, lines and tables whose
 * cells may be merged. `pdfOf` and `docxOf` print the same description.
 */

/** □ or ☑ and its label, never parted at the end of a line. */
export interface Tick {
  readonly kind: 'tick';
  readonly label: string;
  readonly ticked: boolean;
}

/** An underlined place to fill in, at least so many characters wide. */
export interface Blank {
  readonly kind: 'blank';
  readonly characters: number;
  readonly text: string;
}

export type Inline = string | Tick | Blank;
export type Alignment = 'left' | 'center' | 'right';

/** One paragraph. */
export interface Line {
  readonly inlines: readonly Inline[];
  readonly align?: Alignment;
}

/** One cell; it may lie across columns and rows. */
export interface Cell {
  readonly lines: readonly Line[];
  /** Width in the table's units. */
  readonly span: number;
  /** How many rows it takes; 1 unless it says otherwise. The rows below leave it out. */
  readonly rows?: number;
  readonly align?: Alignment;
  readonly bold?: boolean;
  /** Where the text stands; the middle unless it says otherwise. */
  readonly vertical?: 'top' | 'middle';
  /** A drawn signature (PNG) after the last words of the first line. */
  readonly image?: Buffer | null;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Least height in millimetres. */
  readonly height?: number;
}

/** A table with ruled lines. */
export interface Table {
  readonly kind: 'table';
  /** How many units of equal width a row has: the spans of its cells add up to it. */
  readonly units: number;
  readonly rows: readonly Row[];
  /** So many first rows come again at the top of each page. */
  readonly head?: number;
  /** Size of its letters in points. */
  readonly size?: number;
  /** Letters may become smaller, down to so many points, so that the whole sheet stays on one page. */
  readonly onePageFrom?: number;
}

/** The form's name, centred at the top. */
export interface Title {
  readonly kind: 'title';
  readonly text: string;
}

/** A line outside a table. */
export interface Note {
  readonly kind: 'note';
  readonly line: Line;
  readonly size?: number;
  readonly bold?: boolean;
}

/** Labels to cut out, in rows of `columns`, each of the same size. */
export interface Labels {
  readonly kind: 'labels';
  readonly columns: number;
  /** Height of a label in millimetres. */
  readonly height: number;
  readonly labels: readonly Label[];
}

export interface Label {
  /** Dark squares of a QR code, row by row. */
  readonly squares: readonly (readonly boolean[])[];
  /** The first is larger. */
  readonly lines: readonly string[];
}

/** Bars side by side, such as a share week by week. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  readonly bars: readonly ChartBar[];
  /** The value of a bar that reaches the top. */
  readonly top: number;
  /** Written after each value. */
  readonly unit: string;
}

export interface ChartBar {
  readonly label: string;
  /** null: nothing was counted, and no bar stands. */
  readonly value: number | null;
}

export type Block = Table | Title | Note | Labels | Chart;

/** One document in a file, A4, beginning on a page of its own. Its pages are counted by themselves. */
export interface Sheet {
  readonly blocks: readonly Block[];
  /** Small, at the bottom left of each page. */
  readonly footer?: string;
  /** Faint across each page. */
  readonly watermark?: string;
  readonly landscape?: boolean;
}

/** What the file says about itself. */
export interface About {
  readonly title: string;
}

export function tick(label: string, ticked: boolean): Tick {
  return { kind: 'tick', label, ticked };
}

/** A tick for each code of a vocabulary, in its order. */
export function ticks<Code extends string>(
  vocabulary: Readonly<Record<Code, string>>,
  isTicked: (code: Code) => boolean,
): Tick[] {
  return (Object.keys(vocabulary) as Code[]).map((code) => tick(vocabulary[code], isTicked(code)));
}

export function blank(text: string | number | null, characters = 8): Blank {
  return { kind: 'blank', characters, text: text === null ? '' : String(text) };
}

export function line(...inlines: Inline[]): Line {
  return { inlines };
}

type CellOptions = Omit<Cell, 'lines' | 'span'>;

/** A cell of one paragraph. */
export function cell(span: number, content: Inline | readonly Inline[] | null, options: CellOptions = {}): Cell {
  const inlines = content === null ? [] : isInline(content) ? [content] : content;
  return { span, lines: [{ inlines }], ...options };
}

/** A cell that names what stands beside it. */
export function label(span: number, text: string, options: CellOptions = {}): Cell {
  return cell(span, text, { align: 'center', ...options });
}

/** A row of one cell across the table, such as the heading of a part. */
export function across(units: number, text: string, options: CellOptions = {}): Row {
  return { cells: [cell(units, text, { bold: true, ...options })] };
}

function isInline(content: Inline | readonly Inline[]): content is Inline {
  return typeof content === 'string' || 'kind' in content;
}
