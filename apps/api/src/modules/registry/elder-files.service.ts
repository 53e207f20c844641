import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ageOn, maskPhone, parseLocalDate, type TargetType } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { booleanOf } from '../../platform/database/rows.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ClassificationService } from '../classification/classification.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { ClassPeriodPage } from './classification.dto.js';
import type { ElderFile } from './elder-file.dto.js';
import { ElderFileViews } from './elder-file-views.js';
import type { ElderChangePage, ElderListQuery, ElderRow, ElderRowPage } from './elder-list.dto.js';
import { type ElderListRecord, ElderListRepository } from './elder-list.repository.js';
import { labelOf } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { RegistryService } from './registry.service.js';

/** Reads the register: lists, files, their histories. */
@Injectable()
export class ElderFilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: RegistryService,
    private readonly accounts: AccountsService,
    private readonly listRows: ElderListRepository,
    private readonly views: ElderFileViews,
    private readonly fileHistory: FileHistory,
    private readonly classification: ClassificationService,
    private readonly regions: RegionsService,
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** The register within the actor's scope, filtered, in the order asked for. */
  async list(actor: Actor, query: ElderListQuery): Promise<ElderRowPage> {
    const rows = await this.listRows.rows(actor, query, this.clock.today());
    const page = pageOf(rows, query.limit, (row) => this.listRows.cursorOf(query.sort, row));
    return { items: page.items.map((row) => this.rowView(row)), nextCursor: page.nextCursor };
  }

  /** @throws Problem 404 `elder.not_found`, also out of scope */
  async read(actor: Actor, elderId: number): Promise<ElderFile> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    return this.views.fileOf(tx, elderId);
  }

  /**
   * Who changed which field, latest first.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async history(actor: Actor, elderId: number, query: PageQuery): Promise<ElderChangePage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.fileHistory.page(tx, elderId, beforeId, query.limit + 1);
    const names = await this.accounts.namesOf(rows.map((row) => row.changedBy));
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return {
      items: items.map((row) => ({
        id: row.id,
        field: row.field,
        label: labelOf(row.field),
        before: row.before,
        after: row.after,
        changedAt: row.changedAt.toISOString(),
        changedByName: names.get(row.changedBy) ?? '',
      })),
      nextCursor,
    };
  }

  /**
   * The classes an elder has had, latest first.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async classPeriods(actor: Actor, elderId: number, query: PageQuery): Promise<ClassPeriodPage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [before] = decodeCursor(query.cursor, ['string']) ?? [null];
    const periods = await this.classification.periods(tx, elderId, before, query.limit + 1);
    const { items, nextCursor } = pageOf(periods, query.limit, (period) => [period.fromDate]);
    const raises = await this.views.raisesBehind(tx, items);
    return {
      items: items.map(({ level, clause, explanation, reason, raiseId, fromDate, toDate }) => ({
        level,
        clause,
        explanation,
        reason,
        raise: raises.get(raiseId ?? 0) ?? null,
        from: fromDate,
        to: toDate,
      })),
      nextCursor,
    };
  }

  private rowView(row: ElderListRecord): ElderRow {
    return {
      id: row.id,
      householdId: row.household_id,
      name: row.name,
      age: ageOn(parseLocalDate(row.birth_date), this.clock.today()),
      sex: row.sex,
      level: row.level,
      targetTypes: JSON.parse(row.target_types) as TargetType[],
      status: row.status,
      villageCode: row.village_code,
      villageName: this.regions.nameOf(row.village_code) ?? '',
      address: row.address,
      gridName: row.grid_name,
      maskedPhone: row.phone_enc === null ? null : maskPhone(this.crypto.decrypt(row.phone_enc)),
      homeVisitConsent: booleanOf(row.home_visit_consent),
      refused: booleanOf(row.refused),
      hasVisitor: row.assigned_visitor_id !== null,
      monthlyState: row.monthly_state,
    };
  }
}
