import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, isLocalDate, levelName, type LocalDate, rankOf, type RaiseStatus, type Role } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { conflict, type FieldError, forbidden, invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ClassificationService, ClassRaise } from '../classification/classification.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { type Elder, RegistryService } from '../registry/registry.service.js';
import { RejudgingService } from '../registry/rejudging.service.js';
import type { DecideRaise, EndRaise, ProposeRaise, RaisePage, RaiseQuery, RaiseView } from './raises.dto.js';
import { type RaiseFilter, type RaiseRow, RaisesRepository } from './raises.repository.js';

/** A raise is looked at again after two years at the latest. */
const LONGEST_DAYS = 731;

/** Who decides what whom proposed: never the same office, hence never the same person. */
const DECIDED_BY: Partial<Record<Role, { role: Role; office: string }>> = {
  village_manager: { role: 'town_officer', office: '镇（区、街道）' },
  town_officer: { role: 'city_officer', office: '市民政局' },
};

/** 人工提级（“等特殊困难老年人”，各地可逐步扩大）: proposed with a reason, decided by a second person, ended in the open. */
@Injectable()
export class RaisesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
    private readonly regions: RegionsService,
    private readonly registry: RegistryService,
    private readonly rejudging: RejudgingService,
    private readonly classification: ClassificationService,
    private readonly repository: RaisesRepository,
  ) {}

  /** Raises in the actor's scope, latest first. */
  list(actor: Actor, query: RaiseQuery): Promise<RaisePage> {
    const show = query.show ?? 'to_decide';
    const decided = (Object.keys(DECIDED_BY) as Role[]).filter((role) => DECIDED_BY[role]?.role === actor.role);
    const filters: Record<typeof show, RaiseFilter> = {
      // Who decides nothing sees what waits for others.
      to_decide: { statuses: ['proposed'], proposedRoles: decided.length > 0 ? decided : undefined },
      running: { statuses: ['approved'] },
      all: {},
    };
    return this.page(actor, filters[show], query);
  }

  /** The raises of one elder. @throws Problem 404 `elder.not_found`, also out of scope */
  async ofElder(actor: Actor, elderId: number, query: PageQuery): Promise<RaisePage> {
    await this.registry.getInScope(this.dataSource.manager, actor, elderId);
    return this.page(actor, { elderId }, query);
  }

  /**
   * @throws Problem 400 for the days, 404 out of scope, 409 `elder.closed` or `class_raise.exists`, 422
   *   `class_raise.not_higher`
   */
  propose(actor: Actor, elderId: number, body: ProposeRaise): Promise<RaiseView> {
    return this.once(actor, `elders/${elderId}/class-raises`, body, async (tx) => {
      const elder = await this.registry.getInScope(tx, actor, elderId);
      await this.rejudging.lock(tx, elder);
      if (elder.status === 'closed') throw conflict('elder.closed', '这份档案已退出，不能提级。');
      const days = daysOf(body, this.clock.today());
      await this.refuseSecond(tx, elderId);
      await this.refuseNotHigher(tx, elder, body);
      const { level, reason } = body;
      const id = await insertRow(tx, ClassRaise, {
        elderId,
        activeElderId: elderId,
        level,
        reason,
        fromDate: days.from,
        toDate: days.to,
        status: 'proposed',
        proposedRole: actor.role,
        proposedBy: actor.accountId,
        proposedAt: this.clock.now(),
        ...NOT_DECIDED,
      });
      const decides = DECIDED_BY[actor.role]?.role;
      await this.notifications.tell(tx, {
        kind: 'raise_waiting',
        about: { type: 'class_raise', id },
        facts: { place: this.notifications.placeName(elder.villageCode), level },
        to: decides === 'town_officer' ? [{ role: decides, regionCode: elder.townCode }] : this.notifications.bureau(),
        by: actor.accountId,
      });
      await this.log(tx, actor, 'class_raise.propose', elder, { raiseId: id, level });
      return id;
    });
  }

  /**
   * @throws Problem 403 `class_raise.other_office`, 404 out of scope, 409 `class_raise.decided` or
   *   `class_raise.past`, 400 without a reason for a refusal
   */
  decide(actor: Actor, raiseId: number, body: DecideRaise): Promise<RaiseView> {
    return this.once(actor, `class-raises/${raiseId}/decision`, body, async (tx) => {
      const { elder, raise, household } = await this.lock(tx, actor, raiseId);
      this.refuseOtherOffice(actor, raise);
      if (raise.status !== 'proposed') throw conflict('class_raise.decided', decidedWords(raise.status));
      const note = body.note ?? null;
      if (!body.approve && note === null) throw wrongField('note', 'class_raise.note', '不同意时请填写原因');
      const today = this.clock.today();
      if (body.approve && raise.toDate !== null && raise.toDate < today) {
        throw conflict('class_raise.past', `这次提级到 ${raise.toDate} 为止，已经过了。请让对方重新提出。`);
      }
      await tx.update(ClassRaise, raiseId, {
        status: body.approve ? 'approved' : 'rejected',
        activeElderId: body.approve ? raise.elderId : null,
        fromDate: body.approve && raise.fromDate < today ? today : raise.fromDate,
        decidedBy: actor.accountId,
        decidedAt: this.clock.now(),
        decisionNote: note,
      });
      if (body.approve) await this.rejudging.judge(tx, actor, household, elder.id, 'raise_decided');
      await this.notifications.tell(tx, {
        kind: 'raise_decided',
        about: { type: 'class_raise', id: raiseId },
        facts: { place: this.notifications.placeName(elder.villageCode), approved: body.approve },
        to: [raise.proposedBy],
        by: actor.accountId,
      });
      await this.log(tx, actor, 'class_raise.decide', elder, { raiseId, approve: body.approve });
      return raiseId;
    });
  }

  /**
   * Ends a raise, by the office that decides; or takes a proposal back, by who made it. The class follows from Monday.
   * @throws Problem 403 `class_raise.other_office`, 404 out of scope, 409 `class_raise.over`
   */
  end(actor: Actor, raiseId: number, body: EndRaise): Promise<RaiseView> {
    return this.once(actor, `class-raises/${raiseId}/end`, body, async (tx) => {
      const { elder, raise, household } = await this.lock(tx, actor, raiseId);
      const isOwnProposal = raise.status === 'proposed' && raise.proposedBy === actor.accountId;
      if (!isOwnProposal) this.refuseOtherOffice(actor, raise);
      if (raise.activeElderId === null) throw conflict('class_raise.over', decidedWords(raise.status));
      const ended = { endedBy: actor.accountId, endedAt: this.clock.now(), endReason: body.reason };
      await tx.update(ClassRaise, raiseId, { status: 'ended', activeElderId: null, ...ended });
      if (raise.status === 'approved') await this.rejudging.judge(tx, actor, household, elder.id, 'raise_ended');
      await this.log(tx, actor, 'class_raise.end', elder, { raiseId });
      return raiseId;
    });
  }

  private once<B extends { clientId: string }>(
    actor: Actor,
    path: string,
    body: B,
    work: (tx: EntityManager) => Promise<number>,
  ): Promise<RaiseView> {
    const request = { clientId: body.clientId, route: `POST /${path}`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const raiseId = await work(tx);
        const [row] = await this.repository.rows(tx, actor, {}, raiseId + 1, 1);
        if (row?.raise.id !== raiseId) throw new Error(`raise ${raiseId} is out of scope`);
        return (await this.views(tx, actor, [row]))[0] as RaiseView;
      }),
    );
  }

  /** The household first, as everywhere; then the raise as it stands under that lock. */
  private async lock(tx: EntityManager, actor: Actor, raiseId: number) {
    const found = await tx.findOneBy(ClassRaise, { id: raiseId });
    const elder = found && (await this.inScope(tx, actor, found.elderId));
    if (!elder) throw notFound('没有这次提级，或不在您负责的范围内。', 'class_raise.not_found');
    const household = await this.rejudging.lock(tx, elder);
    return { elder, household, raise: await this.repository.locked(tx, raiseId) };
  }

  private async inScope(tx: EntityManager, actor: Actor, elderId: number): Promise<Elder | null> {
    return this.registry.findInScope(tx, actor, elderId);
  }

  private refuseOtherOffice(actor: Actor, raise: ClassRaise): void {
    const by = DECIDED_BY[raise.proposedRole];
    if (by?.role === actor.role && raise.proposedBy !== actor.accountId) return;
    throw forbidden(`这次提级由${by?.office ?? '上级'}审批，提出的人不能自己审批。`, 'class_raise.other_office');
  }

  private async refuseSecond(tx: EntityManager, elderId: number): Promise<void> {
    const other = await tx.findOneBy(ClassRaise, { activeElderId: elderId });
    if (!other) return;
    const words = other.status === 'proposed' ? '正在等待审批' : '正在执行';
    throw conflict('class_raise.exists', `这位老人已有一次提级${words}。要改动的，请先结束那一次。`);
  }

  private async refuseNotHigher(tx: EntityManager, elder: Elder, { level }: ProposeRaise): Promise<void> {
    const now = await this.classification.now(tx, elder.id);
    const judged = (now?.upcoming ?? now?.current)?.level ?? null;
    if (rankOf(level) > rankOf(judged)) return;
    const detail = `这位老人已是${levelName(judged)}，提级只能提到更高的一类`;
    throw invalid('class_raise.not_higher', `${detail}。没有保存。`, [
      { field: 'level', code: 'class_raise.not_higher', detail },
    ]);
  }

  private async page(actor: Actor, filter: RaiseFilter, query: PageQuery): Promise<RaisePage> {
    const tx = this.dataSource.manager;
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.repository.rows(tx, actor, filter, beforeId, query.limit + 1);
    const { items, nextCursor } = pageOf(rows, query.limit, ({ raise }) => [raise.id]);
    return { items: await this.views(tx, actor, items), nextCursor };
  }

  private async views(tx: EntityManager, actor: Actor, rows: readonly RaiseRow[]): Promise<RaiseView[]> {
    const people = rows.flatMap(({ raise }) => [raise.proposedBy, raise.decidedBy, raise.endedBy]);
    const names = await this.accounts.namesOf(
      people.filter((id) => id !== null),
      tx,
    );
    const nameOf = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? ''));
    return rows.map(({ raise, elder }) => ({
      id: raise.id,
      elderId: elder.id,
      elderName: elder.name,
      villageName: this.regions.nameOf(elder.villageCode) ?? '',
      townName: this.regions.nameOf(elder.townCode) ?? '',
      levelNow: elder.level,
      level: raise.level,
      reason: raise.reason,
      from: raise.fromDate,
      to: raise.toDate,
      status: raise.status,
      proposedByName: nameOf(raise.proposedBy) ?? '',
      proposedRole: raise.proposedRole,
      proposedAt: raise.proposedAt.toISOString(),
      decidedByName: nameOf(raise.decidedBy),
      decidedAt: raise.decidedAt?.toISOString() ?? null,
      decisionNote: raise.decisionNote,
      endedByName: nameOf(raise.endedBy),
      endedAt: raise.endedAt?.toISOString() ?? null,
      endReason: raise.endReason,
      decidedWhere: DECIDED_BY[raise.proposedRole]?.office ?? '',
      actions: actionsOf(actor, raise),
    }));
  }

  private log(tx: EntityManager, actor: Actor, action: Permission, elder: Elder, detail: object): Promise<void> {
    const subject = { subjectType: 'elder', subjectId: elder.id, regionCode: elder.villageCode };
    return this.audit.record(tx, actor, { action, ...subject, detail: { ...detail } });
  }
}

