import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays } from '@tanfang/domain';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { RaisesService } from '../modules/raises/raises.service.js';
import { Clock } from '../platform/clock.js';
import { actorNamed } from './actor-named.js';
import { STORY } from './demo-city.js';
import type { FieldCrypto } from '../platform/crypto.js';

/** What the invented ones say who decline visits. */
export const REFUSAL_REASON = '本人表示身体尚好，暂不需要';

/** The entries behind what the files say: who declined, who is away, who left. */
export async function insertLife(tx: EntityManager, crypto: FieldCrypto): Promise<void> {
  const into =
    'INSERT INTO status_event (elder_id, kind, reason, from_date, to_date, note_enc, recorded_at, recorded_by)';
  await tx.query(
    `${into} SELECT e.id, 'refused', NULL, e.registered_on, NULL, ?, e.created_at, e.updated_by FROM elder e
     WHERE e.refused = ?`,
    [crypto.encrypt(REFUSAL_REASON), true],
  );
  await tx.query(
    `${into} SELECT a.elder_id, 'suspended', a.reason, a.from_date, a.to_date, NULL, a.recorded_at, a.recorded_by
     FROM absence a`,
  );
  await tx.query(
    `${into} SELECT e.id, 'closed', e.close_reason, e.closed_on, NULL, NULL, e.updated_at, e.updated_by FROM elder e
     WHERE e.closed_on IS NOT NULL`,
  );
}

/**
 * Two raised classes in the demo village, made as people make them: one that the town approved and that ends in three
 * weeks, and one that waits. Call it after everything else is written.
 */
export async function raiseClasses(app: INestApplicationContext): Promise<void> {
  const raises = app.get(RaisesService);
  const village = await actorNamed(app, 'village');
  const town = await actorNamed(app, 'town');
  if (!village || !town) return;
  const today = app.get(Clock).today();
  const elders = await app
    .get(DataSource)
    .query<{ id: number }[]>(
      `SELECT id FROM elder WHERE village_code = ? AND status = 'active' AND level = 'C' AND name <> ? ORDER BY id LIMIT 2`,
      [DEMO_VILLAGE_CODE, STORY.mother],
    );
  const [first, second] = elders.map(({ id }) => id);
  if (first !== undefined) {
    const body = { level: 'B', reason: '近期丧偶，情绪低落', from: today, to: addDays(today, 20) } as const;
    const { id } = await raises.propose(village, first, { clientId: randomUUID(), ...body });
    await raises.decide(town, id, { clientId: randomUUID(), approve: true, note: '同意，三周后再看' });
  }
  if (second !== undefined) {
    const body = { level: 'B', reason: '子女长期在外，近来多病', from: today, to: null } as const;
    await raises.propose(village, second, { clientId: randomUUID(), ...body });
  }
}
