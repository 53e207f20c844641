import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MoreThan, Not } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import type { TaskPiece, TaskWork } from '../../platform/tasks/task-kind.js';
import { TaskRunner } from '../../platform/tasks/task-runner.js';
import type { Task } from '../../platform/tasks/task.entity.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { headsOf, type ListedPerson, readListRow } from './list-columns.js';
import { ListEntry } from './list-entry.entity.js';
import { ListMatching } from './list-matching.js';
import { isExample } from './row-reading.js';
import { SharedList } from './shared-list.entity.js';
import { rowsOf } from './workbook-rows.js';
import { WorkbookStore } from './workbook-store.js';

export const LIST_MATCH = 'list.match';

const ROWS_AT_ONCE = 200;
/** Enough to see what is wrong with a sheet. */
const UNREADABLE_KEPT = 100;

interface Chunk {
  last: number;
  people: ListedPerson[];
  unreadable: SharedList['unreadable'];
}

/** Matches a shared list, piece by piece; the cursor is the last row, or the last entry once the rows are through. */
@Injectable()
export class ListTasks implements OnModuleInit {
  constructor(
    private readonly runner: TaskRunner,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly store: WorkbookStore,
    private readonly matching: ListMatching,
  ) {}

  onModuleInit(): void {
    this.runner.define({
      name: LIST_MATCH,
      open: (task, actor) => this.open(task, actor),
      finish: async (tx, task, actor) => {
        const id = listOf(task);
        await tx.update(SharedList, id, { state: 'checked', matchedAt: this.clock.now(), error: null });
        const { rowsRead, rowsUnreadable } = await tx.findOneByOrFail(SharedList, { id });
        await this.audit.record(tx, actor, {
          action: 'shared_list.matched',
          subjectType: 'shared_list',
          subjectId: id,
          detail: { rowsRead, rowsUnreadable },
        });
      },
      stop: async (tx, task, error) => void (await tx.update(SharedList, listOf(task), { state: 'failed', error })),
    });
  }

  private async open(task: Task, actor: Actor): Promise<TaskWork> {
    const list = await this.runner.manager.findOneByOrFail(SharedList, { id: listOf(task) });
    if (list.storedName === null) throw invalid('import.file_erased', '上传的文件已按期限删除，请重新上传。');
    const reader = rowsOf(await this.store.open(list.storedName), headsOf(list.source));
    const begun = task.cursor ?? 'row:0';
    let inRows = begun.startsWith('row:');
    let after = Number(begun.slice(begun.indexOf(':') + 1));
    let done = task.done;

    const rows = async (): Promise<TaskPiece | null> => {
      const chunk = await this.chunk(reader, list, after);
      if (!chunk) {
        if (done === 0) throw invalid('import.empty', '名单里没有人。请一人一行填写后再上传。');
        return null;
      }
      after = chunk.last;
      done += chunk.people.length + chunk.unreadable.length;
      if (done > IMPORT_PARAMETERS.rows)
        throw invalid('import.too_many', `一个文件最多 ${IMPORT_PARAMETERS.rows} 行，请分成几个文件上传。`);
      const doneNow = done;
      return async (tx) => {
        const now = await tx.findOneByOrFail(SharedList, { id: list.id });
        await this.matching.people(tx, actor, now, chunk.people);
        await tx.update(SharedList, list.id, {
          rowsRead: now.rowsRead + chunk.people.length,
          rowsUnreadable: now.rowsUnreadable + chunk.unreadable.length,
          unreadable: [...now.unreadable, ...chunk.unreadable].slice(0, UNREADABLE_KEPT),
        });
        return { cursor: `row:${chunk.last}`, done: doneNow };
      };
    };
    const gone = async (): Promise<TaskPiece | null> => {
      if (!list.complete) return null;
      const entries = await this.runner.manager.find(ListEntry, {
        where: { source: list.source, listId: Not(list.id), id: MoreThan(after) },
        order: { id: 'ASC' },
        take: ROWS_AT_ONCE,
      });
      const last = entries.at(-1);
      if (!last) return null;
      after = last.id;
      return async (tx) => {
        await this.matching.gone(tx, actor, list, entries);
        return { cursor: `entry:${last.id}`, done };
      };
    };
    return {
      next: async () => {
        if (inRows) {
          const piece = await rows();
          if (piece) return piece;
          inRows = false;
          after = 0;
        }
        return gone();
      },
      close: async () => void (await reader.return(undefined)),
    };
  }

  private async chunk(reader: ReturnType<typeof rowsOf>, { source }: SharedList, after: number): Promise<Chunk | null> {
    const chunk: Chunk = { last: after, people: [], unreadable: [] };
    while (chunk.people.length + chunk.unreadable.length < ROWS_AT_ONCE) {
      const { value, done: over } = await reader.next();
      if (over) break;
      if (value.rowNumber <= after || isExample(value)) continue;
      chunk.last = value.rowNumber;
      const read = readListRow(source, value, this.clock.today());
      if ('person' in read) chunk.people.push(read.person);
      else chunk.unreadable.push({ rowNumber: value.rowNumber, detail: read.detail });
    }
    return chunk.last === after ? null : chunk;
  }
}

const listOf = (task: Task): number => Number(task.payload.listId);
