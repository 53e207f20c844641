import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../actor.js';
import { Authenticator } from '../authenticator.js';
import { Clock } from '../clock.js';
import { Problem } from '../errors.js';
import { Log, describeError } from '../log.js';
import { forUpdate, forUpdateSql, Transactions } from '../tx.js';
import type { TaskKind, TaskPiece, TaskWork } from './task-kind.js';
import { TASK_PARAMETERS } from './task-parameters.js';
import { Task } from './task.entity.js';
import { marks } from '../../platform/database/rows.js';

const GIVEN_UP = '处理中出现意外，没有完成；已完成的部分都保留着。请稍后再试一次，仍不行时联系管理员。';
const CANCELLED = '已按要求停止，停止前完成的部分都保留着。';
const NOT_ALLOWED = '发起这项工作的账号已停用，工作没有继续。';

/** Somebody else has the task now, or it was cancelled: this process lets go. */
class LeftToOthers extends Error {}

/**
 * Does the tasks of the queue, one at a time, piece by piece. Several processes may do so at once: a task belongs to
 * the one that holds its lease, and a lease that ran out is taken over at the cursor of the last committed piece.
 */
@Injectable()
export class TaskRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Log('Tasks');
  private readonly kinds = new Map<string, TaskKind>();
  private readonly owner = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | null = null;
  private asked = 0;
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly modules: ModuleRef,
  ) {}

  /** For what a kind reads between its pieces. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Teaches a kind of work. Call it in `onModuleInit`. */
  define(kind: TaskKind): void {
    this.kinds.set(kind.name, kind);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), TASK_PARAMETERS.pollMs);
    this.timer.unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.working;
  }

  /** Looks for work soon; the transaction that queued it may still be open. */
  wake(): void {
    setTimeout(() => void this.work(), 30).unref();
  }

  /**
   * Does what is there, and returns when nothing is left. Two calls at once share one round, which looks once more
   * after the second: what was queued before a call is done when the call returns.
   */
  work(): Promise<void> {
    this.asked += 1;
    this.working ??= this.workThrough()
      .catch((error: unknown) => this.log.error('no work could be taken', { error: describeError(error) }))
      .finally(() => {
        this.working = null;
      });
    return this.working;
  }

  private async workThrough(): Promise<void> {
    while (!this.stopping) {
      const { asked } = this;
      const task = await this.take();
      if (task) await this.run(task);
      else if (asked === this.asked) return;
    }
  }

  /** The oldest task that waits, or whose process is gone; of the kinds this process knows. */
  private take(): Promise<Task | null> {
    const kinds = [...this.kinds.keys()];
    if (kinds.length === 0 || !this.dataSource.isInitialized) return Promise.resolve(null);
    return this.transactions.run(async (tx) => {
      const skip = forUpdateSql(tx) === '' ? '' : ' FOR UPDATE SKIP LOCKED';
      const now = this.clock.now();
      const [row] = await tx.query<{ id: number }[]>(
        `SELECT id FROM task WHERE kind IN (${marks(kinds)})
           AND (state = 'waiting' OR (state = 'running' AND lease_until < ?)) ORDER BY id LIMIT 1${skip}`,
        [...kinds, this.dataSource.driver.preparePersistentValue(now, this.leaseColumn())],
      );
      if (!row) return null;
      const task = await tx.findOneByOrFail(Task, { id: row.id });
      const taken = { state: 'running' as const, startedAt: task.startedAt ?? now, ...this.lease() };
      await tx.update(Task, task.id, taken);
      return { ...task, ...taken };
    });
  }

  private async run(task: Task): Promise<void> {
    const kind = this.kinds.get(task.kind);
    if (!kind) return;
    const heartbeat = setInterval(() => void this.renew(task.id), TASK_PARAMETERS.heartbeatMs);
    heartbeat.unref();
    let work: TaskWork | undefined;
    try {
      const actor = await this.modules.get(Authenticator, { strict: false }).actorOfAccount(task.accountId);
      if (!actor) return await this.end(task, 'failed', NOT_ALLOWED);
      work = await kind.open(task, actor);
      for (let piece = await work.next(); piece; piece = await work.next()) {
        await this.commit(task, piece);
        // Requests that wait for the database, or for this thread, come first.
        await turn();
        if (this.stopping) return await this.handBack(task);
      }
      await this.finish(kind, task, actor);
    } catch (error) {
      await this.afterError(task, error);
    } finally {
      clearInterval(heartbeat);
      await work?.close?.().catch(() => undefined);
    }
  }

  private async commit(task: Task, piece: TaskPiece): Promise<void> {
    const progress = await this.transactions.run(async (tx) => {
      await this.mustBeMine(tx, task.id);
      const { cursor, done, total } = await piece(tx);
      const known = { cursor, done, ...(total === undefined ? {} : { total }) };
      const mine = await tx.update(Task, { id: task.id, leaseOwner: this.owner }, { ...known, ...this.lease() });
      if (mine.affected !== 1) throw new LeftToOthers('lease lost');
      return known;
    });
    Object.assign(task, progress);
  }

  private finish(kind: TaskKind, task: Task, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.mustBeMine(tx, task.id);
      await kind.finish?.(tx, task, actor);
      const ended = { state: 'done' as const, total: task.done, finishedAt: this.clock.now() };
      await tx.update(Task, task.id, { ...ended, leaseOwner: null, leaseUntil: null });
    });
  }

  private async mustBeMine(tx: EntityManager, id: number): Promise<void> {
    const row = await tx.findOne(Task, { where: { id }, ...forUpdate(tx) });
    if (row?.state !== 'running' || row.leaseOwner !== this.owner) throw new LeftToOthers('lease lost');
    if (row.cancelRequested) throw new LeftToOthers('cancelled');
  }

  private async afterError(task: Task, error: unknown): Promise<void> {
    if (error instanceof LeftToOthers) {
      if (error.message === 'cancelled') await this.end(task, 'cancelled', CANCELLED);
      return;
    }
    if (error instanceof Problem) return this.end(task, 'failed', error.detail);
    this.log.error('task failed', { id: task.id, kind: task.kind, error: describeError(error) });
    if (!this.dataSource.isInitialized) return;
    if (task.attempts + 1 >= TASK_PARAMETERS.attempts) return this.end(task, 'failed', GIVEN_UP);
    await this.transactions.run(async (tx) => {
      // Taken up again after the lease has run out, not at once.
      await tx.update(Task, { id: task.id, leaseOwner: this.owner }, { attempts: task.attempts + 1 });
    });
  }

  private end(task: Task, state: 'failed' | 'cancelled', words: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const row = await tx.findOne(Task, { where: { id: task.id }, ...forUpdate(tx) });
      if (row?.leaseOwner !== this.owner) return;
      await this.kinds.get(task.kind)?.stop?.(tx, task, words);
      const ended = { state, error: words, finishedAt: this.clock.now(), leaseOwner: null, leaseUntil: null };
      await tx.update(Task, task.id, ended);
    });
  }

  /** The process goes: whoever comes next begins where this one stopped. */
  private async handBack(task: Task): Promise<void> {
    const free = { state: 'waiting' as const, leaseOwner: null, leaseUntil: null };
    await this.transactions.run((tx) => tx.update(Task, { id: task.id, leaseOwner: this.owner }, free));
  }

  private async renew(id: number): Promise<void> {
    try {
      await this.dataSource.manager.update(Task, { id, leaseOwner: this.owner }, this.lease());
    } catch (error) {
      this.log.error('lease not renewed', { id, error: describeError(error) });
    }
  }

  private lease(): Pick<Task, 'leaseOwner' | 'leaseUntil'> {
    return { leaseOwner: this.owner, leaseUntil: new Date(this.clock.now().getTime() + TASK_PARAMETERS.leaseMs) };
  }

  private leaseColumn() {
    const column = this.dataSource.getMetadata(Task).findColumnWithPropertyName('leaseUntil');
    if (!column) throw new Error('task has no lease_until');
    return column;
  }
}
