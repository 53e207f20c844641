import ExcelJS from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { HourlyJobs } from '../src/platform/jobs.js';
import { TaskRunner } from '../src/platform/tasks/task-runner.js';
import { ImportRow } from '../src/modules/imports/import-row.entity.js';
import { WorkbookStore } from '../src/modules/imports/workbook-store.js';
import { expectProblem, FAR_TOWN, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { carriedOut, checkedImport, importOf, sendFile, sheetRow } from './support/import-factories.js';
import { workbookOf } from './support/workbooks.js';

describe('imports that are refused or looked at by others', () => {
  let t: TestApp;
  let manager: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
  });
  afterAll(() => t.close());

  it('hands out the rows with errors, marked, to be uploaded again', async () => {
    const batch = await checkedImport(t, manager, [sheetRow(), sheetRow({ 联系电话: '123', 居住地址: '=1+1' })]);
    const answer = await manager
      .get(`/imports/${batch.id}/marked`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.body as never);
    const sheet = workbook.getWorksheet('登记表');
    expect(sheet?.rowCount).toBe(2);
    const heads = sheet?.getRow(1).values as string[];
    const cell = sheet?.getCell(2, heads.indexOf('联系电话'));
    expect(cell?.value).toBe('123');
    expect(cell?.fill).toMatchObject({ fgColor: { argb: 'FFF6C9C4' } });
    expect(sheet?.getCell(2, heads.indexOf('需要修改的地方')).value).toContain('联系电话');
    expect(sheet?.getCell(2, heads.indexOf('居住地址*')).value).toBe("'=1+1");

    if (cell) cell.value = '13800000022';
    const again = Buffer.from(await workbook.xlsx.writeBuffer());
    const { id } = (await sendFile(t, manager, '/imports', again).expect(201)).body as { id: number };
    await t.app.get(TaskRunner).work();
    expect((await importOf(manager, id)).outcomes).toMatchObject({ new: 1, error: 0 });
  });

  it('erases the contents of rows after a month, and undoes no more', async () => {
    const batch = await checkedImport(t, manager, [sheetRow({ 姓名: '将被删除' })]);
    await carriedOut(t, manager, batch.id, 'apply');
    t.clock.advance({ days: 31 });
    await t.app.get(HourlyJobs).runAll();
    const [row] = await t.dataSource.manager.findBy(ImportRow, { batchId: batch.id });
    expect(row).toMatchObject({ contentEnc: null, idNumberIndex: null, state: 'applied' });
    expectProblem(await manager.post(`/imports/${batch.id}/undo`), 422, 'import.erased');
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  describe('what is refused', () => {
    it('no file, another kind of file, something that only looks like one', async () => {
      expectProblem(await manager.post('/imports', {}), 400, 'request.invalid');
      expectProblem(
        await sendFile(t, manager, '/imports', Buffer.from('a,b'), { name: 'a.csv' }),
        422,
        'import.not_xlsx',
      );
      expectProblem(
        await sendFile(t, manager, '/imports', Buffer.from('not a zip'), { name: 'a.xlsx' }),
        422,
        'import.not_xlsx',
      );
      expectProblem(
        await sendFile(t, manager, '/imports', Buffer.alloc(0), { name: 'a.xlsx' }),
        400,
        'request.invalid',
      );
    });

    it('a bomb, whatever sizes it states of itself', async () => {
      expectProblem(await sendFile(t, manager, '/imports', bomb(), { name: 'a.xlsx' }), 422, 'import.too_large');
    });

    it('more than 20 MB', async () => {
      const file = Buffer.alloc(21 * 1024 * 1024);
      expectProblem(await sendFile(t, manager, '/imports', file, { name: 'a.xlsx' }), 413, 'import.file_too_large');
    });

    it('a sheet without the heads', async () => {
      const file = await workbookOf([{ 甲: '1', 乙: '2' }]);
      const { id } = (await sendFile(t, manager, '/imports', file).expect(201)).body as { id: number };
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('列名') });
    });

    it('a sheet with heads and nobody below them', async () => {
      const file = await workbookOf([{ 身份证号: null, 姓名: null }]);
      const { id } = (await sendFile(t, manager, '/imports', file).expect(201)).body as { id: number };
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, id)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('没有填写任何老人'),
      });
    });

    it('a sheet that lacks one of the heads, which it names', async () => {
      const file = await workbookOf([{ 姓名: '王秀英', 居住地址: '3组18号' }]);
      const { id } = (await sendFile(t, manager, '/imports', file).expect(201)).body as { id: number };
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, id)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('身份证号'),
      });
    });

    it('leaves no file behind', async () => {
      const kept = jest.spyOn(t.app.get(WorkbookStore), 'keep');
      await sendFile(t, manager, '/imports', Buffer.from('not a zip'), { name: 'a.xlsx' });
      expect(kept).not.toHaveBeenCalled();
      kept.mockRestore();
    });
  });

  it('is seen by the village and its town, not next door; no visitor imports', async () => {
    const batch = await checkedImport(t, manager, [sheetRow()]);
    await (await t.signIn('town_officer')).get(`/imports/${batch.id}`).expect(200);
    for (const place of [
      { role: 'village_manager', regionCode: OTHER_VILLAGE },
      { role: 'town_officer', regionCode: FAR_TOWN },
    ] as const) {
      const outsider = await t.signIn(place.role, { regionCode: place.regionCode });
      expectProblem(await outsider.get(`/imports/${batch.id}`), 404, 'import.not_found');
      expectProblem(await outsider.get(`/imports/${batch.id}/rows`), 404, 'import.not_found');
      expectProblem(await outsider.post(`/imports/${batch.id}/apply`), 404, 'import.not_found');
    }
    expectProblem(await (await t.signIn('visitor')).get('/imports'), 403, 'permission.denied');
    const { items } = (await manager.get('/imports?limit=1').expect(200)).body as { items: { id: number }[] };
    expect(items).toHaveLength(1);
  });
});

/** An archive whose one sheet unpacks to a gigabyte and says that it has ten bytes. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(700 * 1024 * 1024), { level: 1 });
  const part = (name: string): [Buffer, (offset: number) => Buffer] => {
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(10, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = (offset: number): Buffer => {
      const head = Buffer.alloc(46 + name.length);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(8, 10);
      head.writeUInt32LE(packed.length, 20);
      head.writeUInt32LE(10, 24);
      head.writeUInt16LE(name.length, 28);
      head.writeUInt32LE(offset, 42);
      head.write(name, 46);
      return head;
    };
    return [local, entry];
  };
  const [local, entry] = part('xl/workbook.xml');
  const directory = entry(0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, directory, end]);
}
