import type { Exclusively } from './exclusive.types';

/** A mini-program has one window. */
export const exclusively: Exclusively = (_name, work) => work();
