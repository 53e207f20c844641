import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { VisitChange } from './visit-change.entity.js';

/** Corrections and withdrawals. */
@Injectable()
export class VisitChangesRepository {
  /** The entries that made one of these visits void, or that one of them came from. */
  about(manager: EntityManager, visitIds: number[]): Promise<VisitChange[]> {
    return manager.find(VisitChange, { where: [{ visitId: In(visitIds) }, { replacementId: In(visitIds) }] });
  }

  /** The corrections that led to a record, the last first: one in the place of one in the place of … */
  async leadingTo(manager: EntityManager, visitId: number): Promise<VisitChange[]> {
    const entries: VisitChange[] = [];
    let entry = await manager.findOneBy(VisitChange, { replacementId: visitId });
    while (entry) {
      entries.push(entry);
      entry = await manager.findOneBy(VisitChange, { replacementId: entry.visitId });
    }
    return entries;
  }

  async insert(tx: EntityManager, change: Omit<VisitChange, 'id'>): Promise<void> {
    await tx.insert(VisitChange, change);
  }

  /** Takes a visit out of every count; its elder is locked. */
  async makeVoid(tx: EntityManager, visitId: number): Promise<void> {
    await tx.query('UPDATE visit SET voided = 1, ordinal = NULL WHERE id = ?', [visitId]);
  }

  /** The record that took the place of a void one, or null. */
  async replacementOf(tx: EntityManager, visitId: number): Promise<number | null> {
    return (await tx.findOneBy(VisitChange, { visitId }))?.replacementId ?? null;
  }

  /** Moves the numbers after one that became free down by one; the elder is locked. */
  async closeGap(tx: EntityManager, elderId: number, ordinal: number): Promise<void> {
    const later = await tx.query<{ id: number }[]>(
      'SELECT id FROM visit WHERE elder_id = ? AND ordinal > ? ORDER BY ordinal',
      [elderId, ordinal],
    );
    // One by one and upwards: the numbers of an elder are unique at every moment.
    for (const { id } of later) await tx.query('UPDATE visit SET ordinal = ordinal - 1 WHERE id = ?', [id]);
    await tx.query('UPDATE elder SET visit_count = visit_count - 1 WHERE id = ?', [elderId]);
  }
}
