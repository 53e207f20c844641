import { currentSession } from '@/platform/session';
import { readStored, removeStored, storedKeys } from '@/platform/storage';

/** Where a visit that is being recorded is kept, by elder. */
export const VISIT_DRAFTS = 'visit-draft.';
/** Where a file that is being filled in is kept, by its id. */
export const FILE_DRAFTS = 'draft.';

/** What every unfinished form says of itself, whatever is in it. */
export interface Unfinished {
  accountId: number;
  /** Handed to the queue of unsent items, which keeps it from then on. */
  submitted?: boolean;
  /** Milliseconds since 1970; forms that are kept until they are finished have none. */
  savedAt?: number;
}

/** As long as an unfinished record of a visit is taken up again, and its files are kept. */
export const VISIT_DRAFT_MS = 12 * 60 * 60 * 1000;

/** Whether nobody takes the form up again. */
export const isOver = ({ savedAt }: Unfinished): boolean =>
  savedAt !== undefined && Date.now() - savedAt > VISIT_DRAFT_MS;

function unfinished(): [key: string, form: Unfinished][] {
  return [VISIT_DRAFTS, FILE_DRAFTS].flatMap(storedKeys).flatMap((key) => {
    const form = readStored<Unfinished>(key);
    return form ? [[key, form] as [string, Unfinished]] : [];
  });
}

/** How many forms the signed-in account has begun on this phone and not finished. */
export function unfinishedNow(): number {
  const accountId = currentSession()?.account.id;
  const own = unfinished().filter(([, form]) => form.accountId === accountId);
  return own.filter(([, form]) => form.submitted !== true && !isOver(form)).length;
}

/** Erases the unfinished forms of the signed-in account. */
export function forgetUnfinished(): void {
  const accountId = currentSession()?.account.id;
  for (const [key, form] of unfinished()) if (form.accountId === accountId) removeStored(key);
}

/** Erases records of visits that nobody will take up again. */
export function sweepUnfinished(): void {
  for (const [key, form] of unfinished()) if (isOver(form)) removeStored(key);
}
