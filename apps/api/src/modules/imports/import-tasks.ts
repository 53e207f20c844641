import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ImportState } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { invalid } from '../../platform/errors.js';
import type { TaskPiece, TaskWork } from '../../platform/tasks/task-kind.js';
import { TaskRunner } from '../../platform/tasks/task-runner.js';
import type { Task } from '../../platform/tasks/task.entity.js';
import { FileMatchingService } from '../registry/file-matching.service.js';
import { ImportBatch } from './import-batch.entity.js';
import { ImportForms, type OtherRows } from './import-forms.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { ImportRow } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { RowApplication } from './row-application.js';
import { isExample, type ReadRow, readRow } from './row-reading.js';
import { VillageNames } from './village-names.js';
import { rowsOf } from './workbook-rows.js';
import { WorkbookStore } from './workbook-store.js';

export const IMPORT_TASKS = { check: 'import.check', apply: 'import.apply', undo: 'import.undo' } as const;

/** Heads by which the sheet is found. */
export const REGISTER_HEADS = ['身份证号', '姓名'] as const;

/** Rows of one transaction. Writing one file takes far longer than reading one row. */
const CHECKED_AT_ONCE = 100;
const APPLIED_AT_ONCE = 20;

interface NumberedRow {
  rowNumber: number;
  read: ReadRow;
}

/** The dry run, the import and the undo, piece by piece. */
@Injectable()
export class ImportTasks implements OnModuleInit {
  constructor(
    private readonly runner: TaskRunner,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly crypto: FieldCrypto,
    private readonly store: WorkbookStore,
    private readonly forms: ImportForms,
    private readonly rows: ImportRowsRepository,
    private readonly application: RowApplication,
    private readonly matching: FileMatchingService,
    private readonly villages: VillageNames,
  ) {}

  onModuleInit(): void {
    this.runner.define({
      name: IMPORT_TASKS.check,
      open: (task, actor) => this.check(task, actor),
      finish: (tx, task) => this.becomes(tx, task, 'checked', { checkedAt: this.clock.now() }),
      stop: (tx, task, error) => this.becomes(tx, task, 'failed', { error }),
    });
    this.runner.define({
      name: IMPORT_TASKS.apply,
      open: (task, actor) => this.apply(task, actor),
      finish: (tx, task, actor) => this.ended(tx, task, actor, 'applied'),
      // What was taken in is in; the rest can be begun again, or all of it undone.
      stop: (tx, task, error) => this.becomes(tx, task, 'applied', { error, appliedAt: this.clock.now() }),
    });
    this.runner.define({
      name: IMPORT_TASKS.undo,
      open: (task, actor) => this.undo(task, actor),
      finish: (tx, task, actor) => this.ended(tx, task, actor, 'undone'),
      stop: (tx, task, error) => this.becomes(tx, task, 'applied', { error }),
    });
  }

  private async check(task: Task, actor: Actor): Promise<TaskWork> {
    const batchId = batchOf(task);
    const file = await this.fileOf(task);
    const villageOf = this.villages.reader(actor);
    const reader = rowsOf(file, REGISTER_HEADS);
    const begun = Number(task.cursor ?? 0);
    let done = task.done;
    const next = async (): Promise<TaskPiece | null> => {
      const chunk: NumberedRow[] = [];
      while (chunk.length < CHECKED_AT_ONCE) {
        const { value, done: over } = await reader.next();
        if (over) break;
        if (value.rowNumber <= begun || isExample(value)) continue;
        chunk.push({ rowNumber: value.rowNumber, read: readRow(value, villageOf) });
      }
      const last = chunk.at(-1);
      if (!last) {
        if (done === 0) throw invalid('import.empty', '表里没有填写任何老人。请在“登记表”里一人一行填写后再上传。');
        return null;
      }
      done += chunk.length;
      if (done > IMPORT_PARAMETERS.rows) {
        throw invalid('import.too_many', `一个文件最多 ${IMPORT_PARAMETERS.rows} 行，请分成几个文件上传。`);
      }
      const doneNow = done;
      return async (tx) => {
        await this.checkChunk(tx, actor, batchId, chunk);
        return { cursor: String(last.rowNumber), done: doneNow };
      };
    };
    return { next, close: async () => void (await reader.return(undefined)) };
  }

