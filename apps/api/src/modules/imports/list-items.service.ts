import { Injectable } from '@nestjs/common';
import { maskResidentId } from '@tanfang/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, invalid, notFound, Problem } from '../../platform/errors.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { applyElderScope } from '../../platform/scope.js';
import { forUpdate, Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { FileIntakeService } from '../registry/file-intake.service.js';
import { FileMatchingService } from '../registry/file-matching.service.js';
import { ListContents } from './list-contents.js';
import { agrees, changeFor, listSays } from './list-facts.js';
import { ListItem } from './list-item.entity.js';
import type { ListedPersonView, ListItemPage, ListItemQuery, ListItemView } from './shared-lists.dto.js';

/** The review queue: what shared lists and the register disagree about, decided by whoever keeps the files. */
@Injectable()
export class ListItemsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly intake: FileIntakeService,
    private readonly matching: FileMatchingService,
    private readonly contents: ListContents,
  ) {}

  /** Items of the place, oldest first. */
  async list(actor: Actor, { state, source, finding, cursor, limit }: ListItemQuery): Promise<ListItemPage> {
    const [after] = decodeCursor(cursor, ['number']) ?? [0];
    const select = applyElderScope(
      this.dataSource.manager.createQueryBuilder(ListItem, 'item').where('item.id > :after', { after }),
      'item',
      actor,
      'elder_id',
    ).andWhere('item.state = :state', { state });
    if (source) select.andWhere('item.source = :source', { source });
    if (finding) select.andWhere('item.finding = :finding', { finding });
    const rows = await select
      .orderBy('item.id', 'ASC')
      .take(limit + 1)
      .getMany();
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => [id]);
    return { items: await this.viewsOf(items), nextCursor };
  }

  /**
   * Takes the list's word over into the file, which is judged anew; again by the same person it changes nothing.
   * @throws Problem 404 `list_item.not_found`, 409 `list_item.decided`, 422 `list_item.no_file`, and as a change of the file
   */
  accept(actor: Actor, id: number): Promise<ListItemView> {
    return this.decide(actor, id, 'accepted', async (tx, item) => {
      const file = (await this.matching.match(tx, actor, [item.idNumberIndex])).get(item.idNumberIndex);
      if (!file?.inScope) {
        throw invalid('list_item.no_file', '台账里没有这位老人的档案。请点“登记建档”，核实后登记。');
      }
      const content = this.contents.contentOf(item);
      if (!content || agrees(item.source, file.facts, content.fact)) return { elderId: file.elderId };
      const facts = changeFor(item.source, file.facts, content.fact);
      const form = { facts, version: file.version };
      const before = await this.intake.change(tx, actor, file.elderId, form);
      const after = await this.matching.versionsOf(tx, file.householdId);
      return {
        elderId: file.elderId,
        beforeEnc: this.contents.sealed(before),
        elderVersion: after.elders.get(file.elderId) ?? null,
        householdVersion: after.household,
      };
    });
  }

  /** The register stays as it is. @throws Problem 404, 409 `list_item.decided` */
  dismiss(actor: Actor, id: number, reason: string): Promise<ListItemView> {
    return this.decide(actor, id, 'dismissed', () => Promise.resolve({ reason }));
  }

  /**
   * Takes a decision back; what was taken over goes out of the file again.
   * @throws Problem 404, 409 `list_item.not_decided`, `list_item.moved_on` where the file was changed since
   */
  reopen(actor: Actor, id: number): Promise<ListItemView> {
    return this.transactions.run(async (tx) => {
      const item = await this.locked(tx, actor, id);
      if (item.state === 'open') return this.viewOf(tx, item);
      if (item.state === 'settled') throw conflict('list_item.not_decided', '这一条已经一致，没有可以撤回的决定。');
      const before = this.contents.beforeOf(item);
      if (before && item.elderId !== null) {
        const seen = { elder: item.elderVersion ?? 0, household: item.householdVersion ?? 0 };
        try {
          await this.intake.restore(tx, actor, item.elderId, before, seen);
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'elder.version_conflict') throw error;
          throw conflict('list_item.moved_on', '采纳之后档案又有改动，不能撤回。请在档案里直接修改。');
        }
      }
      const open = {
        state: 'open' as const,
        decidedBy: null,
        decidedAt: null,
        reason: null,
        beforeEnc: null,
        elderVersion: null,
        householdVersion: null,
      };
      await tx.update(ListItem, id, open);
      await this.recorded(tx, actor, 'list_item.reopen', item);
      return this.viewOf(tx, { ...item, ...open });
    });
  }

  /**
   * Who is on the list and not on the register, with the number: to open a file. The look is kept.
   * @throws Problem 404 `list_item.not_found`, also for items with a file and once the person is erased
   */
  person(actor: Actor, id: number): Promise<ListedPersonView> {
    return this.transactions.run(async (tx) => {
      const item = await this.locked(tx, actor, id);
      const person = this.contents.personOf(item);
      if (!person || item.state !== 'open') throw missing();
      await this.recorded(tx, actor, 'list_item.reveal', item);
      const { villageCode } = item;
      const { place: _, ...shown } = person;
      return { ...shown, villageCode, villageName: this.regions.nameOf(villageCode) };
    });
  }

  private decide(
    actor: Actor,
    id: number,
    state: 'accepted' | 'dismissed',
    work: (tx: EntityManager, item: ListItem) => Promise<Partial<ListItem>>,
  ): Promise<ListItemView> {
    return this.transactions.run(async (tx) => {
      const item = await this.locked(tx, actor, id);
      if (item.state !== 'open') {
        if (item.state === state && item.decidedBy === actor.accountId) return this.viewOf(tx, item);
        throw conflict('list_item.decided', '这一条已经有人处理过了。请刷新列表查看结果。');
      }
      const columns = await work(tx, item);
      const decided = { ...columns, state, decidedBy: actor.accountId, decidedAt: this.clock.now() };
      await tx.update(ListItem, id, decided);
      await this.recorded(tx, actor, state === 'accepted' ? 'list_item.accept' : 'list_item.dismiss', item);
      return this.viewOf(tx, { ...item, ...decided });
    });
  }

  private async locked(tx: EntityManager, actor: Actor, id: number): Promise<ListItem> {
    const query = tx.createQueryBuilder(ListItem, 'item').where('item.id = :id', { id });
    if (!(await applyElderScope(query, 'item', actor, 'elder_id').getOne())) throw missing();
    return tx.findOneOrFail(ListItem, { where: { id }, ...forUpdate(tx) });
  }

  private recorded(tx: EntityManager, actor: Actor, action: string, item: ListItem): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      subjectType: 'list_item',
      subjectId: item.id,
      ...(item.villageCode ? { regionCode: item.villageCode } : {}),
      detail: { source: item.source, finding: item.finding, elderId: item.elderId },
    });
  }

  private async viewOf(tx: EntityManager, item: ListItem): Promise<ListItemView> {
    const [view] = await this.viewsOf([item], tx);
    if (!view) throw missing();
    return view;
  }

  private async viewsOf(items: readonly ListItem[], tx = this.dataSource.manager): Promise<ListItemView[]> {
    const ids = items.flatMap(({ elderId }) => elderId ?? []);
    const files = await this.matching.namesOf(tx, ids);
    const names = await this.accounts.namesOf(
      items.flatMap(({ decidedBy }) => decidedBy ?? []),
      tx,
    );
    return items.map((item) => {
      const file = item.elderId === null ? undefined : files.get(item.elderId);
      const person = this.contents.personOf(item);
      const content = this.contents.contentOf(item);
      const where = [item.townCode, item.villageCode].map((code) => this.regions.nameOf(code) ?? '').join('');
      return {
        id: item.id,
        source: item.source,
        finding: item.finding,
        state: item.state,
        elderId: file ? item.elderId : null,
        name: file?.name ?? person?.name ?? '',
        maskedIdNumber: file?.maskedIdNumber ?? (person ? maskResidentId(person.idNumber) : ''),
        place: file ? where : person?.place || where || '名单没有写住址',
        listSays: content ? listSays(item.source, content.fact) : '',
        registerSays: content?.registerSays ?? null,
        createdAt: item.createdAt.toISOString(),
        decidedByName: item.decidedBy === null ? null : (names.get(item.decidedBy) ?? ''),
        decidedAt: item.decidedAt?.toISOString() ?? null,
        reason: item.reason,
      };
    });
  }
}

const missing = (): Problem => notFound('没有这一条，或不在您负责的范围内。', 'list_item.not_found');
