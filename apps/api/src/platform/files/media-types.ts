import { officeTypeOf } from './office-types.js';

/** What may be uploaded, told by the first bytes; names and types that a phone claims are not believed. */
const SIGNATURES: { mediaType: string; matches: (bytes: Buffer) => boolean }[] = [
  { mediaType: 'image/jpeg', matches: (bytes) => starts(bytes, [0xff, 0xd8, 0xff]) },
  { mediaType: 'image/png', matches: (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/webp', matches: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' },
  { mediaType: 'application/pdf', matches: (bytes) => text(bytes, 0, 5) === '%PDF-' },
  { mediaType: 'audio/amr', matches: (bytes) => /^#!AMR(-WB)?\n/.test(text(bytes, 0, 9)) },
  { mediaType: 'audio/mp4', matches: (bytes) => text(bytes, 4, 8) === 'ftyp' && AUDIO_BRANDS.has(text(bytes, 8, 12)) },
  { mediaType: 'audio/ogg', matches: (bytes) => text(bytes, 0, 4) === 'OggS' && text(bytes, 28, 36) === 'OpusHead' },
  { mediaType: 'audio/webm', matches: (bytes) => starts(bytes, [0x1a, 0x45, 0xdf, 0xa3]) && isWebm(bytes) },
  // Twelve set bits begin a frame of both; the layer is zero in AAC (ADTS) and never in MP3.
  { mediaType: 'audio/aac', matches: (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0 },
  {
    mediaType: 'audio/mpeg',
    matches: (bytes) =>
      text(bytes, 0, 3) === 'ID3' ||
      (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && ((bytes[1] ?? 0) & 0x06) !== 0),
  },
];

/** Brands that voice recorders of iOS, Android and browsers write. */
const AUDIO_BRANDS = new Set(['M4A ', 'M4B ', 'mp41', 'mp42', 'isom', 'iso2', 'iso5', 'iso6', 'dash']);

/** The media type, or null for what is not accepted. */
export function mediaTypeOf(bytes: Buffer): string | null {
  return SIGNATURES.find(({ matches }) => matches(bytes))?.mediaType ?? officeTypeOf(bytes);
}

/** Registered names of Office documents, which are longer than the column that keeps the type. */
const OFFICE_TYPES: Readonly<Record<string, string>> = {
  'application/docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The name by which a stored type is sent out. */
export function registeredType(mediaType: string): string {
  return OFFICE_TYPES[mediaType] ?? mediaType;
}

/** As owners accept them: a `document` is a PDF, `office` what Word and Excel write. */
export type FileKind = 'image' | 'audio' | 'document' | 'office';

/** The kind of an accepted media type. */
export function kindOf(mediaType: string): FileKind {
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType in OFFICE_TYPES) return 'office';
  return mediaType.startsWith('audio/') ? 'audio' : 'document';
}

function starts(bytes: Buffer, expected: number[]): boolean {
  return bytes.subarray(0, expected.length).equals(Buffer.from(expected));
}

function text(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1');
}

/** Matroska, which begins alike, holds films. */
function isWebm(bytes: Buffer): boolean {
  return text(bytes, 0, 64).includes('webm');
}
