import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, invalid, notFound } from '../../platform/errors.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { applyElderScope } from '../../platform/scope.js';
import { TasksService } from '../../platform/tasks/tasks.service.js';
import { forUpdate, Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { ImportBatch } from './import-batch.entity.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import type { ImportRow } from './import-row.entity.js';
import { ImportRowsRepository, type RowCounts } from './import-rows.repository.js';
import { IMPORT_TASKS } from './import-tasks.js';
import type { ImportPage, ImportRowPage, ImportRowQuery, ImportRowView, ImportView } from './imports.dto.js';
import { type MarkedRow, markedWorkbook } from './marked-workbook.js';
import type { ReceivedWorkbook } from './received-file.js';
import { templateWorkbook } from './template-workbook.js';
import { VillageNames } from './village-names.js';
import { WorkbookStore } from './workbook-store.js';

const DAY_MS = 86_400_000;
const MARKED_AT_ONCE = 200;

/** Workbooks on their way into the register: uploaded, checked, applied, undone. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly tasks: TasksService,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly villages: VillageNames,
    private readonly store: WorkbookStore,
    private readonly rows: ImportRowsRepository,
  ) {}

  /** The template, with the villages where this person works. */
  template(actor: Actor): Promise<Buffer> {
    return templateWorkbook(this.villages.offered(actor));
  }

  /** Keeps the workbook and begins the dry run. */
  async upload(actor: Actor, { fileName, bytes }: ReceivedWorkbook): Promise<ImportView> {
    const storedName = await this.store.keep(bytes);
    try {
      const id = await this.transactions.run(async (tx) => {
        const place = this.placeOf(actor);
        const batch = await tx.save(ImportBatch, {
          ...place,
          accountId: actor.accountId,
          fileName,
          storedName,
          state: 'checking' as const,
          taskId: null,
          error: null,
          createdAt: this.clock.now(),
          checkedAt: null,
          appliedAt: null,
          undoneAt: null,
          erasedAt: null,
        });
        await this.begin(tx, actor, batch, 'check');
        await this.recorded(tx, actor, 'import.upload', batch.id, { bytes: bytes.length });
        return batch.id;
      });
      return await this.read(actor, id);
    } catch (error) {
      await this.store.erase(storedName);
      throw error;
    }
  }

  /** Imports of the place, newest first. */
  async list(actor: Actor, query: PageQuery): Promise<ImportPage> {
    const [before] = decodeCursor(query.cursor, ['number']) ?? [null];
    const select = applyElderScope(this.dataSource.manager.createQueryBuilder(ImportBatch, 'batch'), 'batch', actor);
    if (before !== null) select.andWhere('batch.id < :before', { before });
    const batches = await select
      .orderBy('batch.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const { items, nextCursor } = pageOf(batches, query.limit, ({ id }) => [id]);
    const views: ImportView[] = [];
    for (const batch of items) views.push(await this.viewOf(batch));
    return { items: views, nextCursor };
  }

  /** @throws Problem 404 `import.not_found`, also out of scope */
  async read(actor: Actor, id: number): Promise<ImportView> {
    return this.viewOf(await this.getInScope(this.dataSource.manager, actor, id));
  }

  /** Rows of an import, in the sheet's order. */
  async rowPage(actor: Actor, id: number, query: ImportRowQuery): Promise<ImportRowPage> {
    const { manager } = this.dataSource;
    await this.getInScope(manager, actor, id);
    const [after] = decodeCursor(query.cursor, ['number']) ?? [0];
    const { outcome, state } = query;
    const filter = { ...(outcome ? { outcome } : {}), ...(state ? { state } : {}) };
    const rows = await this.rows.page(manager, id, filter, after, query.limit + 1);
    const { items, nextCursor } = pageOf(rows, query.limit, ({ rowNumber }) => [rowNumber]);
    return { items: items.map((row) => this.rowView(row)), nextCursor };
  }

  /** The rows that were not taken, marked, to be put right. */
  async marked(actor: Actor, id: number): Promise<{ name: string; body: Readable }> {
    const batch = await this.transactions.run(async (tx) => {
      const found = await this.getInScope(tx, actor, id);
      await this.recorded(tx, actor, 'import.download', id, {});
      return found;
    });
    return { name: `${batch.fileName.replace(/\.xlsx$/iu, '')}-需要修改`, body: markedWorkbook(this.markedRows(id)) };
  }

  /**
   * Takes the rows that wait into the register, in the background.
   * @throws Problem 404, 409 `import.busy`, 422 `import.nothing_to_apply`
   */
  apply(actor: Actor, id: number): Promise<ImportView> {
    return this.start(actor, id, 'apply', (batch, { states }) => {
      if (batch.erasedAt) throw erased();
      if (batch.state !== 'checked' && batch.state !== 'applied') {
        throw invalid('import.not_checked', '这个文件没有核对完，不能导入。请重新上传。');
      }
      if (states.pending === 0) throw invalid('import.nothing_to_apply', '没有要导入的行：没有新登记，也没有改动。');
      return states.pending;
    });
  }

  /**
   * Takes the whole import back, as far as nobody touched the files since.
   * @throws Problem 404, 409 `import.busy`, 422 `import.nothing_to_undo`
   */
  undo(actor: Actor, id: number): Promise<ImportView> {
    return this.start(actor, id, 'undo', (batch, { states }) => {
      if (batch.erasedAt) throw erased();
      if (states.applied === 0) throw invalid('import.nothing_to_undo', '这次导入没有写入台账的行，不用撤销。');
      return states.applied;
    });
  }

  private async start(
    actor: Actor,
    id: number,
    what: 'apply' | 'undo',
    check: (batch: ImportBatch, counts: RowCounts) => number,
  ): Promise<ImportView> {
    await this.transactions.run(async (tx) => {
      await this.getInScope(tx, actor, id);
      const batch = await tx.findOneOrFail(ImportBatch, { where: { id }, ...forUpdate(tx) });
      if (isBusy(batch)) throw conflict('import.busy', '这个文件正在处理，请等它完成。进度会自动更新。');
      const total = check(batch, await this.rows.counts(tx, id));
      await tx.update(ImportBatch, id, { state: what === 'apply' ? 'applying' : 'undoing', error: null });
      await this.begin(tx, actor, batch, what, total);
      await this.recorded(tx, actor, `import.${what}`, id, { rows: total });
    });
    return this.read(actor, id);
  }

  private async begin(
    tx: EntityManager,
    actor: Actor,
    { id, villageCode, townCode }: Pick<ImportBatch, 'id' | 'villageCode' | 'townCode'>,
    what: keyof typeof IMPORT_TASKS,
    total?: number,
  ): Promise<void> {
    const task = { kind: IMPORT_TASKS[what], payload: { batchId: id }, villageCode, townCode };
    const taskId = await this.tasks.begin(tx, actor, { ...task, ...(total === undefined ? {} : { total }) });
    await tx.update(ImportBatch, id, { taskId });
  }

  private async getInScope(tx: EntityManager, actor: Actor, id: number): Promise<ImportBatch> {
    const query = tx.createQueryBuilder(ImportBatch, 'batch').where('batch.id = :id', { id });
    const batch = await applyElderScope(query, 'batch', actor).getOne();
    if (!batch) throw notFound('没有这次导入，或不在您负责的范围内。', 'import.not_found');
    return batch;
  }

  private recorded(tx: EntityManager, actor: Actor, action: string, id: number, detail: Record<string, unknown>) {
    return this.audit.record(tx, actor, { action, subjectType: 'import_batch', subjectId: id, detail });
  }

  private placeOf(actor: Actor): Pick<ImportBatch, 'villageCode' | 'townCode'> {
    const region = this.regions.find(actor.regionCode);
    if (region?.level === 'village') return { villageCode: region.code, townCode: region.townCode };
    return { villageCode: null, townCode: region?.level === 'town' ? region.code : null };
  }

  private async *markedRows(id: number): AsyncGenerator<MarkedRow> {
    for (let after = 0; ;) {
      const rows = await this.rows.notTaken(this.dataSource.manager, id, after, MARKED_AT_ONCE);
      for (const row of rows) {
        const content = this.rows.contentOf(row);
        if (content) yield { rowNumber: row.rowNumber, content, note: row.note };
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.rowNumber;
    }
  }

  private async viewOf(batch: ImportBatch): Promise<ImportView> {
    const counts = await this.rows.counts(this.dataSource.manager, batch.id);
    const names = await this.accounts.namesOf([batch.accountId]);
    const ended = batch.undoneAt ?? batch.appliedAt ?? batch.checkedAt;
    const erasedAt = batch.erasedAt ?? (ended && new Date(ended.getTime() + IMPORT_PARAMETERS.rowsKeptDays * DAY_MS));
    const idle = !isBusy(batch) && !batch.erasedAt;
    return {
      id: batch.id,
      fileName: batch.fileName,
      state: batch.state,
      taskId: batch.taskId,
      error: batch.error,
      placeName: this.regions.nameOf(batch.villageCode ?? batch.townCode) ?? '全市',
      createdByName: names.get(batch.accountId) ?? '',
      createdAt: batch.createdAt.toISOString(),
      checkedAt: batch.checkedAt?.toISOString() ?? null,
      appliedAt: batch.appliedAt?.toISOString() ?? null,
      undoneAt: batch.undoneAt?.toISOString() ?? null,
      erasedOn: erasedAt && this.clock.dateOf(erasedAt),
      ...counts,
      canApply: idle && (batch.state === 'checked' || batch.state === 'applied') && counts.states.pending > 0,
      canUndo: idle && counts.states.applied > 0,
    };
  }

  private rowView(row: ImportRow): ImportRowView {
    const content = this.rows.contentOf(row);
    return {
      rowNumber: row.rowNumber,
      outcome: row.outcome,
      state: row.state,
      name: content?.name ?? '（内容已按期限删除）',
      maskedIdNumber: content?.maskedIdNumber ?? null,
      level: content?.level ?? null,
      errors: content?.errors ?? [],
      differences: content?.differences ?? [],
      elderId: row.state === 'undone' && row.outcome === 'new' ? null : row.elderId,
      note: row.note,
    };
  }
}

function isBusy({ state }: Pick<ImportBatch, 'state'>): boolean {
  return state === 'checking' || state === 'applying' || state === 'undoing';
}

function erased() {
  return invalid('import.erased', '这次导入的内容已按期限删除，不能再导入或撤销。请重新上传，或在档案里修改。');
}
