import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { notFound } from '../../platform/errors.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Contact } from './contact.entity.js';
import type { Elder } from './elder.entity.js';
import { RegistryService } from './registry.service.js';
import type { LookPage, RevealedNumber, RevealNumber } from './reveal.dto.js';
import { Reveal } from './reveal.entity.js';

/** How long a screen may show a number: long enough to dial, or to copy it onto a form. */
const SHOWN_MINUTES = 5;

const LABELS: Record<Reveal['field'], string> = {
  idNumber: '身份证号',
  phone: '电话',
  contactPhone: '联系人电话',
  visitorPhone: '探访员电话',
};

/** SQLite takes a limited number of values in a statement. */
const ROWS_AT_ONCE = 500;

/** Shows masked numbers to those who say why, and keeps who looked. */
@Injectable()
export class RevealsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly transactions: Transactions,
    private readonly registry: RegistryService,
    private readonly audit: Audit,
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `elder.not_found` (also out of scope) or `reveal.nothing` where there is no such number */
  reveal(actor: Actor, elderId: number, body: RevealNumber): Promise<RevealedNumber> {
    return this.transactions.run(async (tx) => {
      const elder = await this.registry.getInScope(tx, actor, elderId);
      const contactId = body.field === 'contactPhone' ? (body.contactId ?? null) : null;
      const stored = await this.stored(tx, elder, body.field, contactId);
      if (stored === null) throw notFound('档案里没有这个号码。', 'reveal.nothing');

      const expiresAt = await this.record(tx, actor, { elderId, field: body.field, contactId, reason: body.reason });
      await this.audit.record(tx, actor, {
        action: 'elder.reveal',
        subjectType: 'elder',
        subjectId: elderId,
        regionCode: elder.villageCode,
        detail: { field: body.field, ...(contactId === null ? {} : { contactId }) },
      });
      return { value: this.crypto.decrypt(stored), expiresAt };
    });
  }

  /**
   * Keeps that somebody looked at a number about an elder.
   * @returns the instant (ISO 8601) until which a screen may show it
   */
  async record(
    tx: EntityManager,
    actor: Actor,
    looked: Pick<Reveal, 'elderId' | 'field' | 'contactId' | 'reason'>,
  ): Promise<string> {
    const revealedAt = this.clock.now();
    const expiresAt = new Date(revealedAt.getTime() + SHOWN_MINUTES * 60_000);
    await tx.insert(Reveal, { ...looked, revealedBy: actor.accountId, revealedAt, expiresAt });
    return expiresAt.toISOString();
  }

  /**
   * Who looked, latest first.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async looks(actor: Actor, elderId: number, query: PageQuery): Promise<LookPage> {
    await this.registry.getInScope(this.dataSource.manager, actor, elderId);
    return this.looksAt(elderId, query);
  }

  /** The same about an elder who is known to be the reader's. */
  async looksAt(elderId: number, query: PageQuery): Promise<LookPage> {
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.dataSource.manager.find(Reveal, {
      where: { elderId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    const names = await this.accounts.namesOf(items.map((row) => row.revealedBy));
    return {
      items: items.map(({ id, field, reason, revealedBy, revealedAt }) => ({
        id,
        field,
        label: LABELS[field],
        reason,
        byName: names.get(revealedBy) ?? '',
        at: revealedAt.toISOString(),
      })),
      nextCursor,
    };
  }

  /** Keeps that somebody took the numbers of many elders with him, on paper or in a file. */
  async recordAll(tx: EntityManager, actor: Actor, elderIds: readonly number[], reason: string): Promise<void> {
    const revealedAt = this.clock.now();
    const looked = { field: 'idNumber' as const, contactId: null, reason, revealedBy: actor.accountId, revealedAt };
    for (let first = 0; first < elderIds.length; first += ROWS_AT_ONCE) {
      const ids = elderIds.slice(first, first + ROWS_AT_ONCE);
      await tx.insert(
        Reveal,
        ids.map((elderId) => ({ ...looked, elderId, expiresAt: revealedAt })),
      );
    }
  }

  private async stored(
    tx: EntityManager,
    elder: Elder,
    field: RevealNumber['field'],
    contactId: number | null,
  ): Promise<string | null> {
    if (field === 'idNumber') return elder.idNumberEnc;
    if (field === 'phone') return elder.phoneEnc;
    const contact = contactId === null ? null : await tx.findOneBy(Contact, { id: contactId, elderId: elder.id });
    return contact?.phoneEnc ?? null;
  }
}
