import { randomUUID } from 'node:crypto';
import type { Client } from './client.js';
/** A whole PNG of one pixel; `comment` makes it another file, in a chunk that is taken out. */
export function smallPng(comment = ''): Buffer {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const png = Buffer.from(pixel, 'base64');
  if (comment === '') return png;
  const text = Buffer.from(`Comment\0${comment}`, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(text.length);
  head.write('tEXt', 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), head, text, Buffer.alloc(4), png.subarray(33)]);
}

/** A JPEG in structure: EXIF with a place and the way up, a comment, one scan, and a second picture behind the end. */
export function jpegWithPlace(): Buffer {
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const directory = Buffer.from('49492a00080000000100120103000100000006000000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), directory, Buffer.from('GPS 32.38512 120.56789')]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from('taken by Redmi 9A')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('motion photo GPS'),
  ]);
}

/** The first page of an Ogg stream of Opus, as a browser's recorder writes it, and something to tell it by. */
export function oggVoice(said = ''): Buffer {
  const page = Buffer.alloc(28);
  page.write('OggS', 0, 'latin1');
  return Buffer.concat([page, Buffer.from(`OpusHead${said}`, 'latin1')]);
}

/** Uploads a small photo. @returns the id by which records claim it */
export async function uploadedPhoto(client: Client, picture = smallPng()): Promise<string> {
  const clientId = randomUUID();
  await client.upload('/files', { clientId }, picture).expect(201);
  return clientId;
}
