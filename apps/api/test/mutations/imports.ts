import { taskOf } from '../support/task-factories.js';
import type { MutationExample } from './example.js';

/** Examples of background work and imports. */
export const importMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/tasks/:id/cancel',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const task = await taskOf(t, manager);
      return () => manager.post(`/tasks/${task.id}/cancel`);
    },
  },
];
