import type { VisitDetail, VisitDto } from '../src/modules/visits/visit.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { OTHER_VILLAGE } from './support/places.js';
import { fetchedPaper } from './support/papers.js';
import { docxText } from './support/read-documents.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

/** 探访人员 and 信息录入员 of Annex 4: who went, and who typed it. */
describe('a record typed by the clerk of the village', () => {
  let t: TestApp;
  let clerk: Client;
  let visitor: Client;
  let colleague: Client;

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-25T01:00:00.000Z' });
    visitor = await t.signIn('visitor', { name: '王探访' });
    colleague = await t.signIn('visitor', { name: '李探访' });
    clerk = await t.signIn('village_manager', { name: '赵录入' });
  });
  afterAll(() => t.close());

  const typed = async (by: Client, elderId: number, visitorId: number | null) =>
    by.post('/visits', visitOf(t, elderId, { visitorId }));

  it('keeps who went and who typed it, in the answer, when read back and on the paper', async () => {
    const elder = await elderOnRegister(t);
    const made = (await typed(clerk, elder.id, visitor.account.id)).body as VisitDto;
    const both = {
      visitor: { accountId: visitor.account.id, displayName: '王探访' },
      recordedBy: { accountId: clerk.account.id, displayName: '赵录入' },
      ordinal: 1,
      weekProgress: { doneHome: 1 },
    };
    expect(made).toMatchObject(both);
    expect((await visitor.get(`/visits/${made.id}`).expect(200)).body).toMatchObject({ ...both, mayChange: true });
    const docx = await fetchedPaper(t, clerk, 'visit-records', { visitId: made.id, format: 'docx' });
    expect(docxText(docx)).toMatch(/王探访[^]*赵录入/);
    const entry = await t.dataSource.manager.findOneByOrFail(AuditEntry, {
      action: 'visit.record',
      subjectId: `${made.id}`,
    });
    expect(entry.accountId).toBe(clerk.account.id);
  });

  it('is the sender’s own where nobody is named, or the sender is', async () => {
    const elder = await elderOnRegister(t);
    for (const visitorId of [null, clerk.account.id]) {
      const { body } = await typed(clerk, elder.id, visitorId);
      expect(body).toMatchObject({ visitor: { accountId: clerk.account.id }, recordedBy: { displayName: '赵录入' } });
    }
  });

  it('is recorded once, however often it is sent', async () => {
    const elder = await elderOnRegister(t);
    const body = visitOf(t, elder.id, { visitorId: visitor.account.id });
    const answers = await Promise.all([clerk.post('/visits', body), clerk.post('/visits', body)]);
    const [first, second] = answers.map((answer) => (answer.body as VisitDto).id);
    expect(first).toBe(second);
    expectProblem(await clerk.post('/visits', { ...body, visitorId: colleague.account.id }), 409, 'client_id.reused');
  });

  it('is not for visitors to type for each other', async () => {
    const elder = await elderOnRegister(t);
    const refused = await typed(visitor, elder.id, colleague.account.id);
    expectProblem(refused, 422, 'visit.not_clerk');
    expect((refused.body as { errors: { field: string }[] }).errors[0]?.field).toBe('visitorId');
  });

  it('names only somebody who visits in the elder’s village and may still sign in', async () => {
    const elder = await elderOnRegister(t);
    const elsewhere = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    const town = await t.signIn('town_officer');
    for (const id of [elsewhere.account.id, town.account.id, 999_999]) {
      expectProblem(await typed(clerk, elder.id, id), 422, 'visit.visitor_unknown');
    }
    expectProblem(await typed(clerk, elder.id, 'x' as never), 400, 'request.invalid');
    expectProblem(await typed(clerk, elder.id, 0), 400, 'request.invalid');
  });

  it('keeps who visited when it is corrected, unless the correction names somebody else', async () => {
    const elder = await elderOnRegister(t);
    const first = (await typed(clerk, elder.id, visitor.account.id)).body as VisitDto;
    const correct = async (by: Client, id: number, visitorId?: number) =>
      (
        await by
          .post(`/visits/${id}/corrections`, {
            ...visitOf(t, elder.id),
            visitorId: visitorId ?? null,
            reason: '写错了',
          })
          .expect(201)
      ).body as VisitDto;
    const second = await correct(clerk, first.id);
    expect(second.visitor.displayName).toBe('王探访');
    const third = await correct(clerk, second.id, colleague.account.id);
    expect(third).toMatchObject({ visitor: { displayName: '李探访' }, recordedBy: { displayName: '赵录入' } });
    const { body } = await clerk.get(`/visits/${third.id}`).expect(200);
    expect((body as VisitDetail).visitor.accountId).toBe(colleague.account.id);
  });
});
