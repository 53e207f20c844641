import type { Dial } from './phone.types';

/** A phone takes tel: links; a desktop is left to show the number. */
export const dial: Dial = async (number) => {
  if (!window.matchMedia('(pointer: coarse)').matches) return 'shown';
  window.location.href = `tel:${number}`;
  return 'dialled';
};
