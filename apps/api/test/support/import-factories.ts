import type request from 'supertest';
import type { ImportRowView, ImportView } from '../../src/modules/imports/imports.dto.js';
import { TaskRunner } from '../../src/platform/tasks/task-runner.js';
import { TEST_VILLAGE, type TestApp } from './app.js';
import type { Client } from './client.js';
import { inventedIdNumber } from './registry-factories.js';
import { type SheetCells, workbookOf } from './workbooks.js';

/** A filled row: a woman of 82 who lives alone; class A by A1. */
export function sheetRow(changes: SheetCells = {}): SheetCells {
  return {
    身份证号: inventedIdNumber(),
    姓名: '王秀英',
    联系电话: '13800000021',
    '村（社区）': TEST_VILLAGE,
    居住地址: '3组18号',
    独自居住: '是',
    伴侣在本市居住: '否',
    子女在本市居住: '否',
    第一联系人姓名: '王芳',
    第一联系人关系: '子女',
    第一联系人电话: '13800000004',
    愿意接受定期探访: '是',
    同意上门探访: '是',
    ...changes,
  };
}

/** Sends a file as a browser does. */
export function sendFile(
  t: TestApp,
  client: Client,
  path: string,
  file: Buffer,
  { name = '登记.xlsx', fields = {} }: { name?: string; fields?: Record<string, string> } = {},
): request.Test {
  const test = t.http.post(`/api/v1${path}`).set('authorization', `Bearer ${client.accessToken}`);
  for (const [field, value] of Object.entries(fields)) void test.field(field, value);
  return test.attach('file', file, { filename: encodeURIComponent(name) === name ? name : 'list.xlsx' });
}

/** Uploads rows and waits for the dry run. */
export async function checkedImport(t: TestApp, client: Client, rows: SheetCells[]): Promise<ImportView> {
  const { id } = (await sendFile(t, client, '/imports', await workbookOf(rows)).expect(201)).body as ImportView;
  await t.app.get(TaskRunner).work();
  return importOf(client, id);
}

/** Applies or undoes, and waits until it is done. */
export async function carriedOut(t: TestApp, client: Client, id: number, what: 'apply' | 'undo'): Promise<ImportView> {
  await client.post(`/imports/${id}/${what}`).expect(200);
  await t.app.get(TaskRunner).work();
  return importOf(client, id);
}

export async function importOf(client: Client, id: number): Promise<ImportView> {
  return (await client.get(`/imports/${id}`).expect(200)).body as ImportView;
}

export async function rowsOfImport(client: Client, id: number, filter = ''): Promise<ImportRowView[]> {
  const page = (await client.get(`/imports/${id}/rows?limit=100${filter}`).expect(200)).body as {
    items: ImportRowView[];
  };
  return page.items;
}
