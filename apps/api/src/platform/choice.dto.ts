/** A code and its words, as a form offers them. */
export class CodeChoice {
  code: string;
  name: string;
}

/** The codes of a vocabulary with their words, in its order. */
export function choicesOf(words: Readonly<Record<string, string>>): CodeChoice[] {
  return Object.entries(words).map(([code, name]) => ({ code, name }));
}
