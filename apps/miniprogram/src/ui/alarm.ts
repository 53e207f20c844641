import type { ReactNode } from 'react';

let make: () => ReactNode = () => null;

/**
 * Says what stands in the thumb zone of every page that brings no alarm of its own; called once, at launch.
 * @param maker gives null for who needs none
 */
export const setAlarm = (maker: () => ReactNode): void => {
  make = maker;
};

/** The alarm of a page without one of its own. */
export const usualAlarm = (): ReactNode => make();
