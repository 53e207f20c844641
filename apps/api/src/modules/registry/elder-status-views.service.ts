import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  ABSENCE_REASONS,
  ageOn,
  CLOSE_REASONS,
  type CareLevel,
  parseLocalDate,
  quarterOf,
  quarterRange,
  STATUS_EVENT_KINDS,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { ElderStatusNow, RefusalPage, RefusalRow, StatusEventPage } from './elder-status.dto.js';
import { RegistryService } from './registry.service.js';
import { StatusRecordsService, type ToldStatusEvent } from './status-records.service.js';
import { instantOf } from '../../platform/database/rows.js';

interface RefusalRecord {
  id: number;
  name: string;
  birth_date: string;
  level: CareLevel | null;
  village_code: string;
  address: string;
  visitor_name: string | null;
  reason: string | null;
  recorded_at: Date | string | null;
  updated_at: Date | string;
}

/** Reads the time line of a file, what holds now, and who is to be asked again. */
@Injectable()
export class ElderStatusViewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly statuses: StatusRecordsService,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
  ) {}

  /** @throws Problem 404 `elder.not_found`, also out of scope */
  async timeline(actor: Actor, elderId: number, query: PageQuery): Promise<StatusEventPage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.statuses.page(tx, elderId, beforeId, query.limit + 1);
    const names = await this.accounts.namesOf(rows.flatMap(({ recordedBy }) => recordedBy ?? []));
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return {
      items: items.map((row) => ({
        id: row.id,
        kind: row.kind,
        title: titleOf(row),
        reason: row.reason,
        from: row.fromDate,
        to: row.toDate,
        note: row.note,
        recordedAt: row.recordedAt.toISOString(),
        recordedByName: row.recordedBy === null ? '系统' : (names.get(row.recordedBy) ?? ''),
      })),
      nextCursor,
    };
  }

  /** @throws Problem 404 `elder.not_found`, also out of scope */
  async now(actor: Actor, elderId: number): Promise<ElderStatusNow> {
    const tx = this.dataSource.manager;
    const elder = await this.registry.getInScope(tx, actor, elderId);
    const absences = await this.statuses.openAbsences(tx, elderId);
    const [asked] = await tx.query<{ recorded_at: Date | string }[]>(
      "SELECT recorded_at FROM consent WHERE elder_id = ? AND kind = 'regular_visits' ORDER BY id DESC LIMIT 1",
      [elderId],
    );
    const lastAskedAt = elder.refused && asked ? instantOf(asked.recorded_at) : null;
    return {
      absences: absences.map(({ id, reason, fromDate, toDate, state }) => ({
        id,
        reason,
        from: fromDate,
        to: toDate,
        running: state === 'running',
      })),
      askAgain: elder.refused && elder.status !== 'closed' && !this.isThisQuarter(lastAskedAt),
      lastAskedAt: lastAskedAt?.toISOString() ?? null,
    };
  }

  /** Who declined visits, within the actor's scope; the wish is asked again each quarter. */
  async refusals(actor: Actor, show: 'to_ask' | 'all', query: PageQuery): Promise<RefusalPage> {
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const scope = elderScopeSql('e', actor);
    const rows = await this.dataSource.query<RefusalRecord[]>(
      `SELECT e.id, e.name, e.birth_date, e.level, e.village_code, e.updated_at, h.address, v.display_name AS visitor_name,
              c.reason, c.recorded_at
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN account v ON v.id = e.assigned_visitor_id
       LEFT JOIN consent c ON c.id = (
         SELECT MAX(asked.id) FROM consent asked WHERE asked.elder_id = e.id AND asked.kind = 'regular_visits')
       WHERE e.refused = ? AND e.id > ? AND e.closed_on IS NULL AND ${scope.where}
         ${show === 'to_ask' ? 'AND (c.recorded_at IS NULL OR c.recorded_at < ?)' : ''}
       ORDER BY e.id LIMIT ${query.limit + 1}`,
      [true, afterId, ...scope.params, ...(show === 'to_ask' ? [this.quarterStart()] : [])],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return { quarter: quarterOf(this.clock.today()), items: items.map((row) => this.refusal(row)), nextCursor };
  }

  private refusal(row: RefusalRecord): RefusalRow {
    const lastAskedAt = instantOf(row.recorded_at ?? row.updated_at);
    return {
      elderId: row.id,
      name: row.name,
      age: ageOn(parseLocalDate(row.birth_date), this.clock.today()),
      level: row.level,
      villageName: this.regions.nameOf(row.village_code) ?? '',
      address: row.address,
      visitorName: row.visitor_name,
      reason: row.reason,
      lastAskedAt: lastAskedAt.toISOString(),
      askedThisQuarter: row.recorded_at !== null && this.isThisQuarter(lastAskedAt),
    };
  }

  private isThisQuarter(instant: Date | null): boolean {
    return instant !== null && instant >= this.quarterStart();
  }

  private quarterStart(): Date {
    return this.clock.startOf(quarterRange(quarterOf(this.clock.today())).from);
  }
}

/** 暂停探访（住院）, 退出（去世）. */
function titleOf({ kind, reason }: ToldStatusEvent): string {
  const words =
    reason === null ? undefined : ({ ...ABSENCE_REASONS, ...CLOSE_REASONS } as Record<string, string>)[reason];
  return words ? `${STATUS_EVENT_KINDS[kind]}（${words}）` : STATUS_EVENT_KINDS[kind];
}
