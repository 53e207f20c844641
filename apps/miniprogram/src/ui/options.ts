/** What may be chosen: codes with their words, in the order to show. An object would put numbers before all else. */
export type Options<Code extends string | number = string> = readonly (readonly [code: Code, words: string])[];

/** Numbers among the keys would come first, wherever they were written: such a list is written as pairs. */
type WithoutNumbers = Readonly<Record<number, never>>;
type Worded<Code extends string> = Readonly<Partial<Record<Code, string>>>;

/**
 * The codes of a vocabulary with their words, in its order.
 * @param words a vocabulary of @tanfang/domain or of the screen; its codes are words, not numbers
 */
export function optionsOf<Code extends string>(words: Worded<Code> & WithoutNumbers): Options<Code> {
  return Object.entries<string>(words as Worded<Code> as Record<Code, string>) as [Code, string][];
}

/** Options of things that the service names. */
export const namedOptions = (items: readonly { code: string; name: string }[]): Options =>
  items.map(({ code, name }) => [code, name]);
