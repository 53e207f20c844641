import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Samples of a pixel by colour type: grey, RGB, grey and RGB with transparency. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** No signature is larger. */
const MOST_PIXELS = 16_000_000;

/**
 * Tells whether bytes are a PNG as canvases write it: 8 bits, not interlaced, whole. The PDF library reads
 * transparency in the background, where one that is broken would never end.
 */
export function isWholePng(bytes: Buffer): boolean {
  try {
    return check(bytes);
  } catch {
    return false;
  }
}

function check(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return false;
  let size = 0;
  let ended = false;
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length && !ended;) {
    const length = bytes.readUInt32BE(at);
    const chunk = bytes.subarray(at + 4, at + 8 + length);
    if (crc32(chunk) !== bytes.readUInt32BE(at + 8 + length)) return false;
    const type = chunk.toString('latin1', 0, 4);
    if (type === 'IHDR') size = rawSize(chunk.subarray(4));
    if (type === 'IDAT') data.push(chunk.subarray(4));
    ended = type === 'IEND';
    at += 12 + length;
  }
  return ended && size > 0 && inflateSync(Buffer.concat(data), { maxOutputLength: size + 1 }).length === size;
}

/** Bytes of the pixels before compression; 0 for what is not read here. */
function rawSize(header: Buffer): number {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const samples = SAMPLES[header[9] ?? -1];
  const plain = header[8] === 8 && header[12] === 0;
  if (!plain || samples === undefined || width * height > MOST_PIXELS) return 0;
  return (width * samples + 1) * height;
}

/**
 * A PNG (ISO/IEC 15948), true colour, no filter.
 * @param pixels red, green and blue of each pixel, row by row
 */
export function encodePng(width: number, height: number, pixels: Buffer): Buffer {
  const rows: Buffer[] = [];
  for (let row = 0; row < height; row += 1) {
    rows.push(Buffer.from([0]), pixels.subarray(row * width * 3, (row + 1) * width * 3));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
