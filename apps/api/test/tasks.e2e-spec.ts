import type { EntityManager } from 'typeorm';
import { TaskRunner } from '../src/platform/tasks/task-runner.js';
import type { TaskKind } from '../src/platform/tasks/task-kind.js';
import type { TaskView } from '../src/platform/tasks/task.dto.js';
import { Task } from '../src/platform/tasks/task.entity.js';
import { invalid } from '../src/platform/errors.js';
import { TasksService } from '../src/platform/tasks/tasks.service.js';
import { Transactions } from '../src/platform/tx.js';
import { expectProblem, FAR_TOWN, startApp, TEST_TOWN, TEST_VILLAGE, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { taskOf } from './support/task-factories.js';

/** Counts to ten in pieces of two, and remembers what was committed. */
function counting(name: string, onPiece: (n: number, tx: EntityManager) => Promise<void> | void): TaskKind {
  return {
    name,
    open: (task) => {
      let at = Number(task.cursor ?? 0);
      return Promise.resolve({
        next: () => {
          if (at >= 10) return Promise.resolve(null);
          const from = at;
          at += 2;
          return Promise.resolve(async (tx: EntityManager) => {
            await onPiece(from, tx);
            return { cursor: String(from + 2), done: from + 2, total: 10 };
          });
        },
      });
    },
  };
}

describe('work in the background', () => {
  let t: TestApp;
  let manager: Client;
  let runner: TaskRunner;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    runner = t.app.get(TaskRunner);
  });
  afterAll(() => t.close());

  const begin = (kind: string): Promise<number> =>
    t.app.get(Transactions).run((tx) =>
      t.app.get(TasksService).begin(tx, manager.actor, {
        kind,
        payload: {},
        villageCode: TEST_VILLAGE,
        townCode: TEST_TOWN,
      }),
    );
  const read = async (id: number): Promise<TaskView> =>
    (await manager.get(`/tasks/${id}`).expect(200)).body as TaskView;

  it('is done piece by piece, and tells how far it is', async () => {
    const seen: number[] = [];
    runner.define(counting('count', (n) => void seen.push(n)));
    const id = await begin('count');
    await runner.work();
    expect(seen).toEqual([0, 2, 4, 6, 8]);
    expect(await read(id)).toMatchObject({ state: 'done', done: 10, total: 10, error: null });
  });

  it('a killed process leaves its task to the next one, which begins where it stopped', async () => {
    const seen: number[] = [];
    runner.define(counting('resume', (n) => void seen.push(n)));
    const leaseUntil = new Date(t.clock.now().getTime() + 30_000);
    const dead = { kind: 'resume', state: 'running' as const, leaseOwner: 'killed', leaseUntil, cursor: '6', done: 6 };
    const { id } = await taskOf(t, manager, dead);
    await runner.work();
    expect(seen).toEqual([]);
    t.clock.advance({ minutes: 1 });
    await runner.work();
    expect(seen).toEqual([6, 8]);
    expect(await read(id)).toMatchObject({ state: 'done', done: 10 });
  });

  it('whoever lost the lease commits nothing more', async () => {
    const seen: number[] = [];
    runner.define(
      counting('stolen', async (n, tx) => {
        seen.push(n);
        if (n === 2) await tx.update(Task, { kind: 'stolen' }, { leaseOwner: 'another' });
      }),
    );
    const id = await begin('stolen');
    await runner.work();
    expect(seen).toEqual([0, 2]);
    expect(await read(id)).toMatchObject({ state: 'running' });
    await t.dataSource.manager.update(Task, id, { state: 'done', finishedAt: t.clock.now() });
  });

  it('a refusal of the programme ends it with its words, and what was committed stays', async () => {
    runner.define(
      counting('refused', (n) => {
        if (n === 4) throw invalid('example.refused', '第 5 行不能读。');
      }),
    );
    const id = await begin('refused');
    await runner.work();
    expect(await read(id)).toMatchObject({ state: 'failed', done: 4, error: '第 5 行不能读。' });
  });

  it('an accident is tried three times and then told in plain words', async () => {
    let tries = 0;
    runner.define(
      counting('accident', () => {
        tries += 1;
        throw new Error('connection lost');
      }),
    );
    const id = await begin('accident');
    for (let i = 0; i < 5; i += 1) {
      await runner.work();
      t.clock.advance({ minutes: 2 });
    }
    expect(tries).toBe(3);
    const { state, error } = await read(id);
    expect(state).toBe('failed');
    expect(error).toContain('请稍后再试');
  });

  it('is cancelled after the piece under way; once finished it cannot be', async () => {
    const seen: number[] = [];
    let id = 0;
    runner.define(
      counting('cancelled', async (n, tx) => {
        seen.push(n);
        if (n === 2) await tx.update(Task, id, { cancelRequested: true });
      }),
    );
    id = await begin('cancelled');
    await runner.work();
    expect(seen).toEqual([0, 2]);
    expect(await read(id)).toMatchObject({ state: 'cancelled', done: 4 });
    expectProblem(await manager.post(`/tasks/${id}/cancel`), 409, 'task.finished');
  });

  it('goes on for nobody whose account has ended', async () => {
    const seen: number[] = [];
    runner.define(counting('disabled', (n) => void seen.push(n)));
    const gone = await t.signIn('village_manager', { name: '离职管理员' });
    const { id } = await taskOf(t, gone, { kind: 'disabled' });
    await t.dataSource.query('UPDATE account SET disabled_at = created_at WHERE id = ?', [gone.account.id]);
    await runner.work();
    expect(seen).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'failed', done: 0 });
  });

  it('is seen by the place and those above, not elsewhere, and by no visitor', async () => {
    const { id } = await taskOf(t, manager);
    for (const role of ['town_officer', 'city_officer'] as const) {
      await (await t.signIn(role)).get(`/tasks/${id}`).expect(200);
    }
    expectProblem(
      await (await t.signIn('town_officer', { regionCode: FAR_TOWN })).get(`/tasks/${id}`),
      404,
      'task.not_found',
    );
    expectProblem(await (await t.signIn('visitor')).get(`/tasks/${id}`), 403, 'permission.denied');
  });
});
