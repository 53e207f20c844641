import type { Rng } from './rng.js';

export interface DemoVillage {
  code: string;
  townCode: string;
  name: string;
  rural: boolean;
}

/** Villages the demonstration looks at closely: so many of a town, from `first` on, get a full list. */
const FOCUS = [
  { townCode: '320682105', first: '320682105200', villages: 10 },
  { townCode: '320682116', first: '320682116200', villages: 6 },
] as const;
const FOCUS_HOUSEHOLDS_SHARE = 0.36;

/** The villages whose lists are as long as in real life; the demo accounts work in the first of them. */
export function focusVillages(villages: readonly DemoVillage[]): DemoVillage[] {
  return FOCUS.flatMap((f) =>
    villages.filter((v) => v.townCode === f.townCode && v.code >= f.first).slice(0, f.villages),
  );
}

/**
 * Spreads `elders` places over the villages: about a third evenly over the focus villages, the rest at random
 * over all, so that a small demonstration still has full lists to look at.
 * @returns village code → number of elders wanted there; the numbers add up to `elders`
 */
export function spreadElders(rng: Rng, villages: readonly DemoVillage[], elders: number): Map<string, number> {
  const wanted = new Map(villages.map((v) => [v.code, 0]));
  const add = (code: string) => wanted.set(code, (wanted.get(code) ?? 0) + 1);
  const focus = focusVillages(villages);
  const inFocus = Math.min(Math.round(elders * FOCUS_HOUSEHOLDS_SHARE), focus.length * 40);
  for (let i = 0; i < inFocus; i++) add(focus[i % focus.length]!.code);
  for (let i = inFocus; i < elders; i++)
    add(i - inFocus < villages.length ? villages[i - inFocus]!.code : rng.pick(villages).code);
  return wanted;
}
