import { vault } from '@/platform/vault';

const KEY = 'doors';
const MOST = 200;

/** Remembers which household a door code led to, so that it is known again without network. */
export async function rememberDoor(code: string, householdId: number): Promise<void> {
  const doors = (await vault.take<[code: string, householdId: number][]>(KEY)) ?? [];
  const others = doors.filter(([known]) => known !== code);
  await vault.put(KEY, [[code, householdId], ...others].slice(0, MOST));
}

/** The household a code led to before, or null. */
export async function rememberedDoor(code: string): Promise<number | null> {
  const doors = (await vault.take<[code: string, householdId: number][]>(KEY)) ?? [];
  return doors.find(([known]) => known === code)?.[1] ?? null;
}

/** Wipes the memory. */
export const forgetDoors = (): Promise<void> => vault.remove(KEY);
