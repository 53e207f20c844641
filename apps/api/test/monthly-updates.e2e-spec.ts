import { FILE_SECTIONS } from '@tanfang/domain';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import type { Client } from './support/client.js';
import { expectProblem, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import { changeOf, confirmationOf, fileOf, registered } from './support/registry-factories.js';

let t: TestApp;
let visitor: Client;
let file: ElderFile;

beforeAll(async () => {
  t = await startApp({ now: '2026-10-20T01:00:00.000Z' });
  visitor = await t.signIn('visitor', { name: '探访员甲' });
});
beforeEach(async () => {
  t.clock.set('2026-10-20T01:00:00.000Z');
  const { id } = await registered(visitor);
  t.clock.set('2026-11-03T01:00:00.000Z');
  await t.app.get(HourlyJobs).runAll();
  file = await fileOf(visitor, id);
});
afterAll(() => t.close());

const confirm = (client: Client, changes: Parameters<typeof confirmationOf>[1] = {}) =>
  client.post(`/elders/${file.id}/monthly-confirmations`, confirmationOf(file, changes));

describe('the update of a month', () => {
  it('is expected of every open file from the first day, once', async () => {
    expect(file.monthlyUpdate).toEqual({
      month: '2026-11',
      state: 'pending',
      kind: null,
      updatedAt: null,
      updatedByName: null,
      deadline: '2026-11-25',
      overdue: false,
    });
    await t.app.get(HourlyJobs).runAll();
    const rows = await t.dataSource.query<object[]>(
      "SELECT expected_since FROM monthly_update WHERE elder_id = ? AND month = '2026-11'",
      [file.id],
    );
    expect(rows).toEqual([{ expected_since: '2026-11-01' }]);
  });

  it('is overdue after the 25th', async () => {
    t.clock.set('2026-11-25T15:59:00.000Z');
    expect((await fileOf(visitor, file.id)).monthlyUpdate).toMatchObject({ overdue: false });
    t.clock.set('2026-11-25T16:00:00.000Z');
    expect((await fileOf(visitor, file.id)).monthlyUpdate).toMatchObject({ overdue: true });
  });

  it('is not expected of a closed file', async () => {
    await visitor.post(`/elders/${file.id}/changes`, changeOf(file, { facts: { alive: false } })).expect(200);
    t.clock.set('2026-12-01T01:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect((await fileOf(visitor, file.id)).monthlyUpdate).toBeNull();
  });

  it('is done by confirming that nothing changed, every section looked at', async () => {
    const after = (await confirm(visitor).expect(200)).body as ElderFile;
    expect(after.version).toBe(file.version);
    expect(after.monthlyUpdate).toMatchObject({
      state: 'updated',
      kind: 'unchanged',
      updatedAt: '2026-11-03T01:00:00.000Z',
      updatedByName: '探访员甲',
    });
    const audit = await t.dataSource.query<object[]>(
      "SELECT account_id FROM audit_entry WHERE action = 'elder.confirm' AND subject_id = ?",
      [String(file.id)],
    );
    expect(audit).toEqual([{ account_id: visitor.account.id }]);
  });

  it('is done by saving a change, also after a confirmation', async () => {
    await confirm(visitor).expect(200);
    const change = changeOf(file, { health: { illnessHistory: '高血压' } });
    const after = (await visitor.post(`/elders/${file.id}/changes`, change).expect(200)).body as ElderFile;
    expect(after.monthlyUpdate).toMatchObject({ state: 'updated', kind: 'changed' });
    const again = (await confirm(visitor, { version: after.version }).expect(200)).body as ElderFile;
    expect(again.monthlyUpdate).toMatchObject({ kind: 'changed' });
  });

  it('refuses an untouched form, and names what was not looked at', async () => {
    const untouched = await confirm(visitor, { sectionsChecked: [] });
    expectProblem(untouched, 422, 'monthly_update.sections_unchecked');
    expect((untouched.body as { errors: object[] }).errors).toHaveLength(Object.keys(FILE_SECTIONS).length);

    const sections = confirmationOf(file).sectionsChecked.filter((section) => section !== 'health');
    const nearly = await confirm(visitor, { sectionsChecked: sections });
    expectProblem(nearly, 422, 'monthly_update.sections_unchecked');
    expect(nearly.body).toMatchObject({ errors: [{ field: 'sectionsChecked', code: 'health' }] });
    expect((await fileOf(visitor, file.id)).monthlyUpdate?.state).toBe('pending');
  });

  it('refuses another month, an unknown section and a file that somebody changed meanwhile', async () => {
    expectProblem(await confirm(visitor, { month: '2026-10' }), 422, 'monthly_update.month');
    expectProblem(await confirm(visitor, { month: '2026-13' }), 400, 'request.invalid');
    expectProblem(await confirm(visitor, { sectionsChecked: ['everything' as never] }), 400, 'request.invalid');

    const town = await t.signIn('town_officer', { name: '经办人乙' });
    await town.post(`/elders/${file.id}/changes`, changeOf(file, { name: '王秀兰' })).expect(200);
    const late = await confirm(visitor);
    expectProblem(late, 409, 'elder.version_conflict');
    expect((late.body as { current: object }).current).toMatchObject({
      changedByName: '经办人乙',
      conflicts: [],
      changedMeanwhile: [{ field: 'name', current: '王秀兰' }],
    });
  });

  it('counts once when it is sent twice at once, and refuses another form under the same id', async () => {
    const body = confirmationOf(file);
    const send = () => visitor.post(`/elders/${file.id}/monthly-confirmations`, body);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const other = { ...body, sectionsChecked: [] };
    const answer = await visitor.post(`/elders/${file.id}/monthly-confirmations`, other);
    expectProblem(answer, 409, 'client_id.reused');
  });

  it('is for those who work there', async () => {
    expectProblem(await confirm(await t.signIn('city_officer')), 403, 'permission.denied');
    expectProblem(await confirm(await t.signIn('family')), 403, 'permission.denied');
    expectProblem(await confirm(await t.signIn('visitor', { regionCode: OTHER_VILLAGE })), 404, 'elder.not_found');
  });
});
