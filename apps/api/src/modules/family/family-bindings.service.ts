import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { forUpdate, Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegistryService } from '../registry/registry.service.js';
import { FamilyBinding } from './family-binding.entity.js';
import type { BindFamily, FamilyBindingPage, FamilyBindingView, RecordFamilyConsent } from './family.dto.js';

/** Which family accounts belong to which elders, and whether the elder agrees. */
@Injectable()
export class FamilyBindingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly registry: RegistryService,
  ) {}

  /**
   * The bindings of an elder that were not revoked, in the order in which they were made.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async list(actor: Actor, elderId: number, query: PageQuery): Promise<FamilyBindingPage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const rows = await tx.find(FamilyBinding, {
      where: { elderId, revokedAt: IsNull(), id: MoreThan(afterId) },
      order: { id: 'ASC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    const names = await this.accounts.namesOf(items.map((row) => row.accountId));
    return { items: items.map((row) => viewOf(row, names.get(row.accountId) ?? '')), nextCursor };
  }

  /**
   * Binds a family account to an elder.
   * @throws Problem 400 when there is no such family account, 404 elder out of scope, 409 `family.bound` already
   */
  async bind(actor: Actor, elderId: number, body: BindFamily): Promise<FamilyBindingView> {
    const account = await this.accounts.findByLoginName(body.loginName);
    if (account?.role !== 'family' || account.disabledAt) {
      throw malformed([
        { field: 'loginName', code: 'family.unknown_account', detail: '没有这个家属账号，请核对登录名' },
      ]);
    }
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/family-bindings`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const elder = await this.registry.getInScope(tx, actor, elderId);
        const earlier = await tx.findOneBy(FamilyBinding, { elderId, accountId: account.id });
        if (earlier) throw conflict('family.bound', '这位家属已经关联过这位老人，可以直接登记老人是否同意。');
        const binding = await tx.save(FamilyBinding, {
          accountId: account.id,
          elderId,
          relation: body.relation,
          consented: body.consented,
          createdAt: this.clock.now(),
          createdBy: actor.accountId,
          revokedAt: null,
          revokedBy: null,
        });
        await this.registry.addFamilyWish(tx, actor, elderId, binding.id, { granted: body.consented, reason: null });
        await this.audit.record(tx, actor, {
          action: 'family.bind',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: elder.villageCode,
          detail: { bindingId: binding.id, consented: body.consented },
        });
        return viewOf(binding, account.displayName);
      }),
    );
  }

  /**
   * Records what the elder now wishes about one family member.
   * @throws Problem 404 `family.not_bound`, or elder out of scope
   */
  async recordConsent(
    actor: Actor,
    elderId: number,
    bindingId: number,
    body: RecordFamilyConsent,
  ): Promise<FamilyBindingView> {
    const route = `POST /elders/${elderId}/family-bindings/${bindingId}/consents`;
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () => {
        const elder = await this.registry.getInScope(tx, actor, elderId);
        const binding = await this.lockBinding(tx, elderId, bindingId);
        await tx.update(FamilyBinding, bindingId, { consented: body.granted });
        const wish = { granted: body.granted, reason: body.reason ?? null };
        await this.registry.addFamilyWish(tx, actor, elderId, bindingId, wish);
        await this.audit.record(tx, actor, {
          action: 'family.bind',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: elder.villageCode,
          detail: { bindingId, consented: body.granted },
        });
        const names = await this.accounts.namesOf([binding.accountId], tx);
        return viewOf({ ...binding, consented: body.granted }, names.get(binding.accountId) ?? '');
      }),
    );
  }

  private async lockBinding(tx: EntityManager, elderId: number, id: number): Promise<FamilyBinding> {
    const binding = await tx.findOne(FamilyBinding, {
      where: { id, elderId, revokedAt: IsNull() },
      ...forUpdate(tx),
    });
    if (!binding) throw notFound('这位家属没有关联这位老人。', 'family.not_bound');
    return binding;
  }
}

function viewOf(
  { id, elderId, relation, consented, createdAt }: FamilyBinding,
  displayName: string,
): FamilyBindingView {
  return { id, elderId, displayName, relation, consented, createdAt: createdAt.toISOString() };
}
