import type { Exclusively } from './exclusive.types';

/** Over the browser's Web Locks, which all tabs of an origin share; an old browser without them does the work at once. */
export const exclusively: Exclusively = async (name, work) =>
  navigator.locks ? await navigator.locks.request(`tanfang.${name}`, work) : work();
