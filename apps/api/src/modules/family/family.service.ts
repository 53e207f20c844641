import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ageOn, maskPhone, parseLocalDate, policyOn } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RevealsService } from '../registry/reveals.service.js';
import { VisitRecordsService } from '../visits/visit-records.service.js';
import { WarningsInForce } from '../weather/warnings-in-force.service.js';
import { followUpInWords, frequencyInWords, statusInWords, visitInWords } from './family-words.js';
import type {
  FamilyElderPage,
  FamilyLookPage,
  FamilySummary,
  FamilyVisitor,
  ReportDone,
  RevealedVisitorPhone,
} from './family.dto.js';
import { type BoundElder, FamilyRepository } from './family.repository.js';

/** How many visits the summary shows. */
const SHOWN_VISITS = 10;

/** What families see: calm, short, and only of elders who agreed. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly repository: FamilyRepository,
    private readonly accounts: AccountsService,
    private readonly planning: PlanningService,
    private readonly visits: VisitRecordsService,
    private readonly followUps: FollowUpsService,
    private readonly reveals: RevealsService,
    private readonly warnings: WarningsInForce,
  ) {}

  /** The elders who agreed that the reader may see their visits. */
  async elders(actor: Actor, query: PageQuery): Promise<FamilyElderPage> {
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const rows = await this.repository.bound(actor, afterId, query.limit + 1);
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.elderId]);
    const manager = this.dataSource.manager;
    const ids = items.map((row) => row.elderId);
    const last = await this.visits.lastCompleted(manager, ids);
    const next = await this.planning.nextContacts(manager, ids);
    const unfinished = await this.followUps.unfinishedOf(manager, ids);
    return {
      items: items.map(({ elderId, name, relation }) => {
        const visit = last.get(elderId);
        return {
          elderId,
          name,
          relation,
          lastVisit: visit ? { on: visit.on, method: visit.method } : null,
          nextPlanned: next.get(elderId) ?? null,
          openFollowUps: unfinished.filter((followUp) => followUp.elderId === elderId).length,
        };
      }),
      nextCursor,
    };
  }

  /** @throws Problem 404 `elder.not_found` for an elder who is not bound to the reader, or does not agree */
  async summary(actor: Actor, elderId: number): Promise<FamilySummary> {
    const elder = await this.boundOne(actor, elderId);
    const manager = this.dataSource.manager;
    const today = this.clock.today();
    const visits = await this.visits.recent(manager, elderId, SHOWN_VISITS);
    const next = await this.planning.nextContacts(manager, [elderId]);
    const unfinished = await this.followUps.unfinishedOf(manager, [elderId]);
    const reader = actor.role === 'elder' ? 'elder' : 'family';
    return {
      elderId,
      name: elder.name,
      age: ageOn(parseLocalDate(elder.birthDate), today),
      level: elder.level,
      levelWords: statusInWords(elder) ?? frequencyInWords(elder.level, policyOn(today)),
      visits: visits.map((visit) => ({
        on: visit.on,
        method: visit.method,
        outcome: visit.outcome,
        summary: visitInWords(visit),
      })),
      nextPlanned: next.get(elderId) ?? null,
      followUps: unfinished.map(({ id, kind, openedAt, saidDone }) => ({
        id,
        since: this.clock.dateOf(openedAt),
        summary: followUpInWords(kind),
        saidDone,
      })),
      visitor: await this.visitorOf(elder),
      warnings: elder.status === 'active' ? await this.warnings.of(elder.villageCode, reader) : [],
    };
  }

  /**
   * Notes that the family says something is done.
   * @throws Problem 404 `elder.not_found`, `follow_up.unknown`, 409 `follow_up.finished`
   */
  async reportDone(actor: Actor, elderId: number, followUpId: number, body: ReportDone): Promise<FamilySummary> {
    const route = `POST /family/elders/${elderId}/follow-ups/${followUpId}/done`;
    await this.boundOne(actor, elderId);
    await this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () => {
        await this.followUps.suggestDone(tx, actor, elderId, followUpId, body.note?.trim() || null);
        return null;
      }),
    );
    return this.summary(actor, elderId);
  }

  /**
   * Who looked at the elder's numbers, latest first.
   * @throws Problem 404 `elder.not_found`
   */
  async looks(actor: Actor, elderId: number, query: PageQuery): Promise<FamilyLookPage> {
    await this.boundOne(actor, elderId);
    const { items, nextCursor } = await this.reveals.looksAt(elderId, query);
    return {
      items: items.map(({ id, label, reason, byName, at }) => ({
        id,
        on: this.clock.dateOf(new Date(at)),
        summary: `${byName || '工作人员'}查看了${label}，用于：${reason}`,
      })),
      nextCursor,
    };
  }

  /**
   * The number of the elder's visitor, to be called; who asked and when is kept.
   * @throws Problem 404 `elder.not_found`, or `family.no_visitor_phone`
   */
  async visitorPhone(actor: Actor, elderId: number, reason: string): Promise<RevealedVisitorPhone> {
    const { assignedVisitorId } = await this.boundOne(actor, elderId);
    const value = assignedVisitorId === null ? null : await this.accounts.phoneOf(assignedVisitorId);
    if (value === null) throw notFound('还没有登记探访员的电话，请联系村（社区）。', 'family.no_visitor_phone');
    return this.transactions.run(async (tx) => {
      const looked = { elderId, field: 'visitorPhone' as const, contactId: null, reason };
      const expiresAt = await this.reveals.record(tx, actor, looked);
      await this.audit.record(tx, actor, {
        action: 'family.call',
        subjectType: 'elder',
        subjectId: elderId,
        detail: { visitorId: assignedVisitorId },
      });
      return { value, expiresAt };
    });
  }

  private async boundOne(actor: Actor, elderId: number): Promise<BoundElder> {
    const elder = await this.repository.boundOne(actor, elderId);
    if (!elder) throw notFound('没有这位老人的信息，或老人还没有同意您查看。', 'elder.not_found');
    return elder;
  }

  private async visitorOf({ assignedVisitorId }: BoundElder): Promise<FamilyVisitor | null> {
    if (assignedVisitorId === null) return null;
    const names = await this.accounts.namesOf([assignedVisitorId]);
    const phone = await this.accounts.phoneOf(assignedVisitorId);
    return { displayName: names.get(assignedVisitorId) ?? '', maskedPhone: phone && maskPhone(phone) };
  }
}
