import type { Scanner } from './scan.types';

export const scanner: Scanner = {
  scanFullScreen: null,
  hasCamera: typeof navigator !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia),
  async readPicture() {
    const file = await choosePicture();
    if (!file) return null;
    const picture = await createImageBitmap(file);
    const { readCode } = await import('./qr.h5');
    return readCode(picture, picture.width, picture.height);
  },
};

function choosePicture(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
