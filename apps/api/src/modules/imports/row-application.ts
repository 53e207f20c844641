import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Problem } from '../../platform/errors.js';
import { FileIntakeService, type FileState } from '../registry/file-intake.service.js';
import { FileMatchingService } from '../registry/file-matching.service.js';
import { errorsOf } from './import-forms.js';
import { ImportRow } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';

const MOVED_ON = '核对之后，这份档案又有了改动，没有覆盖。请重新上传这一行再核对。';
const REGISTERED_MEANWHILE = new Set(['elder.duplicate', 'elder.version_conflict']);
const LONGEST_NOTE = 500;

type Versions = Awaited<ReturnType<FileMatchingService['versionsOf']>>;

/** Takes one row into the register, or back out of it. Each in a nested transaction, so that a refusal leaves nothing. */
@Injectable()
export class RowApplication {
  constructor(
    private readonly rows: ImportRowsRepository,
    private readonly intake: FileIntakeService,
    private readonly matching: FileMatchingService,
  ) {}

  /** @returns nothing; the row says what became of it */
  async apply(tx: EntityManager, actor: Actor, row: ImportRow): Promise<void> {
    try {
      await tx.transaction((inner) =>
        row.outcome === 'new' ? this.register(inner, actor, row) : this.change(inner, actor, row),
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const conflicting = REGISTERED_MEANWHILE.has(error.code);
      const note = error.code === 'elder.version_conflict' ? MOVED_ON : wordsOf(error);
      await tx.update(ImportRow, row.id, { state: conflicting ? 'conflict' : 'refused', note });
    }
  }

  /** Takes a row back, unless the file was touched since. */
  async undo(tx: EntityManager, actor: Actor, row: ImportRow): Promise<void> {
    try {
      await tx.transaction((inner) => this.takeBack(inner, actor, row));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const moved = error.code === 'elder.version_conflict' || error.code === 'elder.touched_since';
      const note = moved ? '导入之后这份档案又有了改动或记录，没有撤销，档案保持现状。' : wordsOf(error);
      await tx.update(ImportRow, row.id, { state: 'kept', note });
    }
  }

  private async register(tx: EntityManager, actor: Actor, row: ImportRow): Promise<void> {
    const form = { ...this.formOf(row) };
    let before: { householdId: number; versions: Versions } | null = null;
    if (row.householdKey !== null) {
      const elderId = await this.rows.elderOfHousehold(tx, row.batchId, row.householdKey);
      const householdId = elderId === null ? null : await this.matching.householdOf(tx, elderId);
      if (householdId !== null) {
        before = { householdId, versions: await this.matching.versionsOf(tx, householdId) };
        for (const field of ['villageCode', 'address', 'gridName', 'household']) delete form[field];
        form.householdId = householdId;
      }
    }
    const elderId = await this.intake.register(tx, actor, form);
    await this.settle(tx, row, elderId, null, before);
  }

  private async change(tx: EntityManager, actor: Actor, row: ImportRow): Promise<void> {
    const { elderId, elderVersion: version, householdVersion } = row;
    if (elderId === null) throw new Error(`row ${row.id} changes nobody`);
    const before = await this.householdBefore(tx, elderId);
    const form = { ...this.formOf(row), version, householdVersion };
    const state = await this.intake.change(tx, actor, elderId, form);
    await this.settle(tx, row, elderId, state, before);
  }

  private async takeBack(tx: EntityManager, actor: Actor, row: ImportRow): Promise<void> {
    const { elderId, elderVersion, householdVersion } = row;
    if (elderId === null || elderVersion === null || householdVersion === null)
      throw new Error(`row ${row.id} did nothing`);
    const seen = { elder: elderVersion, household: householdVersion };
    const before = await this.householdBefore(tx, elderId);
    if (row.beforeEnc === null) await this.intake.withdraw(tx, actor, elderId, seen);
    else await this.intake.restore(tx, actor, elderId, this.rows.opened<FileState>(row.beforeEnc), seen);
    await tx.update(ImportRow, row.id, { state: 'undone', note: null, beforeEnc: null });
    if (before && before.versions.elders.size > 1) await this.carry(tx, row, before);
  }

  private async settle(
    tx: EntityManager,
    row: ImportRow,
    elderId: number,
    state: FileState | null,
    before: { householdId: number; versions: Versions } | null,
  ): Promise<void> {
    const householdId = before?.householdId ?? (await this.matching.householdOf(tx, elderId)) ?? 0;
    const after = await this.matching.versionsOf(tx, householdId);
    await tx.update(ImportRow, row.id, {
      state: 'applied',
      elderId,
      elderVersion: after.elders.get(elderId) ?? null,
      householdVersion: after.household,
      beforeEnc: state && this.rows.sealed(state),
    });
    if (before) await this.carry(tx, row, before, after);
  }

  /** The other elders of the household were moved on by this row, and by nobody else. */
  private async carry(
    tx: EntityManager,
    row: ImportRow,
    { householdId, versions }: { householdId: number; versions: Versions },
    known?: Versions,
  ): Promise<void> {
    const after = known ?? (await this.matching.versionsOf(tx, householdId));
    for (const [elderId, elder] of versions.elders) {
      if (elderId === row.elderId) continue;
      const then = { elder, household: versions.household };
      const now = { elder: after.elders.get(elderId) ?? elder, household: after.household };
      await this.rows.carryVersions(tx, row.batchId, elderId, then, now);
    }
  }

  private async householdBefore(tx: EntityManager, elderId: number) {
    const householdId = await this.matching.householdOf(tx, elderId);
    return householdId === null ? null : { householdId, versions: await this.matching.versionsOf(tx, householdId) };
  }

  private formOf(row: ImportRow): Record<string, unknown> {
    const form = this.rows.contentOf(row)?.form;
    if (!form) throw new Error(`row ${row.id} has no form`);
    return form;
  }
}

function wordsOf(problem: Problem): string {
  const words = errorsOf(problem).map(({ column, detail }) => (column === '' ? detail : `${column}：${detail}`));
  return words.join('；').slice(0, LONGEST_NOTE);
}