const NOT_DECIDED = {
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
  endedBy: null,
  endedAt: null,
  endReason: null,
} as const;

function actionsOf(actor: Actor, raise: ClassRaise): RaiseView['actions'] {
  const isOwn = raise.proposedBy === actor.accountId;
  const decides = DECIDED_BY[raise.proposedRole]?.role === actor.role && !isOwn;
  if (raise.status === 'proposed') return decides ? ['decide'] : isOwn ? ['take_back'] : [];
  return raise.status === 'approved' && decides ? ['end'] : [];
}

function decidedWords(status: RaiseStatus): string {
  const words = { proposed: '还在等待审批', approved: '已批准', rejected: '已经没有批准', ended: '已经结束' }[status];
  return `这次提级${words}，没有再次办理。请刷新后查看。`;
}

function daysOf({ from, to }: ProposeRaise, today: LocalDate): { from: string; to: string | null } {
  if (!isLocalDate(from) || from < today || from > addDays(today, LONGEST_DAYS)) {
    throw wrongField('from', 'class_raise.day', '没有这一天，或早于今天，请核对开始日期');
  }
  const last = to ?? null;
  if (last !== null && (!isLocalDate(last) || last < from || last > addDays(from, LONGEST_DAYS))) {
    throw wrongField('to', 'class_raise.day', '结束日期不能早于开始日期，最长两年；可以不填');
  }
  return { from, to: last };
}

function wrongField(field: string, code: string, detail: string) {
  const errors: FieldError[] = [{ field, code, detail }];
  return malformed(errors);
}
