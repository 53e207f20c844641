import { carriedOut, checkedImport, sendFile, sheetRow } from '../support/import-factories.js';
import { itemsFor, listedPerson, matchedList } from '../support/list-factories.js';
import { inventedIdNumber, registered } from '../support/registry-factories.js';
import { workbookOf } from '../support/workbooks.js';
import { taskOf } from '../support/task-factories.js';
import type { TestApp } from '../support/app.js';
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
  {
    route: 'POST /api/v1/shared-lists',
    prepare: async (t) => {
      const city = await t.signIn('city_officer');
      const file = await workbookOf([listedPerson()]);
      return () => sendFile(t, city, '/shared-lists?source=destitute_scattered&complete=false', file);
    },
  },
  ...(['acceptance', 'dismissal', 'person'] as const).map((act) => ({
    route: `POST /api/v1/list-items/:id/${act}`,
    prepare: async (t: TestApp) => {
      const id = await openItem(t, act !== 'person');
      const manager = await t.signIn('village_manager');
      return () => manager.post(`/list-items/${id}/${act}`, { reason: '已核实' });
    },
  })),
  {
    route: 'POST /api/v1/list-items/:id/reopening',
    prepare: async (t) => {
      const id = await openItem(t, true);
      const manager = await t.signIn('village_manager');
      await manager.post(`/list-items/${id}/dismissal`, { reason: '已核实' }).expect(200);
      return () => manager.post(`/list-items/${id}/reopening`);
    },
  },
];

/** Something to decide about in the test village. @param withFile whether the person is on the register */
async function openItem(t: TestApp, withFile: boolean): Promise<number> {
  const manager = await t.signIn('village_manager');
  const idNumber = inventedIdNumber();
  const elderId = withFile ? (await registered(manager, { idNumber })).id : null;
  const before = new Set((await itemsFor(manager)).map(({ id }) => id));
  await matchedList(t, 'special_family_planning', [listedPerson({ 身份证号: idNumber })]);
  const item = (await itemsFor(manager)).find((one) => !before.has(one.id) && one.elderId === elderId);
  if (!item) throw new Error('the list made no item');
  return item.id;
}
