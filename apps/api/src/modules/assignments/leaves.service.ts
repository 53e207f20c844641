import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import { addDays, shareOut } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, pageOf, type PageQuery } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { AssignmentsService } from '../registry/assignments.service.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CoveringService } from './covering.service.js';
import { LeaveCover } from './leave-cover.entity.js';
import type { ArrangeLeave, CoverProposal, EndLeave, LeavePage, LeaveView, ProposeCovers } from './leaves.dto.js';
import { VisitorLeave } from './visitor-leave.entity.js';

/** 请假代班: a visitor is away for some days, and colleagues stand in. */
@Injectable()
export class LeavesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly planning: PlanningService,
    private readonly assignments: AssignmentsService,
    private readonly covering: CoveringService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /**
   * How a visitor's elders could be shared out: households whole, loads even. Nothing is saved.
   * @throws Problem 400, 404 `visitor.not_found`
   */
  async propose(actor: Actor, body: ProposeCovers): Promise<CoverProposal> {
    const tx = this.dataSource.manager;
    this.covering.checkDays(body.from, body.to);
    const visitor = await this.covering.visitor(tx, actor, body.visitorId);
    for (const [i, coverId] of body.coverIds.entries()) {
      const who = { coverId, visitorId: visitor.id, villageCode: visitor.region_code };
      await this.covering.checkCover(tx, who, body, `coverIds.${i}`);
    }
    const week = this.planning.currentWeek();
    const elders = await this.repository.loadedElders(tx, actor, { visitorId: visitor.id }, week);
    const loads = await this.repository.loads(tx, body.coverIds, week, this.clock.today());
    const shared = shareOut(
      elders.map((row) => ({
        elderId: row.id,
        householdId: row.household_id,
        weight: Math.max(1, Number(row.contacts)),
      })),
      body.coverIds.map((accountId) => ({ accountId, load: loads.get(accountId)?.contacts ?? 0 })),
    );
    const coverOf = new Map(shared.map(({ elderId, coverId }) => [elderId, coverId]));
    const names = await this.accounts.namesOf(body.coverIds);
    return {
      covers: elders.map((row) => ({
        elderId: row.id,
        householdId: row.household_id,
        name: row.name,
        level: row.level,
        address: row.address,
        contacts: Number(row.contacts),
        coverId: coverOf.get(row.id) as number,
      })),
      colleagues: body.coverIds.map((accountId) => ({
        accountId,
        name: names.get(accountId) ?? '',
        elders: loads.get(accountId)?.elders ?? 0,
        contacts: loads.get(accountId)?.contacts ?? 0,
      })),
    };
  }

  /**
   * Saves a leave with its covers.
   * @throws Problem 400, 404 `visitor.not_found` or `elder.not_found`, 409 `leave.overlap`, 422 `leave.not_own` or
   *   `leave.uncovered`
   */
  arrange(actor: Actor, body: ArrangeLeave): Promise<LeaveView> {
    const request = { clientId: body.clientId, route: 'POST /leaves', body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const visitor = await this.covering.visitor(tx, actor, body.visitorId);
        this.covering.checkDays(body.from, body.to);
        const elderIds = body.covers.map(({ elderId }) => elderId);
        if (new Set(elderIds).size < elderIds.length) {
          throw malformed([{ field: 'covers', code: 'leave.twice', detail: '有老人选了两次，请刷新后再安排' }]);
        }
        const elders = await this.assignments.lockElders(tx, actor, elderIds);
        const foreign = elders.find((elder) => elder.assignedVisitorId !== visitor.id || elder.status === 'closed');
        if (foreign) {
          throw invalid('leave.not_own', `${foreign.name}现在不由这位探访员负责。请刷新后重新分派。`);
        }
        const own = await this.repository.loadedElders(
          tx,
          actor,
          { visitorId: visitor.id },
          this.planning.currentWeek(),
        );
        const left = own.filter(({ id }) => !elderIds.includes(id));
        if (left.length > 0) {
          const names = left.slice(0, 5).map(({ name }) => name);
          throw invalid('leave.uncovered', `还有 ${left.length} 位老人没有人代：${names.join('、')}。请分派后再保存。`);
        }
        for (const coverId of new Set(body.covers.map((cover) => cover.coverId))) {
          const who = { coverId, visitorId: visitor.id, villageCode: visitor.region_code };
          const i = body.covers.findIndex((cover) => cover.coverId === coverId);
          await this.covering.checkCover(tx, who, body, `covers.${i}.coverId`);
        }
        const townCode = this.regions.get(visitor.region_code).townCode ?? '';
        const { from, to, reason, covers } = body;
        const id = await this.covering.write(tx, actor, { visitor, townCode, from, to, reason, covers });
        await this.audit.record(tx, actor, {
          action: 'leave.arrange',
          subjectType: 'visitor_leave',
          subjectId: id,
          regionCode: visitor.region_code,
          detail: { visitorId: visitor.id, from, to, covers: covers.length },
        });
        return this.viewOf(tx, await tx.findOneByOrFail(VisitorLeave, { id }));
      }),
    );
  }

  /**
   * The visitor is back before the last day, or does not go: covers end with yesterday.
   * @throws Problem 404 `leave.not_found`, also out of scope, 422 `leave.over`
   */
  end(actor: Actor, leaveId: number, body: EndLeave): Promise<LeaveView> {
    const request = { clientId: body.clientId, route: `POST /leaves/${leaveId}/end`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const leave = await tx.findOneBy(VisitorLeave, { id: leaveId });
        if (!leave || !this.regions.covers(actor, leave.villageCode)) {
          throw notFound('没有这次请假，或不在您负责的范围内。', 'leave.not_found');
        }
        const today = this.clock.today();
        if (leave.endedOn !== null || leave.toDate < today) throw invalid('leave.over', '这次代班已经结束。');
        await tx.update(VisitorLeave, leaveId, { endedOn: today, endedBy: actor.accountId });
        // Each elder keeps a row, so that it stays known who had been asked to stand in.
        await tx.query('UPDATE leave_cover SET to_date = ? WHERE leave_id = ? AND to_date >= ?', [
          addDays(today, -1),
          leaveId,
          today,
        ]);
        await this.audit.record(tx, actor, {
          action: 'leave.end',
          subjectType: 'visitor_leave',
          subjectId: leaveId,
          regionCode: leave.villageCode,
        });
        return this.viewOf(tx, { ...leave, endedOn: today });
      }),
    );
  }

  /** Leaves in scope, latest first. */
  async list(actor: Actor, query: PageQuery): Promise<LeavePage> {
    const before = decodeCursor(query.cursor, ['number'])?.[0] ?? null;
    const place =
      actor.role === 'city_officer'
        ? {}
        : actor.role === 'town_officer'
          ? { townCode: actor.regionCode ?? '' }
          : { villageCode: actor.regionCode ?? '' };
    const tx = this.dataSource.manager;
    const rows = await tx.find(VisitorLeave, {
      where: { ...place, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    const items: LeaveView[] = [];
    for (const row of page.items) items.push(await this.viewOf(tx, row));
    return { items, nextCursor: page.nextCursor };
  }

  private async viewOf(tx: EntityManager, leave: VisitorLeave): Promise<LeaveView> {
    const covers = await tx.find(LeaveCover, { where: { leaveId: In([leave.id]) }, order: { id: 'ASC' } });
    const names = await this.accounts.namesOf([leave.visitorId, ...covers.map(({ coverId }) => coverId)], tx);
    const today = this.clock.today();
    const over = leave.endedOn !== null || leave.toDate < today;
    return {
      id: leave.id,
      visitorId: leave.visitorId,
      visitorName: names.get(leave.visitorId) ?? '',
      villageCode: leave.villageCode,
      villageName: this.regions.nameOf(leave.villageCode) ?? '',
      from: leave.fromDate,
      to: leave.toDate,
      reason: leave.reason,
      state: over ? 'over' : leave.fromDate > today ? 'upcoming' : 'running',
      endedOn: leave.endedOn,
      covers: [...new Set(covers.map(({ coverId }) => coverId))].map((accountId) => ({
        accountId,
        name: names.get(accountId) ?? '',
        elders: covers.filter(({ coverId }) => coverId === accountId).length,
      })),
    };
  }
}
