import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays } from '@tanfang/domain';
import { AccountsService, DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { LeaveCover } from '../modules/assignments/leave-cover.entity.js';
import { VisitorFiling } from '../modules/assignments/visitor-filing.entity.js';
import { VisitorLeave } from '../modules/assignments/visitor-leave.entity.js';
import { Clock } from '../platform/clock.js';
import { STORY } from './demo-city.js';

/** Households of the demo village that the second visitor has. */
const HOUSEHOLDS_OF_COLLEAGUE = 4;
const COLLEAGUE = { loginName: 'colleague', displayName: '吴代班' };

/**
 * Who lived where and who visited whom since the registration; in the demo village a second visitor who goes on leave
 * next week, and the first one’s filing with the bureau.
 */
export async function insertHomes(
  app: INestApplicationContext,
  tx: EntityManager,
  visitorId: number | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO household_stay (elder_id, household_id, village_code, town_code, from_date, reason, recorded_at, recorded_by)
     SELECT id, household_id, village_code, town_code, registered_on, 'registered', created_at, updated_by FROM elder`,
  );
  if (visitorId !== null) await colleague(app, tx, visitorId);
  await tx.query(
    `INSERT INTO assignment (elder_id, visitor_id, began_at, reason, assigned_by)
     SELECT id, assigned_visitor_id, created_at, 'registered', updated_by FROM elder WHERE assigned_visitor_id IS NOT NULL`,
  );
}

async function colleague(app: INestApplicationContext, tx: EntityManager, visitorId: number): Promise<void> {
  const clock = app.get(Clock);
  const households = await tx.query<{ household_id: number; town_code: string }[]>(
    `SELECT DISTINCT household_id, town_code FROM elder
     WHERE village_code = ? AND closed_on IS NULL
       AND household_id NOT IN (SELECT household_id FROM elder WHERE name = ?)
     ORDER BY household_id DESC LIMIT ${HOUSEHOLDS_OF_COLLEAGUE}`,
    [DEMO_VILLAGE_CODE, STORY.mother],
  );
  const [first] = households;
  if (!first) return;
  const account = await app
    .get(AccountsService)
    .create(tx, { ...COLLEAGUE, role: 'visitor', regionCode: DEMO_VILLAGE_CODE, passwordHash: null });
  const homes = households.map((row) => row.household_id);
  const marks = homes.map(() => '?').join(', ');
  await tx.query(`UPDATE elder SET assigned_visitor_id = ? WHERE household_id IN (${marks})`, [account.id, ...homes]);
  await tx.query(
    `UPDATE weekly_due SET visitor_id = ? WHERE elder_id IN (SELECT id FROM elder WHERE household_id IN (${marks}))`,
    [account.id, ...homes],
  );

  const place = { villageCode: DEMO_VILLAGE_CODE, townCode: first.town_code };
  const [fromDate, toDate] = [addDays(clock.today(), 7), addDays(clock.today(), 9)];
  const leave = await tx.save(VisitorLeave, {
    ...place,
    visitorId: account.id,
    fromDate,
    toDate,
    reason: '年休假',
    createdAt: clock.now(),
    createdBy: visitorId,
    endedOn: null,
    endedBy: null,
  });
  const elders = await tx.query<{ id: number }[]>(
    `SELECT id FROM elder WHERE household_id IN (${marks}) AND closed_on IS NULL ORDER BY id`,
    homes,
  );
  const cover = { leaveId: leave.id, visitorId: account.id, coverId: visitorId, fromDate, toDate };
  await tx.insert(
    LeaveCover,
    elders.map(({ id }) => ({ ...cover, elderId: id })),
  );
  await tx.insert(VisitorFiling, {
    ...place,
    visitorId,
    activeVisitorId: visitorId,
    filedOn: addDays(clock.today(), -200),
    filedBy: visitorId,
    elders: elders.length,
    withdrawnOn: null,
    withdrawnBy: null,
    withdrawnReason: null,
  });
}
