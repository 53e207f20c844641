import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays } from '@tanfang/domain';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { VisitChangesService } from '../modules/visits/visit-changes.service.js';
import { VisitRecordsService } from '../modules/visits/visit-records.service.js';
import { VisitsService } from '../modules/visits/visits.service.js';
import { Clock } from '../platform/clock.js';
import { actorNamed } from './actor-named.js';
import { STORY } from './demo-city.js';

const HOUR_MS = 60 * 60_000;
/** Within the days in which a record may be changed. */
const RECENT_DAYS = 10;

/**
 * Of the demo village, made as people make them: one elder's record corrected, because something was left out, and
 * another's record taken back, because it was of somebody else. What counts stays as it was.
 */
export async function changeRecords(app: INestApplicationContext): Promise<void> {
  const visitor = await actorNamed(app, 'visitor');
  if (!visitor) return;
  const clock = app.get(Clock);
  const visits = await app.get(DataSource).query<{ id: number; elderId: number }[]>(
    `SELECT MAX(v.id) AS id, v.elder_id AS elderId FROM visit v JOIN elder e ON e.id = v.elder_id
      WHERE e.village_code = ? AND e.status = 'active' AND e.name <> ? AND v.visitor_id = ?
        AND v.outcome = 'completed' AND v.all_unchanged = ? AND v.visited_on >= ?
      GROUP BY v.elder_id ORDER BY v.elder_id DESC LIMIT 2`,
    [DEMO_VILLAGE_CODE, STORY.mother, visitor.accountId, true, addDays(clock.today(), -RECENT_DAYS)],
  );
  const changes = app.get(VisitChangesService);
  const [corrected, withdrawn = corrected] = visits;
  if (corrected) {
    const { method, startedAt, durationMinutes } = await app.get(VisitRecordsService).read(visitor, corrected.id);
    await changes.correct(visitor, corrected.id, {
      clientId: randomUUID(),
      elderId: corrected.elderId,
      method,
      outcome: 'completed',
      startedAt,
      durationMinutes,
      allUnchangedChecked: true,
      serviceNeeds: '希望帮忙联系社区卫生服务站上门量血压',
      companions: '村医王医生',
      visitedPerson: method === 'home' ? { absentReason: '手不方便' } : null,
      reason: '漏填了老人的服务需求和同行的村医',
    });
  }
  if (!withdrawn) return;
  const { id } = await app.get(VisitsService).record(visitor, {
    clientId: randomUUID(),
    elderId: withdrawn.elderId,
    method: 'phone',
    outcome: 'completed',
    startedAt: new Date(clock.now().getTime() - HOUR_MS).toISOString(),
    durationMinutes: 5,
    allUnchangedChecked: true,
  });
  await changes.withdraw(visitor, id, { clientId: randomUUID(), reason: '记错了人，电话打给的是同村另一位老人' });
}
