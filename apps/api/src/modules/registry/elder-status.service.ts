import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ABSENCE_REASONS, addDays, isLocalDate, type LocalDate } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { Absence } from './absence.entity.js';
import type { ElderFile } from './elder-file.dto.js';
import { ElderFileViews } from './elder-file-views.js';
import type { DeclareWish, ResumeVisits, SuspendVisits } from './elder-status.dto.js';
import { Elder } from './elder.entity.js';
import { Faults } from './faults.js';
import { elderDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { FileRecords } from './file-records.js';
import { type FileRows, RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';
import { StatusRecordsService } from './status-records.service.js';

/** Days that somebody may enter ahead; a longer stay is entered without an end. */
const DAYS_AHEAD = 366;

/** Days away, and what elders say about visits: dated, with a reason, and felt in the plan of the week at once. */
@Injectable()
export class ElderStatusService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly repository: RegistryRepository,
    private readonly records: FileRecords,
    private readonly history: FileHistory,
    private readonly statuses: StatusRecordsService,
    private readonly views: ElderFileViews,
    private readonly planning: PlanningService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
  ) {}

  /**
   * The elder is away from one day to another, or until somebody says so: home visits become remote contacts.
   * @throws Problem 400 with every wrong field, 404 out of scope, 409 `elder.closed` or `absence.overlaps`
   */
  suspend(actor: Actor, elderId: number, body: SuspendVisits): Promise<ElderFile> {
    return this.once(actor, elderId, 'suspensions', body, async (tx, { elder }) => {
      const today = this.clock.today();
      const { from, to } = daysOf(body, elder.registeredOn, today);
      for (const other of await this.statuses.openAbsences(tx, elderId)) {
        if ((other.toDate !== null && other.toDate < from) || (to !== null && other.fromDate > to)) continue;
        const until = other.toDate === null ? '至今' : `至 ${other.toDate}`;
        throw conflict(
          'absence.overlaps',
          `这位老人 ${other.fromDate} ${until}已登记${ABSENCE_REASONS[other.reason]}。请先恢复，或改日期。`,
        );
      }
      const state = to !== null && to < today ? 'over' : from > today ? 'planned' : 'running';
      await tx.insert(Absence, {
        elderId,
        reason: body.reason,
        fromDate: from,
        toDate: to,
        state,
        recordedAt: this.clock.now(),
        recordedBy: actor.accountId,
      });
      const { reason, note } = body;
      await this.statuses.add(tx, actor, elderId, { kind: 'suspended', reason, from, to, note });
      if (state === 'running') await tx.update(Elder, elderId, { status: 'suspended' });
      await this.log(tx, actor, 'elder.suspend', elder, { reason, from, to });
    });
  }

  /**
   * The elder is back: home visits begin again on that day. Back on the first day or before: the days were a mistake.
   * @throws Problem 400 for the day, 404 `absence.not_found`, also for days that are over; 404 out of scope
   */
  resume(actor: Actor, elderId: number, absenceId: number, body: ResumeVisits): Promise<ElderFile> {
    return this.once(actor, elderId, `absences/${absenceId}/end`, body, async (tx, { elder }) => {
      const absence = (await this.statuses.openAbsences(tx, elderId)).find(({ id }) => id === absenceId);
      if (!absence) throw notFound('没有这段暂停，或已经恢复。请刷新后查看。', 'absence.not_found');
      const { backOn, note } = body;
      const today = this.clock.today();
      const faults = new Faults();
      if (!isLocalDate(backOn) || backOn > addDays(today, DAYS_AHEAD)) {
        faults.add('backOn', 'absence.day', '没有这一天，或太远。请填写到家的日期');
      }
      faults.refuseIfAny();

      const lastDay = addDays(backOn as LocalDate, -1);
      const never = lastDay < absence.fromDate;
      const over = backOn <= today;
      const ended = { endedAt: this.clock.now(), endedBy: actor.accountId };
      if (never) await tx.update(Absence, absence.id, { state: 'voided', ...ended });
      else
        await tx.update(Absence, absence.id, {
          toDate: lastDay,
          ...(over ? { state: 'over' as const, ...ended } : {}),
        });
      await this.statuses.add(tx, actor, elderId, { kind: 'resumed', reason: absence.reason, from: backOn, note });
      if (elder.status === 'suspended' && !(await this.statuses.isAway(tx, elderId))) {
        await tx.update(Elder, elderId, { status: elder.refused ? 'refused' : 'active' });
      }
      await this.log(tx, actor, 'elder.suspend', elder, { backOn });
    });
  }

  /**
   * What the elder said when asked: declined, declined again, or agreed. Each answer is kept.
   * @throws Problem 400 without a reason for a refusal, 404 out of scope, 409 `elder.closed`
   */
  declareWish(actor: Actor, elderId: number, body: DeclareWish): Promise<ElderFile> {
    return this.once(actor, elderId, 'wishes', body, async (tx, rows) => {
      const { elder } = rows;
      const wish = { regularVisits: body.regularVisits, homeVisit: body.homeVisit, reason: body.reason ?? null };
      const faults = new Faults();
      if (!wish.regularVisits && wish.reason === null) {
        faults.add('reason', 'consent.reason_missing', '请填写不愿接受探访的原因');
      }
      if (!wish.regularVisits && wish.homeVisit) {
        faults.add('homeVisit', 'consent.contradiction', '不愿接受定期探访时，不能同意上门探访，请核对');
      }
      faults.refuseIfAny();

      const before = this.records.stateOf(rows).elder;
      const differences = elderDifferences(before, { ...before, wish }, () => '');
      await this.records.addWish(tx, actor, elderId, wish);
      const status = elder.status === 'suspended' ? 'suspended' : wish.regularVisits ? 'active' : 'refused';
      const columns = { refused: !wish.regularVisits, homeVisitConsent: wish.homeVisit, status } as const;
      await this.history.saveElder(tx, actor, elder, columns, differences);
      await this.monthlyUpdates.record(tx, actor, elder, 'changed');
      await this.log(tx, actor, 'elder.ask', elder, { regularVisits: wish.regularVisits });
    });
  }

  /** One act on an open file, its household locked; the week is planned anew after it. */
  private once<B extends { clientId: string }>(
    actor: Actor,
    elderId: number,
    path: string,
    body: B,
    work: (tx: EntityManager, rows: FileRows) => Promise<void>,
  ): Promise<ElderFile> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/${path}`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const { householdId } = await this.registry.getInScope(tx, actor, elderId);
        await this.repository.lockHousehold(tx, householdId);
        const rows = await this.repository.file(tx, elderId);
        if (rows.elder.status === 'closed') {
          throw conflict('elder.closed', `这份档案已于 ${rows.elder.closedOn} 退出。要继续探访，请先恢复建档。`);
        }
        await work(tx, rows);
        await this.planning.planElder(tx, elderId);
        return this.views.fileOf(tx, elderId);
      }),
    );
  }

  private log(tx: EntityManager, actor: Actor, action: Permission, elder: Elder, detail: object): Promise<void> {
    const subject = { subjectType: 'elder', subjectId: elder.id, regionCode: elder.villageCode };
    return this.audit.record(tx, actor, { action, ...subject, detail: detail as Record<string, unknown> });
  }
}

function daysOf(
  { from, to }: SuspendVisits,
  registeredOn: string,
  today: LocalDate,
): { from: LocalDate; to: LocalDate | null } {
  const faults = new Faults();
  const latest = addDays(today, DAYS_AHEAD);
  if (!isLocalDate(from) || from > latest || from < registeredOn) {
    faults.add('from', 'absence.day', '没有这一天，或早于建档日期，或太远，请核对开始日期');
  }
  const last = to ?? null;
  if (last !== null && (!isLocalDate(last) || last < from || last > latest)) {
    faults.add('to', 'absence.day', '结束日期不能早于开始日期；还不知道时可以不填');
  }
  faults.refuseIfAny();
  return { from: from as LocalDate, to: last as LocalDate | null };
}
