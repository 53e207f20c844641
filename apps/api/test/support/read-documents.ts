import { crc32, deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';

/** Everything a stream gives. */
export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * The text of a PDF as pdfkit writes it, page by page: hexadecimal glyph ids, translated back by each font's ToUnicode
 * map. A glyph that the map does not know becomes `?`, so that a text that cannot be searched or copied is seen.
 */
export function pdfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const resolved = (reference: string | undefined): PdfObject | undefined => objects.get(Number(reference));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const resources = resolved(/\/Resources (\d+) 0 R/.exec(head)?.[1])?.head ?? '';
    const maps = new Map<string, Map<number, string>>();
    const fonts = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
    for (const [, name = '', id] of fonts.matchAll(/\/(\w+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(resolved(id)?.head ?? '')?.[1];
      maps.set(name, unicodeMap(resolved(toUnicode)?.data.toString('latin1') ?? ''));
    }
    const content = resolved(/\/Contents (\d+) 0 R/.exec(head)?.[1])?.data.toString('latin1') ?? '';
    return shownText(content, maps);
  });
}

/** The visible text of a Word document, paragraph by paragraph. */
export function docxText(docx: Buffer): string {
  const xml = partOf(docx, 'word/document.xml')
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]+>/g, '');
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** One part of a Word document or workbook, which are ZIP files: found through the directory at their end. */
export function partOf(file: Buffer, path: string): string {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const lengths = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)] as const;
    if (file.toString('utf8', at + 46, at + 46 + lengths[0]) === path) {
      const local = file.readUInt32LE(at + 42);
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const data = file.subarray(start, start + size);
      return (method === 0 ? data : inflateRawSync(data)).toString('utf8');
    }
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  throw new Error(`no ${path}`);
}

/** A workbook, read by the library that Excel files are read with. */
export async function workbookOf(xlsx: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(xlsx as unknown as ArrayBuffer);
  return workbook;
}

/** A PNG with transparency: a slanting line. */
export function pngImage(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const pixels = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) pixels[y * (width * 4 + 1) + Math.floor((y * width) / height) * 4 + 4] = 255;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

interface PdfObject {
  head: string;
  data: Buffer;
}

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) {
    const [, id, body = ''] = match;
    const [head = '', stream] = body.split(/\nstream\n/, 2);
    const raw = Buffer.from((stream ?? '').replace(/\nendstream$/, ''), 'latin1');
    const data = raw.length > 0 && head.includes('/FlateDecode') ? inflated(raw) : raw;
    objects.set(Number(id), { head, data });
  }
  return objects;
}

/** A stream that does not end where it should is no text of ours. */
function inflated(raw: Buffer): Buffer {
  try {
    return inflateSync(raw);
  } catch {
    return Buffer.alloc(0);
  }
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, target = ''], index) => {
      // A character beyond the first plane is two units, with a space between them.
      const units = Buffer.from(target.replaceAll(' ', ''), 'hex');
      map.set(parseInt(first, 16) + index, units.swap16().toString('utf16le'));
    });
  }
  return map;
}

function shownText(content: string, maps: Map<string, Map<number, string>>): string {
  let text = '';
  let map: Map<number, string> | undefined;
  for (const [, font, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) map = maps.get(font);
    else {
      const glyphs = [...(shown ?? '').matchAll(/<(\w*)>/g)].map(([, hex]) => hex).join('');
      for (const glyph of glyphs.match(/.{4}/g) ?? []) text += map?.get(parseInt(glyph, 16)) ?? '?';
    }
  }
  return text;
}
