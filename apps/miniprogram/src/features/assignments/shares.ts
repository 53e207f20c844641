import type { CoverProposal } from '@tanfang/contracts';

type Proposed = CoverProposal['covers'][number];

/** A household of a proposal. */
export interface SharedHome {
  householdId: number;
  address: string;
  elders: Proposed[];
}

/** The elders of a proposal by household, in the proposal's order. */
export function homesOf({ covers }: CoverProposal): SharedHome[] {
  const homes = new Map<number, SharedHome>();
  for (const elder of covers) {
    const home = homes.get(elder.householdId);
    if (home) home.elders.push(elder);
    else homes.set(elder.householdId, { householdId: elder.householdId, address: elder.address, elders: [elder] });
  }
  return [...homes.values()];
}

/** What each colleague comes to with the covers as they stand. */
export function loadsOf(
  { covers, colleagues }: CoverProposal,
  chosen: Readonly<Record<number, number>>,
): { name: string; added: number; contacts: number }[] {
  return colleagues.map(({ accountId, name, contacts }) => {
    const own = covers.filter(({ elderId }) => chosen[elderId] === accountId);
    return { name, added: own.length, contacts: own.reduce((sum, elder) => sum + elder.contacts, contacts) };
  });
}
