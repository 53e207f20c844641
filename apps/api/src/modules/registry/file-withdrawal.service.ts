import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { isForeignKeyViolation } from '../../platform/database/failures.js';
import { conflict } from '../../platform/errors.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';
import { VersionConflicts } from './version-conflicts.js';
import type { SeenVersions } from './file-history.js';

/**
 * What comes into being with a file and goes with it, those that refer first. A table that is not named here keeps the
 * file: it holds something that somebody did since.
 */
const OPENED_WITH_A_FILE = [
  'weekly_due',
  'monthly_update',
  'class_period',
  'status_event',
  'coming_change',
  'consent',
  'contact',
  'search_term',
  'elder_change',
  'household_stay',
  'assignment',
] as const;

/** Takes back files that should never have been opened: the undo of an import. */
@Injectable()
export class FileWithdrawalService {
  constructor(
    private readonly registry: RegistryService,
    private readonly repository: RegistryRepository,
    private readonly conflicts: VersionConflicts,
    private readonly judging: HouseholdJudgingService,
    private readonly marks: FigureMarks,
    private readonly audit: Audit,
  ) {}

  /**
   * Removes a file that nobody touched since it was opened, and its household where nobody else is in it. Call it in a
   * nested transaction: a refusal may come after some rows are gone.
   * @param seen versions that the registration made
   * @throws Problem 404 out of scope, 409 `elder.touched_since`
   */
  async withdrawIn(tx: EntityManager, actor: Actor, elderId: number, seen: SeenVersions): Promise<void> {
    const { householdId } = await this.registry.getInScope(tx, actor, elderId);
    await this.repository.lockHousehold(tx, householdId);
    const rows = await this.repository.file(tx, elderId);
    if (this.conflicts.isStale(rows, seen) || rows.elder.visitCount > 0) throw touched();
    await this.markFigures(tx, elderId, rows.elder.villageCode);
    const roofBefore = await this.judging.roofmateCounts(tx, householdId);
    try {
      for (const table of OPENED_WITH_A_FILE) await tx.query(`DELETE FROM ${table} WHERE elder_id = ?`, [elderId]);
      // A likeness that nobody decided about goes, too; a decision keeps the file.
      await tx.query("DELETE FROM likely_double WHERE status = 'open' AND (elder_a_id = ? OR elder_b_id = ?)", [
        elderId,
        elderId,
      ]);
      await tx.query('DELETE FROM elder WHERE id = ?', [elderId]);
      if (rows.others.length === 0) {
        await tx.query('DELETE FROM household_member WHERE household_id = ?', [householdId]);
        await tx.query('DELETE FROM household WHERE id = ?', [householdId]);
      }
    } catch (error) {
      if (isForeignKeyViolation(error)) throw touched();
      throw error;
    }
    const [other] = rows.others;
    if (other) await this.judging.judge(tx, actor, rows.household, other.id, 'household_changed', roofBefore);
    await this.audit.record(tx, actor, {
      action: 'elder.withdraw',
      subjectType: 'elder',
      subjectId: elderId,
      regionCode: rows.elder.villageCode,
      detail: { householdId },
    });
  }

  private async markFigures(tx: EntityManager, elderId: number, villageCode: string): Promise<void> {
    const periods = await tx.query<{ period: string }[]>(
      'SELECT month AS period FROM monthly_update WHERE elder_id = ? UNION SELECT week AS period FROM weekly_due WHERE elder_id = ?',
      [elderId, elderId],
    );
    await this.marks.add(
      tx,
      periods.map(({ period }) => ({ villageCode, period })),
    );
  }
}

function touched() {
  return conflict('elder.touched_since', '导入之后这份档案又有了改动或记录，没有撤销，档案保持现状。');
}
