import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { SavedFilter } from './saved-filter.entity.js';
import type { RemovedFilter, SavedFilterPage, SavedFilterView, SaveFilter } from './saved-filters.dto.js';

/** So many are more than a list that helps. */
const MOST = 30;

/** Filters of the register that people keep. Sight is still the reader's own: a filter holds conditions, no rows. */
@Injectable()
export class SavedFiltersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  /** The reader's own, and those shared by colleagues of the same place, in the order in which they were kept. */
  async list(actor: Actor, query: PageQuery): Promise<SavedFilterPage> {
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const later = { id: MoreThan(afterId) };
    const ofPlace = actor.regionCode === null ? [] : [{ ...later, regionCode: actor.regionCode, shared: true }];
    const rows = await this.dataSource.manager.find(SavedFilter, {
      where: [{ ...later, accountId: actor.accountId }, ...ofPlace],
      order: { id: 'ASC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    const names = await this.accounts.namesOf(items.map((row) => row.accountId));
    return { items: items.map((row) => viewOf(row, actor, names.get(row.accountId) ?? '')), nextCursor };
  }

  /** @throws Problem 422 `saved_filter.too_many` */
  save(actor: Actor, body: SaveFilter): Promise<SavedFilterView> {
    const request = { clientId: body.clientId, route: 'POST /saved-filters', body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const row = await this.put(tx, actor, body);
        await this.audit.record(tx, actor, {
          action: 'saved_filter.keep',
          subjectType: 'saved_filter',
          subjectId: row.id,
          detail: { shared: row.shared },
        });
        const names = await this.accounts.namesOf([actor.accountId], tx);
        return viewOf(row, actor, names.get(actor.accountId) ?? '');
      }),
    );
  }

  /** @throws Problem 404 `saved_filter.not_found`, also for somebody else's */
  remove(actor: Actor, id: number): Promise<RemovedFilter> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.delete(SavedFilter, { id, accountId: actor.accountId });
      if (!affected) throw notFound('没有这个常用筛选，可能已经删除。', 'saved_filter.not_found');
      await this.audit.record(tx, actor, { action: 'saved_filter.keep', subjectType: 'saved_filter', subjectId: id });
      return { id };
    });
  }

  private async put(
    tx: EntityManager,
    actor: Actor,
    { name, query, shared = false }: SaveFilter,
  ): Promise<SavedFilter> {
    const earlier = await tx.findOneBy(SavedFilter, { accountId: actor.accountId, name });
    if (earlier) return tx.save(SavedFilter, { ...earlier, query, shared, regionCode: actor.regionCode });
    if ((await tx.countBy(SavedFilter, { accountId: actor.accountId })) >= MOST) {
      throw invalid('saved_filter.too_many', `常用筛选最多保存 ${MOST} 个，请先删掉不用的。`);
    }
    const { accountId, regionCode } = actor;
    return tx.save(SavedFilter, { accountId, name, query, shared, regionCode, createdAt: this.clock.now() });
  }
}

function viewOf({ id, name, query, shared, accountId }: SavedFilter, actor: Actor, ownerName: string): SavedFilterView {
  return { id, name, query, shared, own: accountId === actor.accountId, ownerName };
}
