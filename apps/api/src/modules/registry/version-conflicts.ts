import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { conflict, type Problem } from '../../platform/errors.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { type FieldDifference, labelOf } from './file-fields.js';
import { type FileChange, FileHistory, type SeenVersions } from './file-history.js';
import type { FileRows } from './registry.repository.js';

/** Tells somebody whose change met another one what stands there now, since when and by whom. */
@Injectable()
export class VersionConflicts {
  constructor(
    private readonly accounts: AccountsService,
    private readonly history: FileHistory,
    private readonly clock: Clock,
  ) {}

  /** Whether the file, or the household where it was looked at, has moved on. */
  isStale({ elder, household }: FileRows, seen: SeenVersions): boolean {
    return elder.version !== seen.elder || (seen.household !== undefined && household.version !== seen.household);
  }

  /**
   * @param wanted what the refused request would still change
   * @returns Problem 409 `elder.version_conflict` with both values of each wanted field, and what else was changed
   */
  async problem(
    tx: EntityManager,
    { elder, household }: FileRows,
    seen: SeenVersions,
    wanted: FieldDifference[],
  ): Promise<Problem> {
    const changes = await this.history.since(tx, elder.id, seen);
    const names = await this.accounts.namesOf([elder.updatedBy, ...changes.map((row) => row.changedBy)], tx);
    const latest = (field: string): FileChange | undefined => changes.find((row) => row.field === field);
    const whoAndWhen = (row: FileChange | undefined) => ({
      changedByName: row ? (names.get(row.changedBy) ?? null) : null,
      changedAt: row?.changedAt.toISOString() ?? null,
    });

    const last = changes[0];
    const lastBy = names.get(last?.changedBy ?? elder.updatedBy) ?? '';
    const lastAt = last?.changedAt ?? elder.updatedAt;
    const wantedFields = new Set(wanted.map(({ field }) => field));
    const otherFields = [...new Set(changes.map(({ field }) => field))].filter((field) => !wantedFields.has(field));
    return conflict(
      'elder.version_conflict',
      `这份档案已由${lastBy}于${this.clock.dateOf(lastAt)}改过，您的修改还没有保存。请对照后选择保留哪一个，再提交一次。`,
      {
        current: {
          version: elder.version,
          householdVersion: household.version,
          changedByName: lastBy,
          changedAt: lastAt.toISOString(),
          conflicts: wanted.map(({ field, before, after }) => ({
            field,
            label: labelOf(field),
            yours: after,
            current: before,
            ...whoAndWhen(latest(field)),
          })),
          changedMeanwhile: otherFields.map((field) => ({
            field,
            label: labelOf(field),
            current: latest(field)?.after ?? null,
            ...whoAndWhen(latest(field)),
          })),
        },
      },
    );
  }
}
