import { randomUUID } from 'node:crypto';
import { VisitQuestionsJob } from '../src/modules/visit-questions/visit-questions.job.js';
import type { VisitQuestionPage, VisitQuestionView } from '../src/modules/visit-questions/visit-questions.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { OTHER_VILLAGE, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { elderOnRegister, householdIn, visitOf } from './support/visit-factories.js';

/** 9:05 in Rugao. */
const MOMENT = '2026-11-24T01:05:10.000Z';

describe('questions about recorded visits', () => {
  let t: TestApp;
  let visitor: Client;
  let village: Client;
  let town: Client;

  beforeEach(async () => {
    t = await startApp({ now: '2026-11-24T02:00:00.000Z' });
    visitor = await t.signIn('visitor', { name: '李某' });
    village = await t.signIn('village_manager');
    town = await t.signIn('town_officer', { name: '镇经办' });
  });
  afterEach(() => t.close());

  const record = async (more: object = {}, householdId?: number): Promise<VisitDto> => {
    const { id } = await elderOnRegister(t, { householdId });
    return (await visitor.post('/visits', visitOf(t, id, { startedAt: MOMENT, ...more })).expect(201)).body as VisitDto;
  };
  const ask = () => t.app.get(VisitQuestionsJob).ask();
  const list = async (client: Client, query = ''): Promise<VisitQuestionView[]> =>
    ((await client.get(`/visit-questions${query}`).expect(200)).body as VisitQuestionPage).items;
  const answer = (client: Client, id: number | undefined, more: object = {}) =>
    client.post(`/visit-questions/${id}/answer`, { clientId: randomUUID(), answer: '两户一起登记的', ...more });

  it('ask village and town about the same minute at two doors, once', async () => {
    const [one, two] = [await record(), await record()];
    expect(await ask()).toBe(1);
    expect(await ask()).toBe(0);
    for (const client of [village, town]) {
      expect(await list(client)).toMatchObject([
        {
          kind: 'two_places',
          visitorName: '李某',
          on: '2026-11-24',
          sentence: '11月24日（周二）09:05 同一分钟记了 2 户的上门。是一起登记的，还是时间填错了？',
          visits: [{ visitId: one.id }, { visitId: two.id }],
          answer: null,
        },
      ]);
    }
  });

  it('are asked by each village in which somebody recorded the same minute, and stop at none', async () => {
    const visits = [await record(), await record(), await record(), await record()];
    const elsewhere = visits.slice(2).map(({ id }) => id);
    // Recorded before the visitor went to work in this village.
    await t.dataSource.query('UPDATE visit SET village_code = ? WHERE id IN (?, ?)', [OTHER_VILLAGE, ...elsewhere]);
    expect(await ask()).toBe(2);
    expect(await ask()).toBe(0);
    expect((await list(town)).map(({ villageCode }) => villageCode).sort()).toEqual(
      [TEST_VILLAGE, OTHER_VILLAGE].sort(),
    );
  });

  it('ask nothing about a couple, calls on the way, or records that arrive together after days without network', async () => {
    const home = await householdIn(t);
    await record({}, home);
    await record({}, home);
    await record({ method: 'phone' });
    await record({ startedAt: '2026-11-24T01:20:00.000Z' });
    await record({ startedAt: '2026-11-24T01:50:00.000Z' });
    expect(await ask()).toBe(0);
    expect(await list(village)).toEqual([]);
  });

  it('ask about many records in one minute, without a second question about its doors', async () => {
    for (let n = 0; n < 4; n += 1) await record({ method: n < 2 ? 'home' : 'phone' });
    expect(await ask()).toBe(1);
    expect(await list(town)).toMatchObject([{ kind: 'many_in_minute' }]);
    expect(await list(town, '?kind=two_places')).toEqual([]);
  });

  it('are closed by an answer, once, and change no record', async () => {
    const { id: visitId } = await record();
    await record();
    await ask();
    const [question] = await list(village);
    const clientId = randomUUID();
    expectProblem(await answer(village, question?.id, { answer: '  ' }), 400, 'request.invalid');
    const first = await answer(village, question?.id, { clientId }).expect(200);
    expect(first.body).toMatchObject({ answer: '两户一起登记的', answeredAt: t.clock.nowIso() });
    expect((await answer(village, question?.id, { clientId }).expect(200)).body).toEqual(first.body);
    expectProblem(await answer(town, question?.id), 409, 'visit_question.answered');
    expect(await list(village)).toEqual([]);
    expect(await list(town, '?state=answered')).toHaveLength(1);
    expect(await ask()).toBe(0);
    expect((await visitor.get(`/visits/${visitId}`).expect(200)).body).toMatchObject({ change: null });
  });

  it('take one answer when two people give one at once', async () => {
    await record();
    await record();
    await ask();
    const [question] = await list(village);
    const answers = await Promise.all([answer(village, question?.id), answer(town, question?.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('end by themselves when the record is put right', async () => {
    const { id } = await record();
    await record();
    await ask();
    await visitor.post(`/visits/${id}/withdrawal`, { clientId: randomUUID(), reason: '记错了人' }).expect(201);
    expect(await ask()).toBe(0);
    expect(await list(village)).toEqual([]);
    expect(await list(village, '?state=answered')).toMatchObject([{ answeredByName: null }]);
  });

  it('are not for visitors, and of no other place', async () => {
    await record();
    await record();
    await ask();
    const [question] = await list(village);
    expectProblem(await visitor.get('/visit-questions'), 403, 'permission.denied');
    const stranger = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expect(await list(stranger)).toEqual([]);
    expectProblem(await answer(stranger, question?.id), 404, 'visit_question.unknown');
    expectProblem(await village.get('/visit-questions?kind=lazy'), 400, 'request.invalid');
  });
});
