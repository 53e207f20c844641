import { createHash } from 'node:crypto';
import { REGISTER_COLUMNS } from '@tanfang/domain';
import { IssuedDocument } from '../src/modules/paper/issued-document.entity.js';
import { DoorCode } from '../src/modules/registry/door-code.entity.js';
import { Reveal } from '../src/modules/registry/reveal.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { CITY, expectProblem, FAR_TOWN, startApp, TEST_TOWN, TEST_VILLAGE, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { download, fetchedPaper, issuePaper } from './support/papers.js';
import { pdfPages, workbookOf } from './support/read-documents.js';
import { inventedIdNumber, registered } from './support/registry-factories.js';

describe('lists, labels and exports', () => {
  let t: TestApp;
  let manager: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    await registered(manager);
  });
  afterAll(() => t.close());

  describe('the labels of a village', () => {
    it('issue what is missing, once, and hold nothing personal', async () => {
      const village = await t.signIn('village_manager', { regionCode: '320682105206', name: '标签' });
      const files = [
        await registered(village, { name: '孙老人', address: '1组1号' }),
        await registered(village, { name: '李老人', address: '1组2号' }),
      ];
      const body = { villageCode: '320682105206', issueMissing: false, withKey: true };
      expectProblem(await village.post('/papers/door-labels', body), 422, 'document.empty');
      const asked = { ...body, issueMissing: true };
      const ticket = await issuePaper(village, 'door-labels', asked);
      expect(ticket.itemCount).toBe(2);
      const codes = await t.dataSource.manager.find(DoorCode, { order: { id: 'DESC' }, take: 2 });
      expect(codes.map(({ householdId }) => householdId).sort()).toEqual(files.map((f) => f.household.id).sort());
      const pages = pdfPages((await download(t, ticket.path).expect(200)).body as Buffer);
      for (const { code } of codes) expect(pages[0]).toContain(code);
      expect(pages[0]).not.toMatch(/老人|组\d号/);
      expect(pages[1]).toContain('1组2号');
      expect(pages.join('')).not.toMatch(/孙老人|李老人/);
      expect((await issuePaper(village, 'door-labels', asked)).itemCount).toBe(2);
      expect(await t.dataSource.manager.countBy(DoorCode, { householdId: files[0]?.household.id })).toBe(1);
      const entries = await t.dataSource.manager.findBy(AuditEntry, {
        action: 'door_code.issue',
        accountId: village.account.id,
      });
      expect(entries).toHaveLength(2);
    });
  });

  describe('the filing of visitors', () => {
    it('says for each elder who visits, and who is still without', async () => {
      const place = '320682105203';
      const village = await t.signIn('village_manager', { regionCode: place, name: '备案' });
      const member = await t.signIn('visitor', { regionCode: place, name: '联系人甲' });
      await registered(village, { name: '周老人', assignedVisitorId: member.account.id });
      await registered(village, { name: '吴老人' });
      const workbook = await workbookOf(
        await fetchedPaper(t, village, 'visitor-filings', { regionCode: place, format: 'xlsx' }),
      );
      const rows: unknown[][] = [];
      workbook.getWorksheet('按服务对象')?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      expect(rows[2]?.slice(4, 5)).toEqual(['服务对象']);
      expect(rows[3]).toEqual(expect.arrayContaining([1, '周老人', '女', 82, 'A类', '联系人甲', '探访员']));
      expect(rows[4]).toEqual(expect.arrayContaining([2, '吴老人', '尚未明确']));
      const sums: unknown[][] = [];
      workbook.getWorksheet('按联系人')?.eachRow((row) => sums.push((row.values as unknown[]).slice(1)));
      expect(sums[2]).toEqual(expect.arrayContaining(['联系人甲', 1]));

      const town = await t.signIn('town_officer');
      const pages = pdfPages(
        await fetchedPaper(t, town, 'visitor-filings', { regionCode: TEST_TOWN, format: 'pdf' }),
      ).join('');
      expect(pages).toContain('探访关爱联系人备案表');
      expect(pages).toContain('周老人（A）');
      expect(pages).toContain('填报单位（盖章）');
    });
  });

  describe('the export of the register', () => {
    const columns = ['name', 'age', 'id_number', 'phone', 'registered_on', 'level'];
    const body = { filter: { villageCode: TEST_VILLAGE }, columns, purpose: '年度核对', fullNumbers: false };
    const sheetOf = async (file: Buffer, name = '台账') => (await workbookOf(file)).getWorksheet(name)!;

    it('has the rows of the list, the chosen columns in their order, numbers masked and a mark of who took it', async () => {
      const sheet = await sheetOf(
        await fetchedPaper(t, manager, 'register-exports', { ...body, columns: [...columns].reverse() }),
      );
      const heads = (sheet.getRow(3).values as string[]).slice(1);
      expect(heads).toEqual(['姓名', '年龄', '居民身份证号码', '联系电话', '类别', '建档日期']);
      const list = (await manager.get('/elders?limit=100').expect(200)).body as { items: { name: string }[] };
      const names: string[] = [];
      sheet.eachRow((row, n) => n > 3 && names.push(String(row.getCell(1).value)));
      expect(names).toEqual(list.items.map(({ name }) => name));
      expect(typeof sheet.getRow(4).getCell(2).value).toBe('number');
      expect(sheet.getRow(4).getCell(6).value).toBeInstanceOf(Date);
      const ids = names.map((_, i) => String(sheet.getRow(4 + i).getCell(3).value));
      expect(ids.filter((id) => /^\d{17}[\dX]$/.test(id))).toEqual([]);
      expect(sheet.headerFooter.oddHeader).toContain('年度核对');
      expect(String(sheet.getRow(2).getCell(1).value)).toContain(manager.account.displayName);
    });

    it('says on a sheet of its own who, what for, which filters and how many', async () => {
      const note = await sheetOf(
        await fetchedPaper(t, manager, 'register-exports', { ...body, filter: { level: 'A' } }),
        '说明',
      );
      const lines: string[] = [];
      note.eachRow((row) => lines.push((row.values as unknown[]).slice(1).join('：')));
      expect(lines.join('\n')).toMatch(/用途：年度核对\n筛选条件：.*类别：A类.*\n人数：\d+\n号码：隐去中间几位/);
    });

    it('keeps every column of the vocabulary', async () => {
      const all = { ...body, columns: Object.keys(REGISTER_COLUMNS) };
      const sheet = await sheetOf(await fetchedPaper(t, manager, 'register-exports', all));
      expect((sheet.getRow(3).values as string[]).slice(1)).toEqual(Object.values(REGISTER_COLUMNS));
    });

    it('takes no text for a formula', async () => {
      const place = '320682105207';
      const village = await t.signIn('village_manager', { regionCode: place, name: '公式' });
      await registered(village, { name: '=HYPERLINK("x")', address: '+1组' });
      const asked = { ...body, filter: {}, columns: ['name', 'address'] };
      const sheet = await sheetOf(await fetchedPaper(t, village, 'register-exports', asked));
      expect(sheet.getRow(4).getCell(1).value).toBe(`'=HYPERLINK("x")`);
      expect(sheet.getRow(4).getCell(2).value).toBe("'+1组");
    });

    it('gives numbers in clear to the town only, and says so in each file', async () => {
      const answer = await manager.post('/papers/register-exports', { ...body, fullNumbers: true });
      expectProblem(answer, 403, 'export.full_numbers');
      const idNumber = inventedIdNumber();
      const { id } = await registered(manager, { idNumber, name: '郑老人' });
      const town = await t.signIn('town_officer');
      const asked = { ...body, filter: { villageCode: TEST_VILLAGE, q: '郑老人' }, fullNumbers: true };
      const sheet = await sheetOf(await fetchedPaper(t, town, 'register-exports', asked));
      expect(sheet.getRow(4).getCell(3).value).toBe(idNumber);
      expect(await t.dataSource.manager.findBy(Reveal, { elderId: id })).toMatchObject([{ reason: '年度核对' }]);
      const stored = await t.dataSource.manager.findOneOrFail(IssuedDocument, { where: {}, order: { id: 'DESC' } });
      expect(stored).toMatchObject({ kind: 'register_export', purpose: '年度核对', fullNumbers: true, itemCount: 1 });
      expect(stored.requestEnc).not.toContain('郑老人');
    });

    it('refuses what is empty, what is elsewhere, and columns that there are not', async () => {
      expectProblem(
        await manager.post('/papers/register-exports', { ...body, filter: { q: '没有此人' } }),
        422,
        'document.empty',
      );
      const elsewhere = { ...body, filter: { townCode: FAR_TOWN } };
      expectProblem(await manager.post('/papers/register-exports', elsewhere), 404, 'region.unknown');
      expectProblem(
        await manager.post('/papers/register-exports', { ...body, columns: ['secret'] }),
        400,
        'request.invalid',
      );
      expectProblem(await manager.post('/papers/register-exports', { ...body, columns: [] }), 400, 'request.invalid');
      expectProblem(await manager.post('/papers/register-exports', { ...body, filter: [] }), 400, 'request.invalid');
      const city = await t.signIn('city_officer');
      await issuePaper(city, 'register-exports', { ...body, filter: {} });
      await issuePaper(city, 'visitor-filings', { regionCode: CITY, format: 'pdf' });
    });
  });

  describe('the ticket', () => {
    const ask = () => issuePaper(manager, 'visitor-filings', { regionCode: TEST_VILLAGE, format: 'xlsx' });

    it('is a download with a Chinese name that nobody keeps', async () => {
      const { path, fileName } = await ask();
      const { headers } = await download(t, path).expect(200);
      expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      expect(headers['cache-control']).toBe('no-store');
      const [, encoded = ''] = /filename\*=UTF-8''(\S+)$/.exec(headers['content-disposition'] ?? '') ?? [];
      expect(decodeURIComponent(encoded)).toBe(fileName);
    });

    it('is good once, also when two ask at the same moment', async () => {
      const { path } = await ask();
      const answers = await Promise.all([download(t, path), download(t, path)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
      expectProblem(await t.http.get(path), 410, 'document.expired');
    });

    it('is good for minutes, and never without the session', async () => {
      const { path, expiresAt } = await ask();
      const now = t.clock.now();
      t.clock.set(expiresAt);
      expectProblem(await t.http.get(path), 410, 'document.expired');
      t.clock.set(now.toISOString());

      const leaver = await t.signIn('village_manager', { name: '要走的人' });
      const left = await issuePaper(leaver, 'visitor-filings', { regionCode: TEST_VILLAGE, format: 'xlsx' });
      await t.http.post('/api/v1/auth/logout').send({ refreshToken: leaver.session.refreshToken });
      expectProblem(await t.http.get(left.path), 401, 'auth.session_ended');
    });

    it('cannot be guessed, and is not kept in clear', async () => {
      const { path } = await ask();
      const ticket = path.split('/').at(-1) ?? '';
      expect(ticket).toMatch(/^[\w-]{43}$/);
      const { ticketHash } = await t.dataSource.manager.findOneOrFail(IssuedDocument, {
        where: {},
        order: { id: 'DESC' },
      });
      expect(ticketHash).toBe(createHash('sha256').update(ticket).digest('hex'));
      expectProblem(await t.http.get(`/api/v1/papers/${'A'.repeat(43)}`), 404, 'document.unknown');
    });

    it('is written down when given and when used', async () => {
      const { path } = await ask();
      await download(t, path).expect(200);
      const last = await t.dataSource.manager.find(AuditEntry, { order: { id: 'DESC' }, take: 2 });
      expect(last.map(({ action }) => action)).toEqual(['document.fetch', 'visitor_filing.export']);
    });
  });
});
