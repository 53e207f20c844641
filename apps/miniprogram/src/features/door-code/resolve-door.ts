import type { DoorCodeTarget, WeekList } from '@tanfang/contracts';
import { DOOR_CODE_MESSAGES, parseDoorCode } from '@tanfang/domain';

import { rememberDoor, rememberedDoor } from '@/offline/door-memory';
import { keptWeekList } from '@/offline/week-cache';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';

export interface DoorElder {
  elderId: number;
  name: string;
  level: 'A' | 'B' | 'C' | null;
}

/** Whose door it is, or why that is not known. */
export type DoorResult =
  | { kind: 'household'; code: string; address: string; elders: DoorElder[] }
  /** The code is sound, but without network nobody can say whose it is: the person chooses from the kept list. */
  | { kind: 'unresolved'; code: string; list: WeekList | null }
  | { kind: 'refused'; detail: string };

/**
 * Finds the household of a scanned, typed or pasted door code. A mistyped code is found here already; a foreign,
 * unknown or revoked one by the server.
 */
export async function resolveDoor(input: string): Promise<DoorResult> {
  const parsed = parseDoorCode(input);
  if (!parsed.valid) return { kind: 'refused', detail: `${DOOR_CODE_MESSAGES[parsed.error]}。` };
  const code = parsed.normalized;
  try {
    const found = await api.post<DoorCodeTarget>('/door-codes/resolve', { code });
    void rememberDoor(code, found.householdId);
    return { kind: 'household', code, address: `${found.villageName}${found.address}`, elders: found.elders };
  } catch (error) {
    const problem = asProblem(error);
    return problem.isNetwork ? withoutNetwork(code) : { kind: 'refused', detail: problem.detail };
  }
}

async function withoutNetwork(code: string): Promise<DoorResult> {
  const list = (await keptWeekList())?.list ?? null;
  const householdId = await rememberedDoor(code);
  const household = list?.households.find((other) => other.householdId === householdId);
  if (!household) return { kind: 'unresolved', code, list };
  return { kind: 'household', code, address: household.address, elders: household.elders };
}
