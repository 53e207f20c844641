const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const END_BYTES = 22;
/** The archive's comment, behind which nothing stands, has 64 KiB at most. */
const LONGEST_TAIL = END_BYTES + 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

/** A part as the archive's central directory lists it. What it says of sizes may be a lie. */
export interface ZipPart {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

/**
 * The parts of an archive (PKWARE APPNOTE 4.3), which Office documents are.
 * @param most more parts than this are not read
 * @returns null where there is no directory or it is broken, `too_many` beyond `most`
 */
export function zipParts(file: Buffer, most: number): ZipPart[] | 'too_many' | null {
  const tail = Math.max(0, file.length - LONGEST_TAIL);
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < tail || end + END_BYTES > file.length) return null;
  const count = file.readUInt16LE(end + 10);
  if (count > most) return 'too_many';
  const parts: ZipPart[] = [];
  for (let i = 0, at = file.readUInt32LE(end + 16); i < count; i += 1) {
    if (at + ENTRY_BYTES > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameEnd = at + ENTRY_BYTES + file.readUInt16LE(at + 28);
    parts.push({
      name: file.toString('utf8', at + ENTRY_BYTES, nameEnd),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
