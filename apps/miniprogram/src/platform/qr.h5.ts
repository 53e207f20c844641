import jsQR from 'jsqr';

const LARGEST_SIDE = 1200;

/**
 * Reads a QR code in a picture or a video frame.
 * @returns its text, '' when there is none
 */
export function readCode(source: CanvasImageSource, width: number, height: number): string {
  const shrink = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * shrink);
  canvas.height = Math.round(height * shrink);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0) return '';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, canvas.width, canvas.height)?.data ?? '';
}
