/**
 * White space, control characters and characters without a shape of their own, as they come along when numbers are
 * copied from chats and spreadsheets. Written out: property escapes would be expanded into long lists for old phones.
 */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these characters are exactly what is taken out, each by itself
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g;

/** What people type for a number, reduced to its characters: NFKC, nothing invisible, upper case. */
export function bareText(input: string | null | undefined): string {
  return (input ?? '').normalize('NFKC').replace(INVISIBLE, '').toUpperCase();
}
