import type { HouseholdDetail, MovePeople } from '@tanfang/contracts';
import type { RelationToHead } from '@tanfang/domain';

/** Where people move: into a household that is there, or into a new one. */
export type Destination = 'own_village' | 'other_village' | 'existing';

/** A move as it is filled in. */
export interface MoveDraft {
  elderIds: readonly number[];
  memberIds: readonly number[];
  /** What each is to the head of the new household, by `e1` or `m1`. */
  relations: Readonly<Record<string, RelationToHead>>;
  destination: Destination;
  villageCode: string;
  address: string;
  gridName: string;
  livesAlone: 'yes' | 'no' | null;
  on: string;
  note: string;
}

/** The household that is joined, as far as the form looks at it. */
export type JoinedHousehold = Pick<HouseholdDetail, 'id' | 'address' | 'villageName' | 'elders' | 'members'>;

export const elderKey = (id: number): string => `e${id}`;
export const memberKey = (id: number): string => `m${id}`;

/** The form as it begins. */
export function emptyMove(elderId: number | null, joining: boolean, today: string): MoveDraft {
  return {
    elderIds: elderId === null ? [] : [elderId],
    memberIds: [],
    relations: {},
    destination: joining ? 'existing' : 'own_village',
    villageCode: '',
    address: '',
    gridName: '',
    livesAlone: null,
    on: today,
    note: '',
  };
}

/** Whether it must be asked if somebody will live alone: one person goes where nobody else is listed. */
export function asksForCompany(draft: MoveDraft, joined: JoinedHousehold | null): boolean {
  const there = draft.destination === 'existing' ? (joined?.elders.length ?? 0) + (joined?.members.length ?? 0) : 0;
  return there === 0 && draft.elderIds.length === 1 && draft.memberIds.length === 0;
}

/** What is missing, field by field, in words. */
export function checkMove(draft: MoveDraft, joined: JoinedHousehold | null): Record<string, string> {
  const errors: Record<string, string> = {};
  if (draft.elderIds.length === 0) errors.elders = '请选择迁出的老人';
  if (draft.destination === 'existing' && !joined) errors.joined = '请选择迁入的户';
  if (draft.destination === 'other_village' && !draft.villageCode) errors.villageCode = '请选择迁入的村（居）';
  if (draft.destination !== 'existing' && draft.address.trim() === '') errors.address = '请填写新的居住地址';
  for (const key of [...draft.elderIds.map(elderKey), ...draft.memberIds.map(memberKey)]) {
    if (!draft.relations[key]) errors[key] = '请选择与户主的关系';
  }
  if (asksForCompany(draft, joined) && draft.livesAlone === null) errors.livesAlone = '请选择是否独自居住';
  return errors;
}

/** The request of a form that is complete. */
export function moveOf(
  draft: MoveDraft,
  household: Pick<HouseholdDetail, 'version' | 'villageCode'>,
  joined: JoinedHousehold | null,
): Omit<MovePeople, 'clientId'> {
  const alone = asksForCompany(draft, joined) && draft.livesAlone !== null;
  const relationOf = (key: string): RelationToHead => draft.relations[key] ?? 'other';
  return {
    version: household.version,
    elders: draft.elderIds.map((elderId) => ({
      elderId,
      relationToHead: relationOf(elderKey(elderId)),
      ...(alone ? { livesAlone: draft.livesAlone === 'yes' } : {}),
    })),
    ...(draft.memberIds.length > 0
      ? {
          members: draft.memberIds.map((memberId) => ({ memberId, relationToHead: relationOf(memberKey(memberId)) })),
        }
      : {}),
    ...(draft.destination === 'existing'
      ? { toHouseholdId: joined?.id }
      : {
          newHome: {
            villageCode: draft.destination === 'own_village' ? household.villageCode : draft.villageCode,
            address: draft.address.trim(),
            gridName: draft.gridName.trim() || null,
          },
        }),
    on: draft.on,
    note: draft.note.trim() || null,
  };
}
