import type { EntityManager } from 'typeorm';
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
