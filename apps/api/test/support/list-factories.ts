import type { ListSource } from '@tanfang/domain';
import type { ListItemQuery, ListItemView, SharedListView } from '../../src/modules/imports/shared-lists.dto.js';
import { TaskRunner } from '../../src/platform/tasks/task-runner.js';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { sendFile } from './import-factories.js';
import { inventedIdNumber } from './invented-id.js';
import { TEST_VILLAGE } from './places.js';
import { type SheetCells, workbookOf } from './workbooks.js';

/** A row of a shared list: a woman of 82 in the test village. */
export function listedPerson(changes: SheetCells = {}): SheetCells {
  return {
    身份证号: inventedIdNumber(),
    姓名: '丁桂芳',
    '镇（街道）': '',
    '村（社区）': TEST_VILLAGE,
    住址: '5组3号',
    ...changes,
  };
}

/** Uploads a list for the city and waits until it is matched. */
export async function matchedList(
  t: TestApp,
  source: ListSource,
  rows: SheetCells[],
  complete = false,
): Promise<SharedListView> {
  const city = await t.signIn('city_officer');
  const path = `/shared-lists?source=${source}&complete=${complete}`;
  const { id } = (await sendFile(t, city, path, await workbookOf(rows)).expect(201)).body as SharedListView;
  await t.app.get(TaskRunner).work();
  return (await city.get(`/shared-lists/${id}`).expect(200)).body as SharedListView;
}

/** What waits for somebody, or is in another state. */
export async function itemsFor(
  client: Client,
  { state = 'open', source }: Partial<ListItemQuery> = {},
): Promise<ListItemView[]> {
  const filter = `state=${state}${source ? `&source=${source}` : ''}`;
  return ((await client.get(`/list-items?limit=100&${filter}`).expect(200)).body as { items: ListItemView[] }).items;
}
