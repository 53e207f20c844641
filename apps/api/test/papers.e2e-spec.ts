import { createHash } from 'node:crypto';
import { HELPING_BODIES, LIVING_CONDITIONS, REGISTER_COLUMNS, TARGET_TYPES, VISIT_ITEMS } from '@tanfang/domain';
import type request from 'supertest';
import type { IssuedPaper } from '../src/modules/paper/paper.dto.js';
import { IssuedDocument } from '../src/modules/paper/issued-document.entity.js';
import { DoorCode } from '../src/modules/registry/door-code.entity.js';
import { Reveal } from '../src/modules/registry/reveal.entity.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import {
  CITY,
  expectProblem,
  FAR_TOWN,
  OTHER_VILLAGE,
  startApp,
  TEST_TOWN,
  TEST_VILLAGE,
  type TestApp,
} from './support/app.js';
import type { Client } from './support/client.js';
import { docxText, pdfPages, pngImage, workbookOf } from './support/read-documents.js';
import { inventedIdNumber, registered, registeredCouple } from './support/registry-factories.js';
import { answeredVisit, attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

/** A drawn line with transparency, as a canvas gives it. */
const SIGNATURE = `data:image/png;base64,${pngImage(40, 12).toString('base64')}`;

describe('paper', () => {
  let t: TestApp;
  let manager: Client;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

  const issue = async (client: Client, what: string, body: object): Promise<IssuedPaper> =>
    (await client.post(`/papers/${what}`, body).expect(200)).body as IssuedPaper;
  const download = (path: string): request.Test =>
    t.http
      .get(path)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
        answer.on('error', done as (error: Error) => void);
      });
  const fetched = async (client: Client, what: string, body: object): Promise<Buffer> => {
    const { path } = await issue(client, what, body);
    return (await download(path).expect(200)).body as Buffer;
  };
  const refused = (client: Client, what: string, body: object): request.Test => client.post(`/papers/${what}`, body);
  const bare = (text: string): string => text.replace(/\s/g, '');

  describe('the registration form (Annex 3)', () => {
    const form = { format: 'pdf', purpose: '建档存档', fullNumbers: true };

    it('holds every box of the form, filled in, on one page', async () => {
      const idNumber = inventedIdNumber('1944-03-15');
      const memberId = inventedIdNumber('1950-01-01', 'male');
      const file = await registered(manager, {
        idNumber,
        name: '王㛃英',
        relationToHead: 'self',
        facts: { livesAlone: false, benefits: ['minimum_living_marginal'], otherTargetNote: '孤寡' },
        targetTypesTicked: ['other'],
        health: { illnessHistory: '高血压，2019年脑梗', abilityTick: 'mild' },
        economy: { pensionKinds: ['resident_pension'], monthlyIncomeCents: 80_050, incomeSources: '子女赡养' },
        help: { providers: ['volunteer'], responsiblePerson: '李志愿', measures: '每周送餐' },
        household: {
          members: [
            {
              name: '张老伴',
              relationToHead: 'partner',
              livesHere: true,
              sex: 'male',
              idNumber: memberId,
              healthStatus: '良好',
            },
          ],
          livingConditions: { waterSafe: true, electricitySafe: false, housingSafe: true, ageFriendly: '已装扶手' },
          familyIncome: {
            receivesPension: true,
            pensionMonthlyCents: 20_000,
            subsidies: [{ programme: '高龄津贴', monthlyCents: 5_000 }],
          },
        },
      });
      const pages = pdfPages(await fetched(manager, 'registration-forms', { elderId: file.id, ...form }));
      expect(pages).toHaveLength(1);
      const text = bare(pages[0] ?? '');
      expect(text).not.toContain('?');
      const printed = [
        '如皋市特殊困难老年人信息登记表',
        '一、服务对象基本情况',
        '姓名王㛃英性别女居民身份证号码',
        idNumber,
        '联系电话13800000021',
        '紧急联系人王芳',
        '13800000004',
        '户籍地址如皋市',
        '居住地址如皋市',
        '3组18号',
        '能力程度：□能力完好□轻度失能√□中度失能□重度失能',
        '曾患病史：高血压，2019年脑梗',
        '□特困人员□低保、低保边缘√□居民养老保险√□企业养老保险□机关、事业单位退休',
        '月可支配收入：800.50元',
        '经济来源：子女赡养',
        '对象类型',
        '其他对象（孤寡）√',
        '二、家庭成员',
        '序号姓名性别与户主关系居民身份证号码健康状况是否经常探访',
        '张老伴',
        memberId,
        '良好',
        '三、家庭条件',
        '饮水是否安全安全',
        '生活用电是否安全不安全',
        '家庭环境适老化情况已装扶手',
        '有领取养老保险，每月√200元□无养老保险',
        '高龄津贴',
        '每月补贴金额50元',
        '四、已享受帮扶情况',
        '□志愿者√',
        '帮扶责任人李志愿',
        '帮扶措施每周送餐',
        '五、探访意愿',
        '□愿意接受定期探访√',
        '□本人无接受定期探访意愿原因：',
        '服务对象或者其家庭成员签字：',
        '工作人员签字：',
        '年月日',
        '备注：此表一式两份，市民政局、乡镇（街道）各存档一份。',
        ...Object.values(TARGET_TYPES),
        ...Object.values(HELPING_BODIES),
        ...Object.values(LIVING_CONDITIONS),
      ];
      expect(printed.filter((words) => !text.includes(bare(words)))).toEqual([]);
    });

    it('masks the numbers unless asked for them', async () => {
      const idNumber = inventedIdNumber();
      const { id } = await registered(manager, { idNumber });
      const body = { elderId: id, ...form, fullNumbers: false };
      const text = pdfPages(await fetched(manager, 'registration-forms', body)).join('');
      expect(text).not.toContain(idNumber);
      expect(text).toContain(`${idNumber.slice(0, 6)}********${idNumber.slice(14)}`);
      expect(text).toContain('138****0021');
      expect(await t.dataSource.manager.countBy(Reveal, { elderId: id })).toBe(0);
    });

    it('leaves in the file who took the numbers, and what for', async () => {
      const { id } = await registered(manager);
      await issue(manager, 'registration-forms', { elderId: id, ...form });
      const looks = await t.dataSource.manager.findBy(Reveal, { elderId: id });
      expect(looks).toMatchObject([{ field: 'idNumber', reason: '建档存档', revealedBy: manager.account.id }]);
    });

    it('prints a household with a form for each elder, who is a member on the other’s', async () => {
      const [husband, wife] = await registeredCouple(manager);
      const body = { householdId: husband.household.id, ...form };
      const pages = pdfPages(await fetched(manager, 'registration-forms', body));
      expect(pages).toHaveLength(2);
      expect(bare(pages[0] ?? '')).toContain(`姓名${husband.name}性别男`);
      expect(bare(pages[0] ?? '')).toContain(`1${wife.name}女配偶（伴侣）`);
      expect(bare(pages[1] ?? '')).toContain(`姓名${wife.name}性别女`);
    });

    it('prints a village in PDF and in Word alike', async () => {
      const village = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
      await registered(village, { name: '甲老人' });
      await registered(village, { name: '乙老人' });
      const ticket = await issue(village, 'registration-forms', { villageCode: OTHER_VILLAGE, ...form });
      expect(ticket.itemCount).toBe(2);
      const pages = pdfPages((await download(ticket.path).expect(200)).body as Buffer).join('');
      const docx = await fetched(village, 'registration-forms', {
        villageCode: OTHER_VILLAGE,
        ...form,
        format: 'docx',
      });
      for (const name of ['甲老人', '乙老人']) {
        expect(pages).toContain(name);
        expect(docxText(docx)).toContain(name);
      }
      expect(docxText(docx)).toContain('☑愿意接受定期探访');
    });

    it('asks for a purpose and for one subject', async () => {
      const { id } = await registered(manager);
      const answer = await refused(manager, 'registration-forms', { elderId: id, ...form, purpose: ' ' });
      expectProblem(answer, 400, 'request.invalid');
      expect((answer.body as { errors: object[] }).errors).toMatchObject([{ field: 'purpose', detail: '请填写用途' }]);
      expectProblem(await refused(manager, 'registration-forms', form), 400, 'request.invalid');
      const two = { ...form, elderId: id, villageCode: TEST_VILLAGE };
      expectProblem(await refused(manager, 'registration-forms', two), 400, 'request.invalid');
    });
  });

  describe('the visit record (Annex 4)', () => {
    it('holds every item of the form with its answer', async () => {
      const elder = await elderOnRegister(t, { name: '赵老人' });
      const record = answeredVisit(
        t,
        elder.id,
        { illness: 'severe', gasSafety: 'unsafe', populationChange: 'increased' },
        {
          illnessName: '肺炎',
          populationChangeCount: 2,
          serviceNeeds: '助餐',
          suggestions: '联系家庭医生',
          handlings: [
            { itemKey: 'illness', handling: 'reported_town' },
            { itemKey: 'gasSafety', handling: 'reminded_resolved' },
          ],
          visitedPerson: { signature: SIGNATURE },
        },
      );
      const { id } = (await visitor.post('/visits', record).expect(201)).body as VisitDto;
      const pdf = await fetched(visitor, 'visit-records', { visitId: id, format: 'pdf' });
      const pages = pdfPages(pdf);
      expect(pages).toHaveLength(1);
      const text = bare(pages[0] ?? '');
      const printed = [
        '如皋市特殊困难老年人探访关爱服务记录表',
        '第1次',
        '□上门探访√□电话探访□视频探访□其他',
        '人口变化□无变化□增加2人√□减少人',
        '疾病状况□无变□严重疾病名称：肺炎√□转好',
        '燃气安全□安全□较安全□不安全√',
        '水暖安全□安全√□较安全□不安全',
        '老年人服务需求：助餐',
        '实施关爱服务建议：联系家庭医生',
        '探访人员（签字）',
        visitor.account.displayName,
        '被探访人（签字）',
        '信息录入员（签字）',
        '2026年11月23日',
        '二、关爱服务情况',
        '（由服务人员填写）',
        '服务人员签字（盖章）：',
        '备注：此表一式两份，市民政局、乡镇（街道）各存档一份。',
        '服务对象：赵老人',
        ...VISIT_ITEMS.map(({ label }) => label),
      ];
      expect(printed.filter((words) => !text.includes(bare(words)))).toEqual([]);
      expect(pdf.toString('latin1')).toContain('/Subtype /Image');
      const docx = await fetched(visitor, 'visit-records', { visitId: id, format: 'docx' });
      expect(bare(docxText(docx))).toContain('□不安全'.replace('□', '☑'));
    });

    it('prints the completed visits of a period, first to last', async () => {
      const elder = await elderOnRegister(t, { name: '钱老人' });
      for (const suggestions of ['第一回', '第二回']) {
        await visitor.post('/visits', visitOf(t, elder.id, { suggestions })).expect(201);
      }
      await visitor.post('/visits', attempt(t, elder.id)).expect(201);
      const body = { elderId: elder.id, from: '2026-11-01', to: '2026-11-30', format: 'pdf' };
      const pages = pdfPages(await fetched(manager, 'visit-records', body));
      expect(pages.map((page) => /第(\d)次/.exec(bare(page))?.[1])).toEqual(['1', '2']);
      expect(pages[0]).toContain('第一回');
      const before = { ...body, from: '2026-10-01', to: '2026-10-31' };
      expectProblem(await refused(manager, 'visit-records', before), 422, 'document.empty');
      const turned = { ...body, from: '2026-11-30', to: '2026-11-01' };
      expectProblem(await refused(manager, 'visit-records', turned), 400, 'request.invalid');
    });

    it('is not for an attempt', async () => {
      const elder = await elderOnRegister(t);
      const { id } = (await visitor.post('/visits', attempt(t, elder.id)).expect(201)).body as VisitDto;
      expectProblem(await refused(visitor, 'visit-records', { visitId: id, format: 'pdf' }), 422, 'document.attempt');
    });
  });

  describe('the labels of a village', () => {
    it('issue what is missing, once, and hold nothing personal', async () => {
      const village = await t.signIn('village_manager', { regionCode: '320682105206', name: '标签' });
      const files = [
        await registered(village, { name: '孙老人', address: '1组1号' }),
        await registered(village, { name: '李老人', address: '1组2号' }),
      ];
      const body = { villageCode: '320682105206', issueMissing: false, withKey: true };
      expectProblem(await refused(village, 'door-labels', body), 422, 'document.empty');
      const asked = { ...body, issueMissing: true };
      const ticket = await issue(village, 'door-labels', asked);
      expect(ticket.itemCount).toBe(2);
      const codes = await t.dataSource.manager.find(DoorCode, { order: { id: 'DESC' }, take: 2 });
      expect(codes.map(({ householdId }) => householdId).sort()).toEqual(files.map((f) => f.household.id).sort());
      const pages = pdfPages((await download(ticket.path).expect(200)).body as Buffer);
      for (const { code } of codes) expect(pages[0]).toContain(code);
      expect(pages[0]).not.toMatch(/老人|组\d号/);
      expect(pages[1]).toContain('1组2号');
      expect(pages.join('')).not.toMatch(/孙老人|李老人/);
      expect((await issue(village, 'door-labels', asked)).itemCount).toBe(2);
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
        await fetched(village, 'visitor-filings', { regionCode: place, format: 'xlsx' }),
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
      const pages = pdfPages(await fetched(town, 'visitor-filings', { regionCode: TEST_TOWN, format: 'pdf' })).join('');
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
        await fetched(manager, 'register-exports', { ...body, columns: [...columns].reverse() }),
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
        await fetched(manager, 'register-exports', { ...body, filter: { level: 'A' } }),
        '说明',
      );
      const lines: string[] = [];
      note.eachRow((row) => lines.push((row.values as unknown[]).slice(1).join('：')));
      expect(lines.join('\n')).toMatch(/用途：年度核对\n筛选条件：.*类别：A类.*\n人数：\d+\n号码：隐去中间几位/);
    });

    it('keeps every column of the vocabulary', async () => {
      const all = { ...body, columns: Object.keys(REGISTER_COLUMNS) };
      const sheet = await sheetOf(await fetched(manager, 'register-exports', all));
      expect((sheet.getRow(3).values as string[]).slice(1)).toEqual(Object.values(REGISTER_COLUMNS));
    });

    it('takes no text for a formula', async () => {
      const place = '320682105207';
      const village = await t.signIn('village_manager', { regionCode: place, name: '公式' });
      await registered(village, { name: '=HYPERLINK("x")', address: '+1组' });
      const asked = { ...body, filter: {}, columns: ['name', 'address'] };
      const sheet = await sheetOf(await fetched(village, 'register-exports', asked));
      expect(sheet.getRow(4).getCell(1).value).toBe(`'=HYPERLINK("x")`);
      expect(sheet.getRow(4).getCell(2).value).toBe("'+1组");
    });

    it('gives numbers in clear to the town only, and says so in each file', async () => {
      const answer = await refused(manager, 'register-exports', { ...body, fullNumbers: true });
      expectProblem(answer, 403, 'export.full_numbers');
      const idNumber = inventedIdNumber();
      const { id } = await registered(manager, { idNumber, name: '郑老人' });
      const town = await t.signIn('town_officer');
      const asked = { ...body, filter: { villageCode: TEST_VILLAGE, q: '郑老人' }, fullNumbers: true };
      const sheet = await sheetOf(await fetched(town, 'register-exports', asked));
      expect(sheet.getRow(4).getCell(3).value).toBe(idNumber);
      expect(await t.dataSource.manager.findBy(Reveal, { elderId: id })).toMatchObject([{ reason: '年度核对' }]);
      const stored = await t.dataSource.manager.findOneOrFail(IssuedDocument, { where: {}, order: { id: 'DESC' } });
      expect(stored).toMatchObject({ kind: 'register_export', purpose: '年度核对', fullNumbers: true, itemCount: 1 });
      expect(stored.requestEnc).not.toContain('郑老人');
    });

    it('refuses what is empty, what is elsewhere, and columns that there are not', async () => {
      expectProblem(
        await refused(manager, 'register-exports', { ...body, filter: { q: '没有此人' } }),
        422,
        'document.empty',
      );
      const elsewhere = { ...body, filter: { townCode: FAR_TOWN } };
      expectProblem(await refused(manager, 'register-exports', elsewhere), 404, 'region.unknown');
      expectProblem(
        await refused(manager, 'register-exports', { ...body, columns: ['secret'] }),
        400,
        'request.invalid',
      );
      expectProblem(await refused(manager, 'register-exports', { ...body, columns: [] }), 400, 'request.invalid');
      expectProblem(await refused(manager, 'register-exports', { ...body, filter: [] }), 400, 'request.invalid');
      const city = await t.signIn('city_officer');
      await issue(city, 'register-exports', { ...body, filter: {} });
      await issue(city, 'visitor-filings', { regionCode: CITY, format: 'pdf' });
    });
  });

  describe('the ticket', () => {
    const ask = () => issue(manager, 'visitor-filings', { regionCode: TEST_VILLAGE, format: 'xlsx' });

    it('is a download with a Chinese name that nobody keeps', async () => {
      const { path, fileName } = await ask();
      const { headers } = await download(path).expect(200);
      expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      expect(headers['cache-control']).toBe('no-store');
      const [, encoded = ''] = /filename\*=UTF-8''(\S+)$/.exec(headers['content-disposition'] ?? '') ?? [];
      expect(decodeURIComponent(encoded)).toBe(fileName);
    });

    it('is good once, also when two ask at the same moment', async () => {
      const { path } = await ask();
      const answers = await Promise.all([download(path), download(path)]);
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
      const left = await issue(leaver, 'visitor-filings', { regionCode: TEST_VILLAGE, format: 'xlsx' });
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
      await download(path).expect(200);
      const last = await t.dataSource.manager.find(AuditEntry, { order: { id: 'DESC' }, take: 2 });
      expect(last.map(({ action }) => action)).toEqual(['document.fetch', 'visitor_filing.export']);
    });
  });
});
