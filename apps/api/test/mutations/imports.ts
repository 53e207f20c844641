import { carriedOut, checkedImport, sendFile, sheetRow } from '../support/import-factories.js';
import { workbookOf } from '../support/workbooks.js';
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
  {
    route: 'POST /api/v1/imports',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const file = await workbookOf([sheetRow()]);
      return () => sendFile(t, manager, '/imports', file);
    },
  },
  {
    route: 'POST /api/v1/imports/:id/apply',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const { id } = await checkedImport(t, manager, [sheetRow()]);
      return () => manager.post(`/imports/${id}/apply`);
    },
  },
  {
    route: 'POST /api/v1/imports/:id/undo',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const { id } = await checkedImport(t, manager, [sheetRow()]);
      await carriedOut(t, manager, id, 'apply');
      return () => manager.post(`/imports/${id}/undo`);
    },
  },
];
