import { fileURLToPath } from 'node:url';
import type PDFDocument from 'pdfkit';

type PdfDocument = InstanceType<typeof PDFDocument>;

/** Cut by tools/fonts.mjs out of Noto Sans SC; the licence lies beside them. */
const FILES = {
  common: fileURLToPath(new URL('./data/fonts/noto-sans-sc-gb2312.ttf', import.meta.url)),
  rare: fileURLToPath(new URL('./data/fonts/noto-sans-sc-rare.ttf', import.meta.url)),
};
type FontName = keyof typeof FILES;

/** Stands for a character that neither font has, as in Chinese typesetting (空铅). */
const MISSING = '〓';

/** A piece of text in one font. */
export interface Run {
  text: string;
  font: FontName;
}

/** How a character is shown: itself, or what stands for it. */
interface KnownCharacter extends Run {
  em: number;
}

/** The part of fontkit that pdfkit keeps behind `doc.font(…)`. */
interface Glyphs {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { advanceWidth: number };
}

/** The fonts of one PDF, and the width of its characters. */
export class Fonts {
  private readonly glyphs = new Map<FontName, Glyphs>();
  private readonly known = new Map<string, KnownCharacter>();

  constructor(private readonly doc: PdfDocument) {
    for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, file);
    this.glyphsOf('common');
  }

  /** Splits a text at the places where its font changes; the second font is opened when a text needs it. */
  runs(text: string): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const { font, text: shown } = this.lookUp(character);
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }

  width(text: string, size: number): number {
    let ems = 0;
    for (const character of text) ems += this.lookUp(character).em;
    return ems * size;
  }

  private lookUp(character: string): KnownCharacter {
    const known = this.known.get(character);
    if (known) return known;
    const found = this.find(character) ?? this.lookUp(MISSING);
    this.known.set(character, found);
    return found;
  }

  private find(character: string): KnownCharacter | null {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const font of Object.keys(FILES) as FontName[]) {
      const glyphs = this.glyphsOf(font);
      if (!glyphs.hasGlyphForCodePoint(codePoint)) continue;
      return { font, text: character, em: glyphs.glyphForCodePoint(codePoint).advanceWidth / glyphs.unitsPerEm };
    }
    return null;
  }

  private glyphsOf(font: FontName): Glyphs {
    const opened = this.glyphs.get(font);
    if (opened) return opened;
    this.doc.font(font);
    const glyphs = (this.doc as unknown as { _font: { font: Glyphs } })._font.font;
    this.glyphs.set(font, glyphs);
    return glyphs;
  }
}
