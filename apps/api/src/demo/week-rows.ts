import type { EntityManager } from 'typeorm';
import { addDays, type LocalDate } from '@tanfang/domain';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { FollowUpEvent } from '../modules/follow-ups/follow-up-event.entity.js';
import { FollowUp } from '../modules/follow-ups/follow-up.entity.js';
import { Phone } from '../modules/phones/phone.entity.js';
import type { Clock } from '../platform/clock.js';
import { bulkInsert } from './bulk-insert.js';
import { inventedUuid } from './work-rows.js';

const HOUR_MS = 3_600_000;
const DEVICE_IDS_FROM = 90_000_000;

/** What was found otherwise than on a visit of the demonstration: one for each column of the board. */
const FOUND = [
  { kind: 'hazard', severity: 'urgent', status: 'open', sentence: '厨房电线老化，插座发热', dueIn: -1 },
  { kind: 'hardship', severity: 'normal', status: 'in_progress', sentence: '屋面漏雨，已请人来看', dueIn: 5 },
  { kind: 'family_reminder', severity: 'normal', status: 'resolved', sentence: '儿子很久没有回来看望', dueIn: 3 },
] as const;

/**
 * The week that runs: phones that were heard, but for one with records that wait; things to see through in each column
 * of the board; two home visits of the same minute, about which the village is asked.
 */
export async function insertWeek(tx: EntityManager, clock: Clock, visitorId: number | null): Promise<void> {
  await phones(tx, clock);
  if (visitorId === null) return;
  await followUps(tx, clock, visitorId);
  await sameMinute(tx, visitorId, addDays(clock.today(), -8));
}

async function phones(tx: EntityManager, clock: Clock): Promise<void> {
  const accounts = await tx.query<{ id: number; login_name: string }[]>(
    "SELECT id, login_name FROM account WHERE role IN ('visitor', 'village_manager') ORDER BY id",
  );
  const now = clock.now().getTime();
  await bulkInsert(
    tx,
    Phone,
    accounts.map(({ id, login_name: name }): Partial<Phone> => {
      const waits = name === 'colleague';
      const heardAt = new Date(now - (waits ? 50 : 1 + (id % 20)) * HOUR_MS);
      return {
        accountId: id,
        deviceId: inventedUuid(DEVICE_IDS_FROM + id),
        firstHeardAt: heardAt,
        lastHeardAt: heardAt,
        unsent: waits ? 3 : 0,
        refused: 0,
        oldestUnsentAt: waits ? new Date(now - 54 * HOUR_MS) : null,
      };
    }),
  );
}

async function followUps(tx: EntityManager, clock: Clock, visitorId: number): Promise<void> {
  const elders = await tx.query<{ id: number; town_code: string }[]>(
    `SELECT id, town_code FROM elder WHERE village_code = ? AND closed_on IS NULL ORDER BY id DESC LIMIT ${FOUND.length}`,
    [DEMO_VILLAGE_CODE],
  );
  for (const [index, elder] of elders.entries()) {
    const found = FOUND[index];
    if (!found) return;
    const openedAt = new Date(clock.now().getTime() - (60 + index) * HOUR_MS);
    const { dueIn, ...about } = found;
    const { id } = await tx.save(FollowUp, {
      ...about,
      elderId: elder.id,
      visitId: null,
      villageCode: DEMO_VILLAGE_CODE,
      townCode: elder.town_code,
      itemKeys: [],
      handling: 'reported_town',
      openedAt,
      openedBy: visitorId,
      dueOn: addDays(clock.today(), dueIn),
      dueAt: null,
      closedAt: null,
      ownerId: visitorId,
      reach: 'village',
      settledBy: found.status === 'resolved' ? 'family' : null,
    });
    const event = { followUpId: id, at: openedAt, accountId: visitorId, otherAccountId: null, fileIds: null };
    await tx.save(FollowUpEvent, { ...event, action: 'open', toStatus: 'open', note: null, reach: 'village' });
    if (found.status === 'open') continue;
    const [action, note] = found.status === 'resolved' ? ['resolve', '电话提醒后已回来过'] : ['start', '已联系瓦工'];
    await tx.save(FollowUpEvent, { ...event, action, toStatus: found.status, note, reach: null });
  }
}

/** Moves one home visit to the minute of another on the same day. */
async function sameMinute(tx: EntityManager, visitorId: number, since: LocalDate): Promise<void> {
  const [pair] = await tx.query<{ id: number; started_at: Date | string }[]>(
    `SELECT b.id, a.started_at FROM visit a
     JOIN elder ea ON ea.id = a.elder_id
     JOIN visit b ON b.visitor_id = a.visitor_id AND b.visited_on = a.visited_on AND b.id > a.id
     JOIN elder eb ON eb.id = b.elder_id AND eb.household_id <> ea.household_id
     WHERE a.visitor_id = ? AND a.visited_on >= ? AND a.method = 'home' AND b.method = 'home'
       AND a.outcome = 'completed' AND b.outcome = 'completed'
     ORDER BY a.id LIMIT 1`,
    [visitorId, since],
  );
  if (pair) await tx.query('UPDATE visit SET started_at = ? WHERE id = ?', [pair.started_at, pair.id]);
}
