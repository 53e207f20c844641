import type { INestApplicationContext } from '@nestjs/common';
import { FOLLOW_UP_KINDS, type FollowUpKind } from '@tanfang/domain';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { NotificationsService } from '../modules/notifications/notifications.service.js';
import { Transactions } from '../platform/tx.js';

/** Messages that a person finds at the first start, at most so many of a kind. */
const MOST = 3;

interface OpenFollowUp {
  id: number;
  village_code: string;
  town_code: string;
  kind: FollowUpKind;
  due_on: string;
}

/** Tells the people of the demo village and town of what is really open there, as the daily work would have done. */
export async function tellDemo(app: INestApplicationContext): Promise<void> {
  const notifications = app.get(NotificationsService);
  await app.get(Transactions).run(async (tx) => {
    const open = await tx.query<OpenFollowUp[]>(
      `SELECT f.id, f.village_code, f.town_code, f.kind, f.due_on FROM follow_up f
       JOIN region r ON r.code = ?
       WHERE f.town_code = r.town_code AND f.status = 'open' AND f.reach = 'town' ORDER BY f.id DESC LIMIT ${MOST}`,
      [DEMO_VILLAGE_CODE],
    );
    for (const { id, village_code, town_code, kind, due_on: dueOn } of open) {
      await notifications.tell(tx, {
        kind: 'follow_up_reported',
        about: { type: 'follow_up', id },
        facts: { place: notifications.placeName(village_code), what: FOLLOW_UP_KINDS[kind], dueOn },
        to: [{ role: 'town_officer', regionCode: town_code }],
      });
    }
    const handed = await tx.query<{ visitor: number; elders: number | string }[]>(
      `SELECT e.assigned_visitor_id AS visitor, COUNT(*) AS elders FROM elder e
       WHERE e.village_code = ? AND e.assigned_visitor_id IS NOT NULL AND e.status <> 'closed'
       GROUP BY e.assigned_visitor_id`,
      [DEMO_VILLAGE_CODE],
    );
    for (const { visitor, elders } of handed) {
      await notifications.tell(tx, {
        kind: 'elders_handed_over',
        about: { type: 'assignment', id: visitor },
        facts: { place: notifications.placeName(DEMO_VILLAGE_CODE), elders: Number(elders) },
        to: [visitor],
      });
    }
  });
}
