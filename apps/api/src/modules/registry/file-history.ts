import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan, Like, MoreThan, Not, type UpdateResult } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { ElderChange } from './elder-change.entity.js';
import { Elder } from './elder.entity.js';
import { type FieldDifference, HOUSEHOLD_FIELDS } from './file-fields.js';
import { Household } from './household.entity.js';
import { FOUND_BY, SearchTerms } from './search-terms.js';

/** Versions of a file that somebody looked at. */
export interface SeenVersions {
  elder: number;
  household: number | undefined;
}

/** A change as it is told: values in the clear. */
export interface FileChange extends FieldDifference {
  id: number;
  changedAt: Date;
  changedBy: number;
}

/** Saves sections under their version, and what changed in them field by field. */
@Injectable()
export class FileHistory {
  constructor(
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly terms: SearchTerms,
  ) {}

  /**
   * Saves an elder's own columns as the next version.
   * @param tx with the household locked and the version compared, so that nobody saves in between
   */
  async saveElder(
    tx: EntityManager,
    actor: Actor,
    elder: Pick<Elder, 'id' | 'version'>,
    columns: Partial<Elder>,
    differences: FieldDifference[],
  ): Promise<void> {
    const version = elder.version + 1;
    const stamp = { version, updatedAt: this.clock.now(), updatedBy: actor.accountId };
    const saved = await tx.update(Elder, { id: elder.id, version: elder.version }, { ...columns, ...stamp });
    mustBeSaved(saved);
    await this.add(tx, actor, [elder.id], differences, version);
    if (columns.householdId !== undefined) await this.terms.renew(tx, [elder.id]);
  }

  /**
   * Saves a household's columns as the next version; the change is in the history of each of its elders.
   * @param tx with the household locked and the version compared, so that nobody saves in between
   */
  async saveHousehold(
    tx: EntityManager,
    actor: Actor,
    household: Pick<Household, 'id' | 'version'>,
    columns: Partial<Household>,
    elders: Pick<Elder, 'id'>[],
    differences: FieldDifference[],
  ): Promise<void> {
    const version = household.version + 1;
    const stamp = { version, updatedAt: this.clock.now(), updatedBy: actor.accountId };
    const saved = await tx.update(
      Household,
      { id: household.id, version: household.version },
      { ...columns, ...stamp },
    );
    mustBeSaved(saved);
    const elderIds = elders.map((elder) => elder.id);
    await this.add(tx, actor, elderIds, differences, version);
  }

  /** Changes of a file that were saved after the versions somebody looked at, latest first. */
  async since(tx: EntityManager, elderId: number, seen: SeenVersions): Promise<FileChange[]> {
    const ofHousehold = Like(`${HOUSEHOLD_FIELDS}%`);
    const rows = await tx.find(ElderChange, {
      where: [
        { elderId, field: Not(ofHousehold), version: MoreThan(seen.elder) },
        ...(seen.household === undefined ? [] : [{ elderId, field: ofHousehold, version: MoreThan(seen.household) }]),
      ],
      order: { id: 'DESC' },
      take: 100,
    });
    return rows.map((row) => this.told(row));
  }

  /**
   * A file's changes, latest first.
   * @param beforeId id after which (going back) the rows begin; null for the latest
   */
  async page(tx: EntityManager, elderId: number, beforeId: number | null, limit: number): Promise<FileChange[]> {
    const rows = await tx.find(ElderChange, {
      where: { elderId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => this.told(row));
  }

  private async add(
    tx: EntityManager,
    actor: Actor,
    elderIds: number[],
    differences: FieldDifference[],
    version: number,
  ): Promise<void> {
    const stamp = { version, changedAt: this.clock.now(), changedBy: actor.accountId };
    const rows = elderIds.flatMap((elderId) =>
      differences.map(({ field, before, after }) => ({
        elderId,
        field,
        valueBeforeEnc: before === null ? null : this.crypto.encrypt(before),
        valueAfterEnc: after === null ? null : this.crypto.encrypt(after),
        ...stamp,
      })),
    );
    if (rows.length > 0) await tx.insert(ElderChange, rows);
    if (differences.some(({ field }) => FOUND_BY.has(field))) await this.terms.renew(tx, elderIds);
  }

  private told({ id, field, valueBeforeEnc, valueAfterEnc, changedAt, changedBy }: ElderChange): FileChange {
    const before = valueBeforeEnc && this.crypto.decrypt(valueBeforeEnc);
    const after = valueAfterEnc && this.crypto.decrypt(valueAfterEnc);
    return { id, field, before, after, changedAt, changedBy };
  }
}

function mustBeSaved({ affected }: UpdateResult): void {
  if (affected !== 1) throw new Error('another version was saved although the household was locked');
}
