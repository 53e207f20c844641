import { zipParts } from './zip-directory.js';

const FIRST_PART = 0x04034b50;
const MOST_PARTS = 2_000;

/** The part that every document of the kind has. */
const MAIN_PARTS = { 'word/document.xml': 'application/docx', 'xl/workbook.xml': 'application/xlsx' } as const;

/**
 * Which Office document (ECMA-376) a file is, told by the parts that its archive lists: the first bytes of all archives
 * are alike. Documents with macros are none that is accepted, whatever they are called.
 * @returns the short name by which it is stored, or null
 */
export function officeTypeOf(bytes: Buffer): 'application/docx' | 'application/xlsx' | null {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== FIRST_PART) return null;
  const listed = zipParts(bytes, MOST_PARTS);
  if (listed === null || listed === 'too_many') return null;
  const parts = new Set(listed.map(({ name }) => name));
  if (!parts.has('[Content_Types].xml') || [...parts].some((name) => /vbaProject/i.test(name))) return null;
  const main = Object.entries(MAIN_PARTS).filter(([name]) => parts.has(name));
  return main.length === 1 ? (main[0]?.[1] ?? null) : null;
}
