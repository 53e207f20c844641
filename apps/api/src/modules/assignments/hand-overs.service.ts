import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { AssignmentsService } from '../registry/assignments.service.js';
import type { HandedElder, HandOver, HandOverDone, HandOverPreview, PreviewHandOver } from './assignments.dto.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CoveringService } from './covering.service.js';

type LockedElder = Awaited<ReturnType<AssignmentsService['lockElders']>>[number];

/** 交接: many elders at once get another visitor, for good or for some days. */
@Injectable()
export class HandOversService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly planning: PlanningService,
    private readonly assignments: AssignmentsService,
    private readonly covering: CoveringService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /** What a hand-over comes to. Nothing is saved. @throws Problem 404 for elders or visitors out of scope */
  async preview(actor: Actor, body: PreviewHandOver): Promise<HandOverPreview> {
    const tx = this.dataSource.manager;
    if (body.period) this.covering.checkDays(body.period.from, body.period.to, 'period.');
    const ids = idsOf(body.elders);
    const rows = await this.repository.loadedElders(tx, actor, { elderIds: ids }, this.planning.currentWeek());
    if (rows.length < ids.length) {
      throw notFound('有老人的档案已退出，或不在您负责的范围内。请刷新名单后再办。', 'elder.not_found');
    }
    const { toVisitorId } = body;
    if (toVisitorId !== null) await this.covering.visitor(tx, actor, toVisitorId);
    const loads = await this.repository.loads(
      tx,
      toVisitorId === null ? [] : [toVisitorId],
      this.planning.currentWeek(),
      this.clock.today(),
    );
    const levels = (level: string | null): number => rows.filter((row) => row.level === level).length;
    return {
      elders: rows.length,
      households: new Set(rows.map((row) => row.household_id)).size,
      byLevel: { A: levels('A'), B: levels('B'), C: levels('C'), none: levels(null) },
      contactsLeft: rows.reduce((sum, row) => sum + Number(row.contacts_left), 0),
      openFollowUps: await this.repository.openFollowUps(tx, ids),
      eldersOfReceiver: loads.get(toVisitorId ?? 0)?.elders ?? 0,
      unchanged: rows.filter((row) => row.assigned_visitor_id === toVisitorId).length,
    };
  }

  /**
   * Hands over: the files, their history, the week that runs. Weeks that are over, and visits on a phone that are
   * uploaded later, stay with whoever they were of.
   * @throws Problem 400, 404 for elders or visitors out of scope, 409 `assignment.changed` where somebody else was
   *   quicker, `leave.overlap`
   */
  handOver(actor: Actor, body: HandOver): Promise<HandOverDone> {
    const request = { clientId: body.clientId, route: 'POST /assignments/hand-over', body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const elders = await this.assignments.lockElders(tx, actor, idsOf(body.elders));
        if (body.toVisitorId !== null) await this.covering.visitor(tx, actor, body.toVisitorId);
        refuseClosed(elders);
        refuseChanged(elders, body.elders);
        return body.period ? this.forPeriod(tx, actor, elders, body) : this.forGood(tx, actor, elders, body);
      }),
    );
  }

  private async forGood(
    tx: EntityManager,
    actor: Actor,
    elders: LockedElder[],
    { toVisitorId, reason, clientId }: HandOver,
  ): Promise<HandOverDone> {
    const changing = elders.filter((elder) => elder.assignedVisitorId !== toVisitorId);
    if (changing.length === 0) throw invalid('assignment.nothing_changed', '选中的老人已经由这位探访员负责。');
    if (toVisitorId !== null) await this.checkVillages(tx, changing, toVisitorId);
    const people = [toVisitorId, ...changing.map((elder) => elder.assignedVisitorId)].filter((id) => id !== null);
    const names = await this.accounts.namesOf(people, tx);
    const decision = { visitorId: toVisitorId, reason: 'handed_over', note: reason } as const;
    await this.assignments.handOver(tx, actor, changing, decision, (id) => names.get(id) ?? '');
    const ids = changing.map(({ id }) => id);
    await this.planning.reassign(tx, ids, toVisitorId);
    await this.repository.endCovers(tx, ids, this.clock.today());
    const [{ villageCode } = { villageCode: '' }] = changing;
    if (toVisitorId !== null) {
      await this.covering.tellReceiver(
        tx,
        actor,
        { visitorId: toVisitorId, villageCode, elders: ids.length },
        clientId,
      );
    }
    await this.log(tx, actor, changing, { toVisitorId });
    return { elders: changing.length, unchanged: elders.length - changing.length, leaveIds: [] };
  }

  /** For some days: a leave for each visitor whose elders these are, with one cover. */
  private async forPeriod(
    tx: EntityManager,
    actor: Actor,
    elders: LockedElder[],
    { toVisitorId, reason, period }: HandOver,
  ): Promise<HandOverDone> {
    const { from, to } = period as NonNullable<typeof period>;
    this.covering.checkDays(from, to, 'period.');
    if (toVisitorId === null) {
      throw malformed([{ field: 'toVisitorId', code: 'leave.cover', detail: '请选择代班的探访员' }]);
    }
    const covered = elders.filter((elder) => elder.assignedVisitorId !== toVisitorId);
    const nobodys = covered.find((elder) => elder.assignedVisitorId === null);
    if (nobodys) {
      throw invalid('leave.unassigned', `${nobodys.name}还没有探访关爱联系人，没有人可以代，请先办理长期交接。`);
    }
    if (covered.length === 0) throw invalid('assignment.nothing_changed', '选中的老人已经由这位探访员负责。');
    const leaveIds: number[] = [];
    for (const visitorId of new Set(covered.map((elder) => elder.assignedVisitorId as number))) {
      const own = covered.filter((elder) => elder.assignedVisitorId === visitorId);
      const { villageCode, townCode } = own[0] as LockedElder;
      await this.covering.checkCover(tx, { coverId: toVisitorId, visitorId, villageCode }, { from, to }, 'toVisitorId');
      const covers = own.map(({ id }) => ({ elderId: id, coverId: toVisitorId }));
      const visitor = { id: visitorId, region_code: villageCode };
      leaveIds.push(await this.covering.write(tx, actor, { visitor, townCode, from, to, reason, covers }));
    }
    await this.log(tx, actor, covered, { toVisitorId, from, to });
    return { elders: covered.length, unchanged: elders.length - covered.length, leaveIds };
  }

  /** A visitor works in one village: elders of others go to others. */
  private async checkVillages(tx: EntityManager, elders: LockedElder[], visitorId: number): Promise<void> {
    for (const villageCode of new Set(elders.map((elder) => elder.villageCode))) {
      if (await this.assignments.fits(tx, visitorId, villageCode)) continue;
      const detail = '请选择本村（社区）的探访员。不同村（居）的老人请分开交接';
      throw malformed([{ field: 'toVisitorId', code: 'assigned_visitor.unknown', detail }]);
    }
  }

  private async log(
    tx: EntityManager,
    actor: Actor,
    elders: LockedElder[],
    detail: Record<string, unknown>,
  ): Promise<void> {
    for (const villageCode of new Set(elders.map((elder) => elder.villageCode))) {
      const elderIds = elders.filter((elder) => elder.villageCode === villageCode).map(({ id }) => id);
      await this.audit.record(tx, actor, {
        action: 'assignment.hand_over',
        subjectType: 'account',
        subjectId: (detail.toVisitorId as number | null) ?? null,
        regionCode: villageCode,
        detail: { ...detail, elderIds },
      });
    }
  }
}

function idsOf(elders: HandedElder[]): number[] {
  return [...new Set(elders.map(({ elderId }) => elderId))];
}

function refuseClosed(elders: LockedElder[]): void {
  const closed = elders.find(({ status }) => status === 'closed');
  if (closed) throw invalid('assignment.file_closed', `${closed.name}的档案已退出，不用再指定探访员。请刷新名单。`);
}

function refuseChanged(elders: LockedElder[], shown: HandedElder[]): void {
  const changed = elders.filter(
    ({ id, assignedVisitorId }) => shown.find(({ elderId }) => elderId === id)?.visitorId !== assignedVisitorId,
  );
  if (changed.length === 0) return;
  const names = changed.slice(0, 5).map(({ name }) => name);
  throw conflict(
    'assignment.changed',
    `${names.join('、')}${changed.length > 5 ? `等 ${changed.length} 位` : ''}的探访员刚由别人改过，这次交接还没有办理。请刷新名单，核对后再办。`,
    { changed: changed.map(({ id, assignedVisitorId }) => ({ elderId: id, visitorId: assignedVisitorId })) },
  );
}
