/**
 * How elders are cut into words to be found by, and how what somebody types is read. Words of different kinds never
 * meet: parts of an address and fingerprints carry a mark before them.
 */

const NAME_PART = 4;
const ADDRESS_GRAMS = [2, 3] as const;
const LONGEST_ADDRESS = 60;
const LONGEST_LETTERS = 40;

export const ADDRESS_MARK = 'a:';
export const ID_TAIL_MARK = 'i:';
export const PHONE_TAIL_MARK = 'p:';
/** Digits of an ID number and of a phone by which people ask: what is left of them when they are masked, and a bit more. */
export const ID_TAIL = 6;
export const PHONE_TAIL = 4;

/** What an elder is found by. */
export interface Findable {
  name: string;
  /** The name's syllables, lower case. */
  syllables: readonly string[];
  address: string;
  /** Fingerprint of the last six of the ID number. */
  idTailIndex: string;
  /** Fingerprint of the last four of the phone; null without a phone. */
  phoneTailIndex: string | null;
}

/** Every word of an elder, each once. */
export function searchWordsOf({ name, syllables, address, idTailIndex, phoneTailIndex }: Findable): string[] {
  return [
    ...new Set([
      ...nameParts(name),
      ...letterWords(syllables),
      ...addressGrams(address).map((gram) => ADDRESS_MARK + gram),
      ID_TAIL_MARK + idTailIndex.slice(0, 32),
      ...(phoneTailIndex === null ? [] : [PHONE_TAIL_MARK + phoneTailIndex.slice(0, 32)]),
    ]),
  ];
}

/** Every part of a name of up to four characters: somebody remembers 桂兰, or only 兰. */
export function nameParts(name: string): string[] {
  const characters = [...plainText(name)].slice(0, 20);
  return characters.flatMap((_, start) =>
    Array.from({ length: Math.min(NAME_PART, characters.length - start) }, (__, more) =>
      characters.slice(start, start + more + 1).join(''),
    ),
  );
}

/** From each syllable on: the pinyin, the initials, and the initial alone. Typed letters are a beginning of one of them. */
export function letterWords(syllables: readonly string[]): string[] {
  const known = syllables.filter((syllable) => syllable !== '').slice(0, 12);
  return known.flatMap((_, start) => {
    const rest = known.slice(start);
    const initials = rest.map((syllable) => syllable.charAt(0)).join('');
    return [rest.join('').slice(0, LONGEST_LETTERS), initials, initials.charAt(0)];
  });
}

/** Two and three characters in a row of an address. */
export function addressGrams(address: string): string[] {
  const characters = [...plainText(address)].slice(0, LONGEST_ADDRESS);
  return ADDRESS_GRAMS.flatMap((size) =>
    Array.from({ length: Math.max(0, characters.length - size + 1) }, (_, i) => characters.slice(i, i + size).join('')),
  );
}

/** The gram that narrows an address most: one with a digit that is not at the very beginning, else the last. */
export function drivingGram(text: string): string | null {
  const characters = [...plainText(text)];
  if (characters.length < 2) return null;
  if (characters.length === 2) return characters.join('');
  const grams = characters.slice(2).map((_, i) => characters.slice(i, i + 3).join(''));
  return grams.toSorted((a, b) => digitsIn(b) - digitsIn(a))[0] ?? null;
}

/** What somebody typed, as far as it can be told without a look into the register. */
export type TypedText = { kind: 'phone_tail' | 'id_tail' | 'letters' | 'name' | 'address'; text: string };

/** Reads what is neither a whole ID number nor a whole phone nor a door code. */
export function readTyped(typed: string): TypedText {
  const text = plainText(typed);
  if (/^\d{4}$/.test(text)) return { kind: 'phone_tail', text };
  if (/^\d{5}[\dx]$/.test(text)) return { kind: 'id_tail', text: text.toUpperCase() };
  if (/^[a-z]+$/.test(text)) return { kind: 'letters', text: text.slice(0, LONGEST_LETTERS) };
  if (/\d/.test(text) || [...text].length > NAME_PART) return { kind: 'address', text };
  return { kind: 'name', text };
}

/** Without blanks, lower case, full-width digits and letters made plain. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
