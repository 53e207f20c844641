import { create } from 'qrcode';

/** The dark squares of a QR code, row by row. A sixth of it may be lost: labels hang outdoors. */
export function qrSquares(text: string): boolean[][] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) => Array.from(data.subarray(row * size, (row + 1) * size), Boolean));
}
