/** An elder to be looked after while the visitor is away. */
export interface SharedElder {
  elderId: number;
  householdId: number;
  /** Contacts due a week; at least 1, since somebody with nothing due has a file all the same. */
  weight: number;
}

/** A colleague who takes over, with what he or she has to do already, in the same measure. */
export interface Colleague {
  accountId: number;
  load: number;
}

/** Who takes over whom. */
export interface SharedOut {
  elderId: number;
  coverId: number;
}

/**
 * Shares a visitor’s elders out over colleagues: those of a household stay together, and nobody gets more while another
 * has less to do. The largest households go first, each to whoever has least; alike, to the one named first. It comes
 * out the same for the same input in any order of the elders.
 * @param colleagues at least one, unless there are no elders
 */
export function shareOut(elders: readonly SharedElder[], colleagues: readonly Colleague[]): SharedOut[] {
  const homes = new Map<number, SharedElder[]>();
  for (const elder of elders) homes.set(elder.householdId, [...(homes.get(elder.householdId) ?? []), elder]);
  const weighed = [...homes].map(([householdId, members]) => ({
    householdId,
    members: [...members].sort((a, b) => a.elderId - b.elderId),
    weight: members.reduce((sum, { weight }) => sum + weight, 0),
  }));
  weighed.sort((a, b) => b.weight - a.weight || a.householdId - b.householdId);

  const loads = colleagues.map(({ load }) => load);
  return weighed.flatMap(({ members, weight }) => {
    const least = loads.reduce((best, load, i) => (load < (loads[best] ?? 0) ? i : best), 0);
    const cover = colleagues[least];
    if (!cover) throw new RangeError('there is nobody to share out to');
    loads[least] = (loads[least] ?? 0) + weight;
    return members.map(({ elderId }) => ({ elderId, coverId: cover.accountId }));
  });
}
