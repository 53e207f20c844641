import { pickFile } from './pick-file.h5';
import type { TakePhoto } from './photo.types';

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/** A camera's picture is many MB; drawn anew it is some hundred KB, and without the place where it was taken. */
export const takePhoto: TakePhoto = async () => {
  const picked = await pickFile(['jpg', 'jpeg', 'png', 'webp']);
  if (!picked) return null;
  const picture = await createImageBitmap(picked.source as File).catch(() => null);
  if (!picture) return picked;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) return picked;
  return { name: 'photo.jpg', size: blob.size, source: new File([blob], 'photo.jpg', { type: 'image/jpeg' }) };
};
