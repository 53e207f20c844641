import { Injectable } from '@nestjs/common';
import type { ListItemState, ListSource } from '@tanfang/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, notFound } from '../../platform/errors.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { TasksService } from '../../platform/tasks/tasks.service.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { listTemplate } from './list-columns.js';
import { LIST_MATCH } from './list-tasks.js';
import type { ReceivedWorkbook } from './received-file.js';
import { SharedList } from './shared-list.entity.js';
import type { ListItemCounts, SharedListPage, SharedListView } from './shared-lists.dto.js';
import { WorkbookStore } from './workbook-store.js';

/** Lists of 民政, 卫健 and 残联 (三（三）9): uploaded by the bureau, matched in the background. */
@Injectable()
export class SharedListsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly tasks: TasksService,
    private readonly accounts: AccountsService,
    private readonly store: WorkbookStore,
  ) {}

  template(source: ListSource): Promise<Buffer> {
    return listTemplate(source);
  }

  /**
   * Keeps the list and begins to match it.
   * @param complete whether it names everybody of its kind in the city
   * @throws Problem 409 `shared_list.busy` while another list of the source is matched
   */
  async upload(
    actor: Actor,
    source: ListSource,
    complete: boolean,
    { fileName, bytes }: ReceivedWorkbook,
  ): Promise<SharedListView> {
    const storedName = await this.store.keep(bytes);
    try {
      const id = await this.transactions.run(async (tx) => {
        if (await tx.existsBy(SharedList, { source, state: 'checking' }))
          throw conflict('shared_list.busy', '这个部门的上一份名单还在比对，请等它完成再上传。');
        const list = await tx.save(SharedList, {
          source,
          complete,
          accountId: actor.accountId,
          fileName,
          storedName,
          state: 'checking' as const,
          taskId: null,
          error: null,
          rowsRead: 0,
          rowsUnreadable: 0,
          unreadable: [],
          createdAt: this.clock.now(),
          matchedAt: null,
        });
        const work = { kind: LIST_MATCH, payload: { listId: list.id }, villageCode: null, townCode: null };
        await tx.update(SharedList, list.id, { taskId: await this.tasks.begin(tx, actor, work) });
        await this.audit.record(tx, actor, {
          action: 'shared_list.upload',
          subjectType: 'shared_list',
          subjectId: list.id,
          detail: { source, complete, bytes: bytes.length },
        });
        return list.id;
      });
      return await this.read(id);
    } catch (error) {
      await this.store.erase(storedName);
      throw error;
    }
  }

  /** Lists of the city, newest first. They hold counts, and nobody's data. */
  async list(query: PageQuery): Promise<SharedListPage> {
    const [before] = decodeCursor(query.cursor, ['number']) ?? [null];
    const select = this.dataSource.manager.createQueryBuilder(SharedList, 'list');
    if (before !== null) select.where('list.id < :before', { before });
    const lists = await select
      .orderBy('list.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const { items, nextCursor } = pageOf(lists, query.limit, ({ id }) => [id]);
    const views: SharedListView[] = [];
    for (const list of items) views.push(await this.viewOf(list));
    return { items: views, nextCursor };
  }

  /** @throws Problem 404 `shared_list.not_found` */
  async read(id: number): Promise<SharedListView> {
    const list = await this.dataSource.manager.findOneBy(SharedList, { id });
    if (!list) throw notFound('没有这份名单。', 'shared_list.not_found');
    return this.viewOf(list);
  }

  private async viewOf(list: SharedList): Promise<SharedListView> {
    const { accountId, createdAt, matchedAt, storedName: _, ...shown } = list;
    const names = await this.accounts.namesOf([accountId]);
    return {
      ...shown,
      createdByName: names.get(accountId) ?? '',
      createdAt: createdAt.toISOString(),
      matchedAt: matchedAt?.toISOString() ?? null,
      items: await this.countsOf(list.id),
    };
  }

  private async countsOf(listId: number): Promise<ListItemCounts> {
    const rows = await this.dataSource.query<{ state: ListItemState; items: number | string }[]>(
      'SELECT state, COUNT(*) AS items FROM list_item WHERE list_id = ? GROUP BY state',
      [listId],
    );
    const counts: ListItemCounts = { open: 0, accepted: 0, dismissed: 0, settled: 0 };
    for (const { state, items } of rows) counts[state] = Number(items);
    return counts;
  }
}
