import type { OpenDocument } from './document.types';

/** The browser downloads it by itself, past the memory of the page, whatever its size. */
export const openDocument: OpenDocument = (ready) => {
  const link = document.createElement('a');
  link.href = ready.path;
  link.download = ready.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve();
};
