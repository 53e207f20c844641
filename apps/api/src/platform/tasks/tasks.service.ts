import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../actor.js';
import { Audit } from '../audit.js';
import { Clock } from '../clock.js';
import { conflict, notFound } from '../errors.js';
import { applyElderScope } from '../scope.js';
import { forUpdate, Transactions } from '../tx.js';
import type { NewTask } from './task-kind.js';
import type { TaskView } from './task.dto.js';
import { Task } from './task.entity.js';
import { TaskRunner } from './task-runner.js';

/** Begins, shows and cancels work in the background. */
@Injectable()
export class TasksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly runner: TaskRunner,
  ) {}

  /**
   * Puts a task into the queue; it begins after the transaction is committed.
   * @param tx the transaction of whatever the task belongs to
   * @returns its id
   */
  async begin(tx: EntityManager, actor: Actor, task: NewTask): Promise<number> {
    const { id } = await tx.save(Task, {
      ...task,
      state: 'waiting' as const,
      done: 0,
      total: task.total ?? null,
      cursor: null,
      error: null,
      accountId: actor.accountId,
      leaseOwner: null,
      leaseUntil: null,
      attempts: 0,
      cancelRequested: false,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
    this.runner.wake();
    return id;
  }

  /** @throws Problem 404 `task.not_found`, also out of scope */
  async read(actor: Actor, id: number): Promise<TaskView> {
    return viewOf(await this.getInScope(this.dataSource.manager, actor, id));
  }

  /**
   * Asks for an end after the piece that is under way. What is done stays done.
   * @throws Problem 404 `task.not_found`, 409 `task.finished`
   */
  cancel(actor: Actor, id: number): Promise<TaskView> {
    return this.transactions.run(async (tx) => {
      await this.getInScope(tx, actor, id);
      const task = await tx.findOneOrFail(Task, { where: { id }, ...forUpdate(tx) });
      if (task.finishedAt) throw conflict('task.finished', '这项工作已经结束，不用再取消。请刷新查看结果。');
      await tx.update(Task, id, { cancelRequested: true });
      await this.audit.record(tx, actor, { action: 'task.cancel', subjectType: 'task', subjectId: id });
      this.runner.wake();
      return viewOf({ ...task, cancelRequested: true });
    });
  }

  private async getInScope(tx: EntityManager, actor: Actor, id: number): Promise<Task> {
    const query = tx.createQueryBuilder(Task, 'task').where('task.id = :id', { id });
    const task = await applyElderScope(query, 'task', actor).getOne();
    if (!task) throw notFound('没有这项工作，或不在您负责的范围内。', 'task.not_found');
    return task;
  }
}

function viewOf(task: Task): TaskView {
  const { id, kind, state, done, total, error, cancelRequested } = task;
  return {
    id,
    kind,
    state,
    done,
    total,
    error,
    cancelRequested,
    createdAt: task.createdAt.toISOString(),
    finishedAt: task.finishedAt?.toISOString() ?? null,
  };
}
