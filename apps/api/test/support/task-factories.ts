import { Task } from '../../src/platform/tasks/task.entity.js';
import { TEST_TOWN, TEST_VILLAGE, type TestApp } from './app.js';
import type { Client } from './client.js';

/** A task of a village manager; of a kind that nobody does, unless the test says otherwise. */
export function taskOf(t: TestApp, client: Client, changes: Partial<Task> = {}): Promise<Task> {
  return t.dataSource.manager.save(Task, {
    kind: 'example',
    state: 'waiting' as const,
    payload: {},
    done: 0,
    total: null,
    cursor: null,
    error: null,
    accountId: client.account.id,
    villageCode: TEST_VILLAGE,
    townCode: TEST_TOWN,
    leaseOwner: null,
    leaseUntil: null,
    attempts: 0,
    cancelRequested: false,
    createdAt: t.clock.now(),
    startedAt: null,
    finishedAt: null,
    ...changes,
  });
}
