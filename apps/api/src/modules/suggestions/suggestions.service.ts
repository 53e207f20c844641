import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addDays,
  type ChangeTopic,
  type FileSection,
  parsePhone,
  PHONE_MESSAGES,
  suggestionsOfVisit,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegistryService } from '../registry/registry.service.js';
import { VisitRecordsService } from '../visits/visit-records.service.js';
import { Suggestion } from './suggestion.entity.js';
import type {
  DecidedSuggestion,
  DecideSuggestion,
  ReportChange,
  ReportedChange,
  SuggestionPage,
  SuggestionView,
} from './suggestions.dto.js';

/** What the visits of about two months said; what is older went through a monthly update since. */
const DAYS_BACK = 62;
const VISITS_BACK = 20;
/** More than anybody reads; a family that sends more is asked to call. */
const MOST_OPEN = 20;

const SECTION_OF: Record<ChangeTopic, FileSection> = {
  phone: 'basic',
  address: 'basic',
  hospital: 'health',
  other: 'basic',
};

/** Offers to a file what family and visits said, so that nobody types it again. Nothing is taken over by itself. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly accounts: AccountsService,
    private readonly registry: RegistryService,
    private readonly visits: VisitRecordsService,
  ) {}

  /**
   * A family member says that something changed.
   * @throws Problem 400 for a phone that is none, 404 not bound, or the elder does not agree, 422 `suggestion.too_many`
   */
  report(actor: Actor, elderId: number, body: ReportChange): Promise<ReportedChange> {
    const request = { clientId: body.clientId, route: `POST /family/elders/${elderId}/changes`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const elder = await this.registry.getInScope(tx, actor, elderId);
        if ((await tx.countBy(Suggestion, { elderId, state: 'open' })) >= MOST_OPEN) {
          throw invalid('suggestion.too_many', '已有较多情况在等村（社区）核对，急事请直接打电话给探访员。');
        }
        const phone = phoneOf(body);
        const reportedAt = this.clock.now();
        const id = await insertRow(tx, Suggestion, {
          elderId,
          sourceKey: `family:${body.clientId}`,
          source: 'family',
          topic: body.topic,
          textEnc: this.crypto.encrypt(body.text.trim()),
          valueEnc: phone === null ? null : this.crypto.encrypt(phone),
          reportedBy: actor.accountId,
          reportedAt,
          state: 'open',
          decidedAt: null,
          decidedBy: null,
        });
        await this.audit.record(tx, actor, {
          action: 'suggestion.send',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: elder.villageCode,
          detail: { suggestionId: id, topic: body.topic },
        });
        return { id, topic: body.topic, reportedAt: reportedAt.toISOString() };
      }),
    );
  }

  /**
   * What waits for a decision, the family's first.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async list(actor: Actor, elderId: number): Promise<SuggestionPage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const items = (await this.open(tx, elderId)).map(({ reportedBy: _, ...shown }) => shown);
    return { items, nextCursor: null };
  }

  /** @throws Problem 404 `suggestion.not_open`, or elder out of scope */
  decide(actor: Actor, elderId: number, { key, decision }: DecideSuggestion): Promise<DecidedSuggestion> {
    return this.transactions.run(async (tx) => {
      const elder = await this.registry.getInScope(tx, actor, elderId);
      const offered = (await this.open(tx, elderId)).find((one) => one.key === key);
      if (!offered) throw notFound('这条情况已经处理过，或不在了。请刷新后再看。', 'suggestion.not_open');
      const decided = { state: decision, decidedAt: this.clock.now(), decidedBy: actor.accountId };
      if (offered.source === 'family') {
        await tx.update(Suggestion, { sourceKey: key, elderId, state: 'open' }, decided);
      } else {
        await insertRow(tx, Suggestion, {
          elderId,
          sourceKey: key,
          source: 'visit',
          topic: key.split(':')[2] as Suggestion['topic'],
          textEnc: this.crypto.encrypt(offered.text),
          valueEnc: offered.value === null ? null : this.crypto.encrypt(offered.value),
          reportedBy: offered.reportedBy,
          reportedAt: new Date(offered.reportedAt),
          ...decided,
        });
      }
      await this.audit.record(tx, actor, {
        action: 'suggestion.decide',
        subjectType: 'elder',
        subjectId: elderId,
        regionCode: elder.villageCode,
        detail: { key, decision },
      });
      return { key, decision };
    });
  }

  private async open(tx: EntityManager, elderId: number): Promise<(SuggestionView & { reportedBy: number })[]> {
    const stored = await tx.find(Suggestion, { where: { elderId }, order: { id: 'DESC' }, take: 200 });
    const decided = new Set(stored.filter(({ source }) => source === 'visit').map(({ sourceKey }) => sourceKey));
    const ofFamily = stored
      .filter(({ state }) => state === 'open')
      .map((row) => ({
        key: row.sourceKey,
        section: SECTION_OF[row.topic as ChangeTopic],
        source: 'family' as const,
        text: this.crypto.decrypt(row.textEnc),
        reportedBy: row.reportedBy,
        reportedAt: row.reportedAt.toISOString(),
        fills: row.valueEnc === null ? null : ('phone' as const),
        value: row.valueEnc && this.crypto.decrypt(row.valueEnc),
      }));
    const ofVisits = (await this.ofVisits(tx, elderId)).filter(({ key }) => !decided.has(key));
    const offered = [...ofFamily, ...ofVisits];
    const names = await this.accounts.namesOf(
      offered.map(({ reportedBy }) => reportedBy),
      tx,
    );
    return offered.map((one) => ({ ...one, byName: names.get(one.reportedBy) ?? '' }));
  }

  /** The latest visit speaks for each item: what an earlier one said of it is over. */
  private async ofVisits(tx: EntityManager, elderId: number) {
    const since = addDays(this.clock.today(), -DAYS_BACK);
    const spoken = new Set<string>();
    return (await this.visits.reported(tx, elderId, since, VISITS_BACK)).flatMap((visit) => {
      const offered = suggestionsOfVisit(visit as Parameters<typeof suggestionsOfVisit>[0]).filter(
        ({ item }) => !spoken.has(item),
      );
      for (const { item } of offered) spoken.add(item);
      return offered.map(({ item, section, text, illness }) => ({
        key: `visit:${visit.id}:${item}`,
        section,
        source: 'visit' as const,
        text,
        reportedBy: visit.visitorId,
        reportedAt: visit.at.toISOString(),
        fills: illness === null ? null : ('illnessHistory' as const),
        value: illness,
      }));
    });
  }
}

/** The new phone in its one form; null where none was told. */
function phoneOf({ topic, phone }: ReportChange): string | null {
  if (topic !== 'phone' || !phone || phone.trim() === '') return null;
  const parsed = parsePhone(phone);
  if (parsed.valid) return parsed.normalized;
  throw malformed([{ field: 'phone', code: `phone.${parsed.error}`, detail: PHONE_MESSAGES[parsed.error] }]);
}