  private async checkChunk(tx: EntityManager, actor: Actor, batchId: number, chunk: NumberedRow[]): Promise<void> {
    const indexed = chunk.map(({ rowNumber, read }) => ({
      rowNumber,
      read,
      idNumberIndex: this.forms.indexOf(read),
      householdKey: read.householdKey && this.crypto.blindIndex('import_household', `${batchId} ${read.householdKey}`),
    }));
    const indices = [...new Set(indexed.flatMap(({ idNumberIndex }) => idNumberIndex ?? []))];
    const keys = [...new Set(indexed.flatMap(({ householdKey }) => householdKey ?? []))];
    const files = await this.matching.match(tx, actor, indices);
    const firstWithId = new Map<string, number>();
    const firstOfHousehold = new Map<string, number>();
    for (const row of await this.rows.earlier(tx, batchId, indices, keys))
      noteFirst(row, firstWithId, firstOfHousehold);

    const rows: Omit<ImportRow, 'id'>[] = [];
    for (const { rowNumber, read, idNumberIndex, householdKey } of indexed) {
      const others: OtherRows = {
        sameIdAt: firstWithId.get(idNumberIndex ?? '') ?? null,
        householdAt: firstOfHousehold.get(householdKey ?? '') ?? null,
      };
      const file = files.get(idNumberIndex ?? '') ?? null;
      const { outcome, content } = await this.forms.judge(tx, actor, read, file, others);
      const known = file?.inScope === true;
      noteFirst({ rowNumber, idNumberIndex, householdKey, outcome }, firstWithId, firstOfHousehold);
      rows.push({
        batchId,
        rowNumber,
        outcome,
        state: 'pending',
        idNumberIndex,
        householdKey,
        contentEnc: this.rows.sealed(content),
        beforeEnc: null,
        elderId: known ? file.elderId : null,
        elderVersion: known ? file.version : null,
        householdVersion: known ? file.householdVersion : null,
        note: null,
      });
    }
    await tx.insert(ImportRow, rows);
  }

  private apply(task: Task, actor: Actor): Promise<TaskWork> {
    const batchId = batchOf(task);
    let { done } = task;
    let after = Number(task.cursor ?? 0);
    return Promise.resolve({
      next: async () => {
        const rows = await this.rows.toApply(this.runner.manager, batchId, after, APPLIED_AT_ONCE);
        const last = rows.at(-1);
        if (!last) return null;
        after = last.rowNumber;
        done += rows.length;
        const doneNow = done;
        return async (tx) => {
          for (const { id } of rows) {
            // Read here: a row before it may have moved on the versions of its household.
            const row = await tx.findOneByOrFail(ImportRow, { id });
            if (row.state === 'pending') await this.application.apply(tx, actor, row);
          }
          return { cursor: String(last.rowNumber), done: doneNow };
        };
      },
    });
  }

  private undo(task: Task, actor: Actor): Promise<TaskWork> {
    const batchId = batchOf(task);
    let { done } = task;
    let before = Number(task.cursor ?? Number.MAX_SAFE_INTEGER);
    return Promise.resolve({
      next: async () => {
        const rows = await this.rows.toUndo(this.runner.manager, batchId, before, APPLIED_AT_ONCE);
        const last = rows.at(-1);
        if (!last) return null;
        before = last.rowNumber;
        done += rows.length;
        const doneNow = done;
        return async (tx) => {
          for (const { id } of rows) {
            const row = await tx.findOneByOrFail(ImportRow, { id });
            if (row.state === 'applied') await this.application.undo(tx, actor, row);
          }
          return { cursor: String(last.rowNumber), done: doneNow };
        };
      },
    });
  }

  private async fileOf(task: Task): Promise<Buffer> {
    const { storedName } = await this.runner.manager.findOneByOrFail(ImportBatch, { id: batchOf(task) });
    if (storedName === null) throw invalid('import.file_erased', '上传的文件已按期限删除，请重新上传。');
    return this.store.open(storedName);
  }

  private async ended(tx: EntityManager, task: Task, actor: Actor, state: 'applied' | 'undone'): Promise<void> {
    const id = batchOf(task);
    const counts = await this.rows.counts(tx, id);
    const at = this.clock.now();
    await this.becomes(tx, task, state, {
      error: null,
      ...(state === 'applied' ? { appliedAt: at } : { undoneAt: at }),
    });
    const action = state === 'applied' ? 'import.applied' : 'import.undone';
    await this.audit.record(tx, actor, {
      action,
      subjectType: 'import_batch',
      subjectId: id,
      detail: { ...counts.states },
    });
  }

  private async becomes(
    tx: EntityManager,
    task: Task,
    state: ImportState,
    columns: Partial<ImportBatch>,
  ): Promise<void> {
    await tx.update(ImportBatch, batchOf(task), { state, ...columns });
  }
}

function batchOf(task: Task): number {
  return Number(task.payload.batchId);
}

/** Rows with errors open no household, and stand for nobody. */
function noteFirst(
  row: Pick<ImportRow, 'rowNumber' | 'idNumberIndex' | 'householdKey' | 'outcome'>,
  withId: Map<string, number>,
  ofHousehold: Map<string, number>,
): void {
  if (row.idNumberIndex !== null && !withId.has(row.idNumberIndex)) withId.set(row.idNumberIndex, row.rowNumber);
  if (row.outcome === 'error' || row.householdKey === null) return;
  if (!ofHousehold.has(row.householdKey)) ofHousehold.set(row.householdKey, row.rowNumber);
}
