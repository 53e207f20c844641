import { Injectable } from '@nestjs/common';
import type { ImportOutcome, ImportRowState } from '@tanfang/domain';
import { Between, type EntityManager, In, IsNull, MoreThan, Not } from 'typeorm';
import { numberOf } from '../../platform/database/rows.js';
import { FieldCrypto } from '../../platform/crypto.js';
import type { RowContent } from './import-forms.js';
import { ImportRow } from './import-row.entity.js';

/** Filters of the result list. */
export interface RowFilter {
  outcome?: ImportOutcome;
  state?: ImportRowState;
}

/** How many rows came out how. */
export interface RowCounts {
  outcomes: Record<ImportOutcome, number>;
  states: Record<ImportRowState, number>;
}

/** Rows of imports, contents encrypted. */
@Injectable()
export class ImportRowsRepository {
  constructor(private readonly crypto: FieldCrypto) {}

  contentOf(row: ImportRow): RowContent | null {
    return row.contentEnc === null ? null : (JSON.parse(this.crypto.decrypt(row.contentEnc)) as RowContent);
  }

  sealed(value: object): string {
    return this.crypto.encrypt(JSON.stringify(value));
  }

  opened<T>(sealed: string): T {
    return JSON.parse(this.crypto.decrypt(sealed)) as T;
  }

  /** A page of the result, in the sheet's order. */
  page(tx: EntityManager, batchId: number, filter: RowFilter, afterRow: number, limit: number): Promise<ImportRow[]> {
    return tx.find(ImportRow, {
      where: { batchId, ...filter, rowNumber: MoreThan(afterRow) },
      order: { rowNumber: 'ASC' },
      take: limit,
    });
  }

  /** Rows that did not come into the register though they should have, in the sheet's order. */
  notTaken(tx: EntityManager, batchId: number, afterRow: number, limit: number): Promise<ImportRow[]> {
    const rowNumber = MoreThan(afterRow);
    return tx.find(ImportRow, {
      where: [
        { batchId, outcome: 'error', rowNumber },
        { batchId, state: In(['conflict', 'refused']), rowNumber },
      ],
      order: { rowNumber: 'ASC' },
      take: limit,
    });
  }

  async counts(tx: EntityManager, batchId: number): Promise<RowCounts> {
    const rows = await tx.query<{ outcome: ImportOutcome; state: ImportRowState; n: number | string }[]>(
      'SELECT outcome, state, COUNT(*) AS n FROM import_row WHERE batch_id = ? GROUP BY outcome, state',
      [batchId],
    );
    const counts: RowCounts = {
      outcomes: { new: 0, changed: 0, same: 0, error: 0 },
      states: { pending: 0, applied: 0, conflict: 0, refused: 0, undone: 0, kept: 0 },
    };
    for (const { outcome, state, n } of rows) {
      counts.outcomes[outcome] += numberOf(n);
      if (outcome === 'new' || outcome === 'changed') counts.states[state] += numberOf(n);
    }
    return counts;
  }

  /** The next rows to take into the register. */
  toApply(tx: EntityManager, batchId: number, afterRow: number, limit: number): Promise<ImportRow[]> {
    return this.page(tx, batchId, { state: 'pending', outcome: In(['new', 'changed']) as never }, afterRow, limit);
  }

  /** The next rows to take back, from the end. */
  toUndo(tx: EntityManager, batchId: number, beforeRow: number, limit: number): Promise<ImportRow[]> {
    return tx.find(ImportRow, {
      where: { batchId, state: 'applied', rowNumber: Between(0, beforeRow - 1) },
      order: { rowNumber: 'DESC' },
      take: limit,
    });
  }

  /** Rows further up that have these ID numbers, or open these households. */
  async earlier(
    tx: EntityManager,
    batchId: number,
    idNumberIndices: string[],
    householdKeys: string[],
  ): Promise<Pick<ImportRow, 'rowNumber' | 'idNumberIndex' | 'householdKey' | 'outcome'>[]> {
    const select = { rowNumber: true, idNumberIndex: true, householdKey: true, outcome: true } as const;
    const byId = { batchId, idNumberIndex: In(idNumberIndices) };
    const byHousehold = { batchId, householdKey: In(householdKeys) };
    return [
      ...(idNumberIndices.length > 0
        ? await tx.find(ImportRow, { select, where: byId, order: { rowNumber: 'ASC' } })
        : []),
      ...(householdKeys.length > 0
        ? await tx.find(ImportRow, { select, where: byHousehold, order: { rowNumber: 'ASC' } })
        : []),
    ];
  }

  /** The elder of another row that stands for this household already; null where none does yet. */
  async elderOfHousehold(tx: EntityManager, batchId: number, householdKey: string): Promise<number | null> {
    const row = await tx.findOne(ImportRow, {
      where: {
        batchId,
        householdKey,
        elderId: Not(IsNull()),
        outcome: Not('error'),
        state: In(['applied', 'pending']),
      },
      order: { rowNumber: 'ASC' },
    });
    return row?.elderId ?? null;
  }

  /**
   * A row of the batch moved its household on: rows of its other elders that saw the versions before now see those
   * after, since nobody else was in between.
   */
  async carryVersions(
    tx: EntityManager,
    batchId: number,
    elderId: number,
    before: { elder: number; household: number },
    after: { elder: number; household: number },
  ): Promise<void> {
    await tx.update(
      ImportRow,
      { batchId, elderId, elderVersion: before.elder, householdVersion: before.household },
      { elderVersion: after.elder, householdVersion: after.household },
    );
  }
}
