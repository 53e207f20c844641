const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
/** The archive's comment, behind which its end stands, has 64 KiB at most. */
const LONGEST_TAIL = END_BYTES + 0xffff;
const MOST_PARTS = 2_000;

/** The part that every document of the kind has. */
const MAIN_PARTS = { 'word/document.xml': 'application/docx', 'xl/workbook.xml': 'application/xlsx' } as const;

/**
 * Which Office document (ECMA-376) a file is, told by the parts that its archive lists: the first bytes of all archives
 * are alike. Documents with macros are none that is accepted, whatever they are called.
 * @returns the short name by which it is stored, or null
 */
export function officeTypeOf(bytes: Buffer): 'application/docx' | 'application/xlsx' | null {
  if (bytes.length < END_BYTES || bytes.readUInt32LE(0) !== 0x04034b50) return null;
  const parts = partsOf(bytes);
  if (!parts?.has('[Content_Types].xml') || [...parts].some((name) => /vbaProject/i.test(name))) return null;
  const main = Object.entries(MAIN_PARTS).filter(([name]) => parts.has(name));
  return main.length === 1 ? (main[0]?.[1] ?? null) : null;
}

/** Names of the parts as the central directory lists them; null where it is broken. */
function partsOf(bytes: Buffer): Set<string> | null {
  const tail = Math.max(0, bytes.length - LONGEST_TAIL);
  const end = bytes.subarray(tail).lastIndexOf(END_OF_DIRECTORY) + tail;
  if (end < tail || end + END_BYTES > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return null;
  const names = new Set<string>();
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    names.add(bytes.toString('utf8', at + 46, nameEnd));
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
