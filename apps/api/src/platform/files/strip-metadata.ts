/** Thrown when a picture is not whole. */
export class BrokenPicture extends Error {}

/**
 * Takes out of a picture what tells where and with what it was taken: a photo must not say more than it shows. The way
 * up is kept, and the colours are. Everything after the picture's end goes as well.
 * @throws BrokenPicture
 */
export function stripMetadata(mediaType: string, bytes: Buffer): Buffer {
  try {
    if (mediaType === 'image/jpeg') return stripJpeg(bytes);
    if (mediaType === 'image/png') return stripPng(bytes);
    if (mediaType === 'image/webp') return stripWebp(bytes);
    return bytes;
  } catch (error) {
    // Reading behind the end of a cut file.
    if (error instanceof RangeError) throw new BrokenPicture();
    throw error;
  }
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const COM = 0xfe;
/** ICC profile and Adobe's colour transform: without them the colours change. */
const KEPT_APPLICATION = new Set([0xe0, 0xe2, 0xee]);

function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])];
  let way = 1;
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new BrokenPicture();
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      kept.push(bytes.subarray(at, at + 2));
      if (way !== 1) kept.splice(1, 0, exifWithOrientation(way));
      return Buffer.concat(kept);
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) throw new BrokenPicture();
    const segment = bytes.subarray(at, end);
    if (marker === APP1) way = orientationOf(segment.subarray(4)) ?? way;
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (!KEPT_APPLICATION.has(marker)) return false;
  // APP2 holds the colour profile, or a list of further pictures (MPF), which are cut off with their own EXIF.
  return marker !== 0xe2 || segment.subarray(4, 15).toString('latin1') === 'ICC_PROFILE';
}

/** Where the next marker begins; in a scan FF 00 and restarts are data. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new BrokenPicture();
}

/** Tag 0x0112 in the first directory of an EXIF segment. */
function orientationOf(exif: Buffer): number | null {
  if (exif.subarray(0, 6).toString('latin1') !== 'Exif\0\0' || exif.length < 14) return null;
  const tiff = exif.subarray(6);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const u16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < u16(directory); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (u16(at) !== 0x0112) continue;
      const way = u16(at + 8);
      return way >= 1 && way <= 8 ? way : null;
    }
  } catch {
    // A directory that points out of its segment says nothing.
  }
  return null;
}

/** The smallest EXIF: one directory with one tag. */
function exifWithOrientation(way: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(way, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Chunks of text, time and EXIF. */
const PNG_DROPPED = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; ;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new BrokenPicture();
    const type = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (!PNG_DROPPED.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const VP8X_EXIF_AND_XMP = 0x08 | 0x04;

function stripWebp(bytes: Buffer): Buffer {
  const all = Math.min(8 + bytes.readUInt32LE(4), bytes.length);
  const kept: Buffer[] = [];
  for (let at = 12; at < all;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > all) throw new BrokenPicture();
    const type = bytes.subarray(at, at + 4).toString('latin1');
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~VP8X_EXIF_AND_XMP, 8);
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) throw new BrokenPicture();
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
