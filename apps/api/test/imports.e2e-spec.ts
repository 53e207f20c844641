import { readdir } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { Config } from '../src/platform/config.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { TaskRunner } from '../src/platform/tasks/task-runner.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { RowApplication } from '../src/modules/imports/row-application.js';
import { expectProblem, FAR_VILLAGE, startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { carriedOut, checkedImport, importOf, rowsOfImport, sendFile, sheetRow } from './support/import-factories.js';
import { changeOf, fileOf, inventedIdNumber, registered } from './support/registry-factories.js';

describe('imports into the register', () => {
  let t: TestApp;
  let manager: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
  });
  afterAll(() => t.close());

  const elders = (): Promise<number> => t.dataSource.manager.count(Elder);

  describe('the template', () => {
    const template = async (client: Client): Promise<ExcelJS.Workbook> => {
      const answer = await client
        .get('/imports/template')
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(answer.body as never);
      return workbook;
    };

    it('has instructions, drop-downs and the villages of the place', async () => {
      const workbook = await template(await t.signIn('town_officer'));
      expect(workbook.worksheets.map(({ name }) => name)).toEqual(['登记表', '填写说明', '村社区']);
      const villages = workbook.getWorksheet('村社区');
      expect(villages?.rowCount).toBeGreaterThan(5);
      const data = workbook.getWorksheet('登记表');
      const heads = data?.getRow(1).values as string[];
      const alone = data?.getCell(2, heads.indexOf('独自居住')).dataValidation;
      expect(alone).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
    });

    it('as it is, with its example, registers nobody', async () => {
      const workbook = await template(manager);
      const file = Buffer.from(await workbook.xlsx.writeBuffer());
      const { id } = (await sendFile(t, manager, '/imports', file).expect(201)).body as { id: number };
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, id)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining('没有填写'),
      });
    });
  });

  describe('the dry run', () => {
    it('says of each row what it would do, all errors at once, and does nothing', async () => {
      const known = await registered(manager, { idNumber: inventedIdNumber('1944-03-15'), name: '李桂兰' });
      const idNumber = await idNumberOf(known.id);
      const far = await registered(await t.signIn('village_manager', { regionCode: FAR_VILLAGE }), {
        idNumber: inventedIdNumber(),
        name: '外镇老人',
      });
      const before = await elders();
      const twice = inventedIdNumber();
      const same = sheetRow({ 身份证号: idNumber, 姓名: '李桂兰' });
      const batch = await checkedImport(t, manager, [
        sheetRow(),
        sheetRow({
          联系电话: '123',
          独自居住: '大概',
          第一联系人姓名: null,
          愿意接受定期探访: '否',
          同意上门探访: '否',
        }),
        { ...same },
        sheetRow({ 身份证号: await idNumberOf(far.id) }),
        sheetRow({ 身份证号: twice }),
        sheetRow({ 身份证号: twice }),
        sheetRow({ 身份证号: Number('320682194403150027') }),
        sheetRow({ 身份证号: inventedIdNumber('1990-01-01') }),
        sheetRow({ '村（社区）': '没有这个村' }),
        sheetRow({ 身份证号: '999000194703050020' }),
      ]);
      expect(batch).toMatchObject({ state: 'checked', outcomes: { new: 2, changed: 0, same: 1, error: 7 } });
      expect(batch.canApply).toBe(true);
      const rows = await rowsOfImport(manager, batch.id);
      expect(rows.map(({ outcome }) => outcome)).toEqual([
        'new',
        'error',
        'same',
        'error',
        'new',
        'error',
        'error',
        'error',
        'error',
        'error',
      ]);
      expect(rows[0]).toMatchObject({ rowNumber: 2, name: '王秀英', level: 'A', errors: [] });
      expect(rows[1]?.errors.map(({ column }) => column).sort()).toEqual(
        ['独自居住', '第一联系人姓名', '联系电话', '不愿接受探访的原因'].sort(),
      );
      expect(rows[3]?.errors[0]?.detail).toMatch(/本市已有档案，请联系/u);
      expect(JSON.stringify(rows[3])).not.toContain('外镇老人');
      expect(rows[3]?.elderId).toBeNull();
      expect(rows[5]?.errors).toEqual([{ column: '身份证号', detail: '与第 6 行重复，一位老人只填一行' }]);
      expect(rows[6]?.errors[0]?.detail).toContain('末几位已经丢失');
      expect(rows[7]?.errors[0]?.detail).toContain('不能登记');
      expect(rows[8]?.errors[0]?.column).toBe('村（社区）');
      expect(rows[9]?.errors[0]?.column).toBe('身份证号');
      expect(await elders()).toBe(before);
      expect(await rowsOfImport(manager, batch.id, '&outcome=same')).toHaveLength(1);
    });

    it('shows a change with before and after; blank cells change nothing', async () => {
      const file = await registered(manager, { idNumber: inventedIdNumber(), gridName: '第一网格' });
      const cells = { 身份证号: await idNumberOf(file.id), 姓名: '王秀英', 居住地址: '5组2号', 曾患病史: '糖尿病' };
      const batch = await checkedImport(t, manager, [cells]);
      const [row] = await rowsOfImport(manager, batch.id);
      expect(row?.differences).toEqual([
        { label: '曾患病史', before: null, after: '糖尿病' },
        { label: '居住地址', before: '3组18号', after: '5组2号' },
      ]);
    });

    it('pages through the rows', async () => {
      const batch = await checkedImport(t, manager, [sheetRow(), sheetRow(), sheetRow()]);
      const first = (await manager.get(`/imports/${batch.id}/rows?limit=2`).expect(200)).body as {
        items: { rowNumber: number }[];
        nextCursor: string;
      };
      expect(first.items.map(({ rowNumber }) => rowNumber)).toEqual([2, 3]);
      const rest = await manager.get(`/imports/${batch.id}/rows?limit=2&cursor=${first.nextCursor}`).expect(200);
      expect(rest.body).toMatchObject({ items: [{ rowNumber: 4 }], nextCursor: null });
    });

    it('keeps the workbook encrypted, and erases it when it is done with', async () => {
      const folder = path.join(t.app.get(Config).get('dataDir'), 'imports');
      const batch = await checkedImport(t, manager, [sheetRow()]);
      const kept = await readdir(folder);
      expect(kept.length).toBeGreaterThan(0);
      await t.app.get(HourlyJobs).runAll();
      expect(await readdir(folder)).toEqual([]);
      expect((await importOf(manager, batch.id)).canApply).toBe(true);
    });
  });

  describe('applying', () => {
    it('registers as a typed registration does: class, month, week, history', async () => {
      const batch = await checkedImport(t, manager, [
        sheetRow({ 姓名: '赵一' }),
        sheetRow({ 姓名: '钱二', 独自居住: '否' }),
      ]);
      const done = await carriedOut(t, manager, batch.id, 'apply');
      expect(done).toMatchObject({
        state: 'applied',
        states: { applied: 2, pending: 0 },
        canApply: false,
        canUndo: true,
      });
      const rows = await rowsOfImport(manager, batch.id);
      const file = await fileOf(manager, rows[0]?.elderId ?? 0);
      expect(file).toMatchObject({
        name: '赵一',
        classification: { level: 'A', clause: 'A1' },
        monthlyUpdate: { kind: 'registered', state: 'updated' },
        contacts: [{ name: '王芳', relation: 'child' }],
      });
      const due = await t.dataSource.query<unknown[]>('SELECT * FROM weekly_due WHERE elder_id = ?', [file.id]);
      expect(due).toHaveLength(1);
      const audited = { action: 'elder.register', subjectId: String(file.id) };
      expect(await t.dataSource.manager.countBy(AuditEntry, audited)).toBe(1);
      expectProblem(await manager.post(`/imports/${batch.id}/apply`), 422, 'import.nothing_to_apply');
    });

    it('puts those of one household number under one roof', async () => {
      const batch = await checkedImport(t, manager, [
        sheetRow({ 身份证号: inventedIdNumber('1948-01-02', 'male'), 姓名: '张建国', 户编号: '7', 独自居住: '否' }),
        sheetRow({
          身份证号: inventedIdNumber('1949-01-02'),
          姓名: '李桂兰',
          户编号: '7',
          独自居住: '否',
          与户主关系: '配偶',
        }),
        sheetRow({ 身份证号: inventedIdNumber('1949-01-02'), 姓名: '李桂花', 户编号: '7', 独自居住: '是' }),
      ]);
      const [, , third] = await rowsOfImport(manager, batch.id);
      expect(third?.errors.map(({ column }) => column)).toEqual(['与户主关系', '独自居住']);
      await carriedOut(t, manager, batch.id, 'apply');
      const [first, second] = await rowsOfImport(manager, batch.id, '&state=applied');
      const husband = await fileOf(manager, first?.elderId ?? 0);
      expect(husband.household.otherElders.map(({ elderId }) => elderId)).toEqual([second?.elderId]);
      expect(husband.classification.targetTypes).toContain('empty_nest');
      const undone = await carriedOut(t, manager, batch.id, 'undo');
      expect(undone.states).toMatchObject({ undone: 2, kept: 0 });
    });

    it('does not overwrite what somebody changed since the dry run', async () => {
      const file = await registered(manager, { idNumber: inventedIdNumber() });
      const idNumber = await idNumberOf(file.id);
      const later = inventedIdNumber();
      const batch = await checkedImport(t, manager, [
        { 身份证号: idNumber, 姓名: '王秀英', 曾患病史: '来自表格' },
        sheetRow({ 身份证号: later }),
      ]);
      await manager
        .post(`/elders/${file.id}/changes`, changeOf(file, { health: { illnessHistory: '来自手机' } }))
        .expect(200);
      await registered(manager, { idNumber: later });
      const done = await carriedOut(t, manager, batch.id, 'apply');
      expect(done.states).toMatchObject({ applied: 0, conflict: 2 });
      const [row] = await rowsOfImport(manager, batch.id);
      expect(row?.note).toContain('没有覆盖');
      expect((await fileOf(manager, file.id)).health.illnessHistory).toBe('来自手机');
    });

    it('goes on after a kill exactly where it stopped', async () => {
      const batch = await checkedImport(
        t,
        manager,
        Array.from({ length: 45 }, (_, i) => sheetRow({ 姓名: `续${i}` })),
      );
      const before = await elders();
      const application = t.app.get(RowApplication);
      const apply = application.apply.bind(application);
      let calls = 0;
      const killed = jest.spyOn(application, 'apply').mockImplementation((tx, actor, row) => {
        calls += 1;
        if (calls === 33) throw new Error('killed');
        return apply(tx, actor, row);
      });
      await carriedOut(t, manager, batch.id, 'apply');
      // The piece under way is gone as a whole, those before it stay.
      expect(await elders()).toBe(before + 20);
      expect(await importOf(manager, batch.id)).toMatchObject({
        state: 'applying',
        states: { applied: 20, pending: 25 },
      });
      killed.mockRestore();
      t.clock.advance({ minutes: 2 });
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, batch.id)).toMatchObject({ state: 'applied', states: { applied: 45 } });
      expect(await elders()).toBe(before + 45);
    });

    it('is not begun twice at once', async () => {
      const batch = await checkedImport(t, manager, [sheetRow()]);
      const answers = await Promise.all([1, 2].map(() => manager.post(`/imports/${batch.id}/apply`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      await t.app.get(TaskRunner).work();
      expect(await importOf(manager, batch.id)).toMatchObject({ states: { applied: 1 } });
    });
  });

  describe('undoing', () => {
    it('takes registrations and changes back, and keeps what was touched since', async () => {
      const file = await registered(manager, { idNumber: inventedIdNumber() });
      const batch = await checkedImport(t, manager, [
        sheetRow({ 姓名: '甲' }),
        sheetRow({ 姓名: '乙' }),
        { 身份证号: await idNumberOf(file.id), 姓名: '王秀英', 曾患病史: '误填', 第一联系人电话: '13800000005' },
      ]);
      const before = await elders();
      await carriedOut(t, manager, batch.id, 'apply');
      expect(await elders()).toBe(before + 2);
      const rows = await rowsOfImport(manager, batch.id);
      const touched = await fileOf(manager, rows[1]?.elderId ?? 0);
      await manager.post(`/elders/${touched.id}/changes`, changeOf(touched, { name: '乙改' })).expect(200);

      const undone = await carriedOut(t, manager, batch.id, 'undo');
      expect(undone).toMatchObject({ state: 'undone', states: { undone: 2, kept: 1 } });
      expect(await elders()).toBe(before + 1);
      expectProblem(await manager.get(`/elders/${rows[0]?.elderId}`), 404, 'elder.not_found');
      expect((await fileOf(manager, touched.id)).name).toBe('乙改');
      const restored = await fileOf(manager, file.id);
      expect(restored.health.illnessHistory).toBeNull();
      expect(restored.contacts[0]?.maskedPhone).toBe(file.contacts[0]?.maskedPhone);
      const kept = await rowsOfImport(manager, batch.id, '&state=kept');
      expect(kept[0]?.note).toContain('没有撤销');
      expectProblem(await manager.post(`/imports/${batch.id}/undo`), 422, 'import.nothing_to_undo');
    });
  });

  /** The number of an elder in the clear, as the sheet of an official has it. */
  async function idNumberOf(elderId: number): Promise<string> {
    const { value } = (await manager.post(`/elders/${elderId}/reveal`, { field: 'idNumber', reason: '核对表格' }))
      .body as {
      value: string;
    };
    if (value) return value;
    const answer = await (
      await t.signIn('city_officer')
    ).post(`/elders/${elderId}/reveal`, {
      field: 'idNumber',
      reason: '核对表格',
    });
    return (answer.body as { value: string }).value;
  }
});
