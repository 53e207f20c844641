import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addDays,
  BOOST_CAUSES,
  BOOST_KINDS,
  BOOST_STATUSES,
  type CareLevel,
  monthOf,
  parseLocalDate,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, forbidden, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Boost } from './boost.entity.js';
import type { BoostPage, BoostQuery, BoostView, DecideBoost, EndBoost, ProposeBoost } from './boosts.dto.js';
import { BoostProposals } from './boost-proposals.service.js';
import { BoostRulesService, wrong } from './boost-rules.service.js';
import { BoostsRepository } from './boosts.repository.js';

/** 加密探访 (三（一）4) and 远程替代 (三（三）8): proposed, approved by a second person, ended in the open. */
@Injectable()
export class BoostsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly planning: PlanningService,
    private readonly marks: FigureMarks,
    private readonly rules: BoostRulesService,
    private readonly proposals: BoostProposals,
    private readonly repository: BoostsRepository,
  ) {}

  /** Rules that touch the actor's place, latest first. */
  async list(actor: Actor, query: BoostQuery): Promise<BoostPage> {
    const tx = this.dataSource.manager;
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const boosts = await this.repository.page(tx, actor, beforeId, query.limit + 1);
    const { items, nextCursor } = pageOf(boosts, query.limit, ({ id }) => [id]);
    return { items: await this.views(tx, actor, items), nextCursor };
  }

  /** @throws Problem 400 for the days or numbers, 404 `region.unknown` outside the actor's place */
  propose(actor: Actor, body: ProposeBoost): Promise<BoostView> {
    return this.once(actor, 'boosts', body, async (tx) => {
      this.rules.check(actor, body);
      return this.proposals.byPerson(tx, actor, body);
    });
  }

  /**
   * @throws Problem 403 `boost.same_person` or `boost.other_office`, 404 out of sight, 409 `boost.decided` or
   *   `boost.past`, 400 without a reason for a refusal
   */
  async decide(actor: Actor, id: number, body: DecideBoost): Promise<BoostView> {
    const view = await this.once(actor, `boosts/${id}/decision`, body, async (tx) => {
      const boost = await this.lock(tx, actor, id);
      if (boost.proposedBy === actor.accountId) {
        throw forbidden('提出的人不能自己审批，请由本单位另一人或市民政局审批。', 'boost.same_person');
      }
      this.refuseOtherOffice(actor, boost);
      if (boost.status !== 'proposed') throw conflict('boost.decided', statusWords(boost));
      const note = body.note ?? null;
      if (!body.approve && note === null) throw wrong('note', '不同意时请填写原因');
      if (body.approve && boost.toDate < this.clock.today()) {
        throw conflict('boost.past', `到 ${boost.toDate} 为止，已经过了。请让对方重新提出。`);
      }
      await tx.update(Boost, id, {
        status: body.approve ? 'approved' : 'rejected',
        planPending: body.approve,
        decidedBy: actor.accountId,
        decidedAt: this.clock.now(),
        decisionNote: note,
      });
      if (body.approve) await this.outdate(tx, boost);
      await this.proposals.tellDecided(tx, actor, boost, body.approve);
      await this.log(tx, actor, 'boost.decide', boost, { approve: body.approve });
      return id;
    });
    await this.planPending();
    return view;
  }

  /**
   * Ends a rule: from today it holds no more, what was due before stays. A proposal is taken back by who made it.
   * @throws Problem 403 `boost.other_office`, 404 out of sight, 409 `boost.over`
   */
  async end(actor: Actor, id: number, body: EndBoost): Promise<BoostView> {
    const view = await this.once(actor, `boosts/${id}/end`, body, async (tx) => {
      const boost = await this.lock(tx, actor, id);
      const isOwnProposal = boost.status === 'proposed' && boost.proposedBy === actor.accountId;
      if (!isOwnProposal) this.refuseOtherOffice(actor, boost);
      const today = this.clock.today();
      const isRunning = boost.status === 'approved' && boost.untilDate >= today;
      if (!isOwnProposal && !isRunning) throw conflict('boost.over', statusWords(boost));
      await tx.update(Boost, id, {
        status: isOwnProposal ? 'withdrawn' : 'ended',
        untilDate: isOwnProposal ? boost.untilDate : addDays(today, -1),
        planPending: isRunning,
        endedBy: actor.accountId,
        endedAt: this.clock.now(),
        endReason: body.reason,
      });
      if (isRunning) await this.outdate(tx, boost);
      await this.log(tx, actor, 'boost.end', boost, { status: boost.status });
      return id;
    });
    await this.planPending();
    return view;
  }

  /** Plans the running week anew where a decision asks for it. Done twice, it comes out the same. @returns how many */
  async planPending(): Promise<number> {
    const pending = await this.dataSource.manager.findBy(Boost, { planPending: true });
    for (const { id, status, regionCode, regionLevel } of pending) {
      await this.planning.planArea(this.planning.currentWeek(), { regionCode, regionLevel });
      // A later step on the same rule asks anew, and is planned on its own.
      await this.transactions.run((tx) => tx.update(Boost, { id, status }, { planPending: false }));
    }
    return pending.length;
  }

  private once<B extends { clientId: string }>(
    actor: Actor,
    path: string,
    body: B,
    work: (tx: EntityManager) => Promise<number>,
  ): Promise<BoostView> {
    const request = { clientId: body.clientId, route: `POST /${path}`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const boost = await tx.findOneByOrFail(Boost, { id: await work(tx) });
        return (await this.views(tx, actor, [boost]))[0] as BoostView;
      }),
    );
  }

  private async lock(tx: EntityManager, actor: Actor, id: number): Promise<Boost> {
    const boost = await this.repository.locked(tx, actor, id);
    if (!boost) throw notFound('没有这条加密探访或远程替代的安排，或不在您负责的范围内。', 'boost.not_found');
    return boost;
  }

  /** The month in which it begins counts it, in each village of the area. */
  private outdate(tx: EntityManager, { regionCode, regionLevel, fromDate }: Boost): Promise<void> {
    const period = monthOf(parseLocalDate(fromDate));
    const villages = this.regions
      .ofLevel('village')
      .filter(({ code, townCode }) => regionLevel === 'city' || code === regionCode || townCode === regionCode);
    return this.marks.add(
      tx,
      villages.map(({ code }) => ({ villageCode: code, period })),
    );
  }

  private refuseOtherOffice(actor: Actor, boost: Boost): void {
    if (this.regions.covers(actor, boost.regionCode)) return;
    throw forbidden('全市的加密探访由市民政局办理。', 'boost.other_office');
  }

  private async views(tx: EntityManager, actor: Actor, boosts: readonly Boost[]): Promise<BoostView[]> {
    const people = boosts.flatMap((boost) => [boost.proposedBy, boost.decidedBy, boost.endedBy]);
    const names = await this.accounts.namesOf(
      people.filter((id) => id !== null),
      tx,
    );
    const nameOf = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? ''));
    return boosts.map((boost) => ({
      id: boost.id,
      kind: boost.kind,
      kindName: BOOST_KINDS[boost.kind],
      cause: boost.cause,
      causeName: BOOST_CAUSES[boost.cause],
      regionCode: boost.regionCode,
      regionName: this.regions.nameOf(boost.regionCode) ?? '',
      levels: boost.levels.split('') as CareLevel[],
      from: boost.fromDate,
      to: boost.toDate,
      until: boost.untilDate,
      extraHome: boost.extraHome,
      extraRemote: boost.extraRemote,
      reason: boost.reason,
      status: boost.status,
      statusName: BOOST_STATUSES[boost.status],
      proposedByName: nameOf(boost.proposedBy) ?? '系统',
      proposedAt: boost.proposedAt.toISOString(),
      decidedByName: nameOf(boost.decidedBy),
      decidedAt: boost.decidedAt?.toISOString() ?? null,
      decisionNote: boost.decisionNote,
      endedByName: nameOf(boost.endedBy) ?? (boost.endedAt ? '系统' : null),
      endedAt: boost.endedAt?.toISOString() ?? null,
      endReason: boost.endReason,
      actions: this.actionsOf(actor, boost),
    }));
  }

  private actionsOf(actor: Actor, boost: Boost): BoostView['actions'] {
    const isOwn = boost.proposedBy === actor.accountId;
    if (boost.status === 'proposed' && isOwn) return ['take_back'];
    if (!this.regions.covers(actor, boost.regionCode)) return [];
    if (boost.status === 'proposed') return ['decide'];
    return boost.status === 'approved' && boost.untilDate >= this.clock.today() ? ['end'] : [];
  }

  private log(
    tx: EntityManager,
    actor: Actor,
    action: Permission,
    boost: Pick<Boost, 'id' | 'regionCode'>,
    detail: object,
  ): Promise<void> {
    const subject = { subjectType: 'boost', subjectId: boost.id, regionCode: boost.regionCode };
    return this.audit.record(tx, actor, { action, ...subject, detail: { ...detail } });
  }
}

function statusWords(boost: Boost): string {
  const words = boost.status === 'approved' ? '已批准并到期' : BOOST_STATUSES[boost.status];
  return `这条安排${words}，没有再次办理。请刷新后查看。`;
}
