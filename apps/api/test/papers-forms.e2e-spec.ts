import { randomUUID } from 'node:crypto';
import { HELPING_BODIES, LIVING_CONDITIONS, TARGET_TYPES, VISIT_ITEMS } from '@tanfang/domain';
import { Reveal } from '../src/modules/registry/reveal.entity.js';
import type { VisitDetail, VisitDto } from '../src/modules/visits/visit.dto.js';
import { expectProblem, OTHER_VILLAGE, startApp, TEST_VILLAGE, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { download, fetchedPaper, issuePaper } from './support/papers.js';
import { docxText, partOf, pdfPages, pngImage } from './support/read-documents.js';
import { inventedIdNumber, registered, registeredCouple } from './support/registry-factories.js';
import { answeredVisit, attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

/** A drawn line with transparency, as a canvas gives it. */
const SIGNATURE = `data:image/png;base64,${pngImage(40, 12).toString('base64')}`;

describe('forms on paper', () => {
  let t: TestApp;
  let manager: Client;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

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
      const pages = pdfPages(await fetchedPaper(t, manager, 'registration-forms', { elderId: file.id, ...form }));
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

    it('bears the signatures that were drawn, with their day', async () => {
      const { id } = await registered(manager);
      for (const side of ['elder_side', 'worker']) {
        const signature = { clientId: randomUUID(), side, signerName: '王秀英', image: SIGNATURE };
        await manager.post(`/elders/${id}/signatures`, signature).expect(201);
      }
      const pdf = await fetchedPaper(t, manager, 'registration-forms', { elderId: id, ...form });
      expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeGreaterThan(1);
      expect(bare(pdfPages(pdf)[0] ?? '').match(/2026年11月23日/g)).toHaveLength(2);
    });

    it('masks the numbers unless asked for them', async () => {
      const idNumber = inventedIdNumber();
      const { id } = await registered(manager, { idNumber });
      const body = { elderId: id, ...form, fullNumbers: false };
      const text = pdfPages(await fetchedPaper(t, manager, 'registration-forms', body)).join('');
      expect(text).not.toContain(idNumber);
      expect(text).toContain(`${idNumber.slice(0, 6)}********${idNumber.slice(14)}`);
      expect(text).toContain('138****0021');
      expect(await t.dataSource.manager.countBy(Reveal, { elderId: id })).toBe(0);
    });

    it('leaves in the file who took the numbers, and what for', async () => {
      const { id } = await registered(manager);
      await issuePaper(manager, 'registration-forms', { elderId: id, ...form });
      const looks = await t.dataSource.manager.findBy(Reveal, { elderId: id });
      expect(looks).toMatchObject([{ field: 'idNumber', reason: '建档存档', revealedBy: manager.account.id }]);
    });

    it('prints a household with a form for each elder, who is a member on the other’s', async () => {
      const [husband, wife] = await registeredCouple(manager);
      const body = { householdId: husband.household.id, ...form };
      const pages = pdfPages(await fetchedPaper(t, manager, 'registration-forms', body));
      expect(pages).toHaveLength(2);
      expect(bare(pages[0] ?? '')).toContain(`姓名${husband.name}性别男`);
      expect(bare(pages[0] ?? '')).toContain(`1${wife.name}女配偶（伴侣）`);
      expect(bare(pages[1] ?? '')).toContain(`姓名${wife.name}性别女`);
    });

    it('prints a village in PDF and in Word alike', async () => {
      const village = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
      await registered(village, { name: '甲老人' });
      await registered(village, { name: '乙老人' });
      const ticket = await issuePaper(village, 'registration-forms', { villageCode: OTHER_VILLAGE, ...form });
      expect(ticket.itemCount).toBe(2);
      const pages = pdfPages((await download(t, ticket.path).expect(200)).body as Buffer).join('');
      const docx = await fetchedPaper(t, village, 'registration-forms', {
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
      const answer = await manager.post('/papers/registration-forms', { elderId: id, ...form, purpose: ' ' });
      expectProblem(answer, 400, 'request.invalid');
      expect((answer.body as { errors: object[] }).errors).toMatchObject([{ field: 'purpose', detail: '请填写用途' }]);
      expectProblem(await manager.post('/papers/registration-forms', form), 400, 'request.invalid');
      const two = { ...form, elderId: id, villageCode: TEST_VILLAGE };
      expectProblem(await manager.post('/papers/registration-forms', two), 400, 'request.invalid');
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
      const pdf = await fetchedPaper(t, visitor, 'visit-records', { visitId: id, format: 'pdf' });
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
      const docx = await fetchedPaper(t, visitor, 'visit-records', { visitId: id, format: 'docx' });
      expect(bare(docxText(docx))).toContain('□不安全'.replace('□', '☑'));
    });

    it('prints the completed visits of a period, first to last', async () => {
      const elder = await elderOnRegister(t, { name: '钱老人' });
      for (const suggestions of ['第一回', '第二回']) {
        await visitor.post('/visits', visitOf(t, elder.id, { suggestions })).expect(201);
      }
      await visitor.post('/visits', attempt(t, elder.id)).expect(201);
      const body = { elderId: elder.id, from: '2026-11-01', to: '2026-11-30', format: 'pdf' };
      const pages = pdfPages(await fetchedPaper(t, manager, 'visit-records', body));
      expect(pages.map((page) => /第(\d)次/.exec(bare(page))?.[1])).toEqual(['1', '2']);
      expect(pages[0]).toContain('第一回');
      const before = { ...body, from: '2026-10-01', to: '2026-10-31' };
      expectProblem(await manager.post('/papers/visit-records', before), 422, 'document.empty');
      const turned = { ...body, from: '2026-11-30', to: '2026-11-01' };
      expectProblem(await manager.post('/papers/visit-records', turned), 400, 'request.invalid');
    });

    it('prints a corrected record once, as it stands, and says how often it was corrected and why', async () => {
      const elder = await elderOnRegister(t, { name: '孙老人' });
      const recorded = async (path: string, body: object): Promise<VisitDto> =>
        (await visitor.post(path, body).expect(201)).body as VisitDto;
      const first = await recorded('/visits', visitOf(t, elder.id, { method: 'phone' }));
      const correction = (visit: object, reason: string): object => ({ ...visit, reason });
      const second = await recorded(
        `/visits/${first.id}/corrections`,
        correction(visitOf(t, elder.id, { method: 'video' }), '选错了方式'),
      );
      const standing = visitOf(t, elder.id, {
        companions: '张医生',
        visitedPerson: { name: '孙小明', relation: '儿子', signature: SIGNATURE },
      });
      const third = await recorded(`/visits/${second.id}/corrections`, correction(standing, '其实是上门'));
      const taken = await recorded('/visits', visitOf(t, elder.id, { suggestions: '记错了人' }));
      await visitor
        .post(`/visits/${taken.id}/withdrawal`, { clientId: randomUUID(), reason: '不是这位老人' })
        .expect(201);
      const read = (await visitor.get(`/visits/${third.id}`).expect(200)).body as VisitDetail;
      expect(read.replaced).toMatchObject([
        { visitId: second.id, reason: '其实是上门', changedBy: { accountId: visitor.account.id } },
        { visitId: first.id, reason: '选错了方式' },
      ]);

      const body = { elderId: elder.id, from: '2026-11-01', to: '2026-11-30' };
      const pages = pdfPages(await fetchedPaper(t, manager, 'visit-records', { ...body, format: 'pdf' }));
      expect(pages).toHaveLength(1);
      const docx = await fetchedPaper(t, manager, 'visit-records', { ...body, format: 'docx' });
      expect(partOf(docx, 'word/document.xml')).toContain('<pic:pic');
      for (const text of [bare(pages[0] ?? ''), bare(docxText(docx))]) {
        expect(text).toContain('第1次');
        expect(text).toContain('同行：张医生');
        expect(text).toContain('被探访人（签字）孙小明（儿子）');
        expect(text).toContain(
          `更正2次：2026年11月23日由${visitor.account.displayName}更正2026年11月23日的记录，原因：其实是上门。`,
        );
        expect(text).not.toMatch(/记错了人|选错了方式/);
      }
      for (const visitId of [first.id, taken.id]) {
        const answer = await visitor.post('/papers/visit-records', { visitId, format: 'pdf' });
        expectProblem(answer, 422, 'document.void');
      }
    });

    it('is not for an attempt', async () => {
      const elder = await elderOnRegister(t);
      const { id } = (await visitor.post('/visits', attempt(t, elder.id)).expect(201)).body as VisitDto;
      expectProblem(
        await visitor.post('/papers/visit-records', { visitId: id, format: 'pdf' }),
        422,
        'document.attempt',
      );
    });
  });
});
