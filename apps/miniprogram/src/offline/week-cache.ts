import type {
  FollowUpDetail,
  Visit,
  WeekList,
  WeekListElder,
  WeekListFollowUp,
  WeekListHousehold,
} from '@tanfang/contracts';

import { currentSession } from '@/platform/session';
import { vault } from '@/platform/vault';

const KEY = 'week';
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/** An elder as kept on the phone: what is needed to find the door and to record, and no more. */
export type KeptElder = Omit<WeekListElder, 'targetTypes' | 'maskedPhone' | 'assignedVisitorId'> & {
  targetTypes: [];
  maskedPhone: null;
  assignedVisitorId: null;
};

interface Kept {
  accountId: number;
  savedAt: number;
  list: WeekList;
}

/** The list with the fields that the phone need not keep taken out. */
export function withMinimumFields(list: WeekList): WeekList {
  const minimum = (elder: WeekListElder): KeptElder => ({
    ...elder,
    targetTypes: [],
    maskedPhone: null,
    assignedVisitorId: null,
  });
  const households = list.households.map((household): WeekListHousehold => ({
    ...household,
    elders: household.elders.map(minimum),
  }));
  return { ...list, households };
}

/** Keeps the week's list for times without network. */
export async function keepWeekList(list: WeekList, now: number = Date.now()): Promise<void> {
  const accountId = currentSession()?.account.id;
  if (accountId !== undefined)
    await vault.put(KEY, { accountId, savedAt: now, list: withMinimumFields(list) } satisfies Kept);
}

/** The kept list of the signed-in account, with when it was kept; null when there is none or it is older than 7 days. */
export async function keptWeekList(now: number = Date.now()): Promise<{ list: WeekList; savedAt: number } | null> {
  const kept = await vault.take<Kept>(KEY);
  if (kept && now - kept.savedAt > KEEP_MS) {
    await forgetWeekList();
    return null;
  }
  if (!kept || kept.accountId !== currentSession()?.account.id) return null;
  return { list: kept.list, savedAt: kept.savedAt };
}

/** Wipes the kept list. */
export const forgetWeekList = (): Promise<void> => vault.remove(KEY);

/** An elder and the household in a list. */
export function findElder(
  list: WeekList,
  elderId: number,
): { elder: WeekListElder; household: WeekListHousehold } | null {
  for (const household of list.households) {
    const elder = household.elders.find((other) => other.elderId === elderId);
    if (elder) return { elder, household };
  }
  return null;
}

let changing: Promise<void> = Promise.resolve();

/**
 * Puts what the server answered to an uploaded item into the kept list, one after the other, so that every page shows it
 * before the next fetch, also when the network is gone again.
 * @param kind the item's name in the queue
 */
export function keepAnswer(kind: string, answer: unknown): Promise<void> {
  if (kind === 'visit') return changeKept((list) => withProgress(list, answer as Visit));
  if (kind === 'revisit') return changeKept((list) => withoutClosed(list, answer as FollowUpDetail));
  return changing;
}

function changeKept(change: (list: WeekList) => boolean): Promise<void> {
  changing = changing.then(async () => {
    const kept = await keptWeekList();
    if (kept && change(kept.list)) await keepWeekList(kept.list, kept.savedAt);
  });
  return changing;
}

function withProgress(list: WeekList, visit: Visit): boolean {
  const found = findElder(list, visit.elderId);
  const counted = visit.weekProgress;
  if (!found || counted?.week !== list.week) return false;
  const { dueHome, doneHome, dueRemote, doneRemote, met } = counted;
  const lastVisit = { on: visit.visitedOn, method: visit.method, outcome: visit.outcome };
  const nextOrdinal = visit.ordinal === null ? found.elder.nextOrdinal : visit.ordinal + 1;
  Object.assign(found.elder, {
    dueHome,
    doneHome,
    dueRemote,
    doneRemote,
    met,
    lastVisit,
    nextOrdinal,
    suggestion: null,
  });
  return true;
}

/** Nobody asks back again about what was found settled. */
function withoutClosed(list: WeekList, { id, elderId, status }: FollowUpDetail): boolean {
  const elder = findElder(list, elderId)?.elder as { openFollowUps?: WeekListFollowUp[] } | undefined;
  if (status !== 'closed' || !elder?.openFollowUps) return false;
  elder.openFollowUps = elder.openFollowUps.filter((open) => open.id !== id);
  return true;
}
