/** Runs work while nothing else of the same name runs, in any window of this app on this device. */
export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;
