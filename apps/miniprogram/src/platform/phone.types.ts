/**
 * Dials a number.
 * @returns `dialled` when the phone took over; `shown` when this device cannot call and the number must be shown;
 *   `cancelled` when the person did not call
 */
export type Dial = (number: string) => Promise<'dialled' | 'shown' | 'cancelled'>;
