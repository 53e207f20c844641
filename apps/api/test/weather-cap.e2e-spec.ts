import { randomUUID } from 'node:crypto';
import type { BoostPage } from '../src/modules/boosts/boosts.dto.js';
import { Boost } from '../src/modules/boosts/boost.entity.js';
import type { NotificationPage } from '../src/modules/notifications/notifications.dto.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import type { WarningPage } from '../src/modules/weather/weather.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { CITY, FAR_TOWN, TEST_TOWN, type TestApp, startApp } from './support/app.js';
import { cap, capInfo, named, warningProgram } from './support/cap.js';
import type { Client } from './support/client.js';

const LATER = '2026-11-23T08:40:00+08:00';
const LAST = '2026-11-23T08:50:00+08:00';

describe('weather warnings that programs bring as CAP 1.2', () => {
  let t: TestApp;
  let city: Client;
  let deputy: Client;
  let town: Client;
  let visitor: Client;
  let program: Awaited<ReturnType<typeof warningProgram>>;

  beforeAll(async () => {
    t = await startApp();
    city = await t.signIn('city_officer');
    deputy = await t.signIn('city_officer', { name: '副局长' });
    town = await t.signIn('town_officer');
    visitor = await t.signIn('visitor');
    program = await warningProgram(t);
  });
  let minute = 0;
  beforeEach(async () => {
    // A minute each, for a program may send so many requests in one.
    t.clock.set(new Date(Date.UTC(2026, 10, 23, 1, (minute += 1))).toISOString());
    await t.dataSource.manager.clear(Boost);
    for (const table of ['weather_warning', 'weather_message', 'notification']) {
      await t.dataSource.query(`DELETE FROM ${table}`);
    }
  });
  afterAll(() => t.close());

  const bring = (wish = {}) => program.bring(wish);
  const send = (xml: string) => program.send(xml);
  const warnings = async () => ((await city.get('/weather-warnings').expect(200)).body as WarningPage).items;
  const boosts = async (client = city) => ((await client.get('/boosts').expect(200)).body as BoostPage).items;
  const advice = async () =>
    ((await visitor.get('/week-list').expect(200)).body as WeekList).warnings.map(({ name }) => name);
  const told = async (client: Client) =>
    ((await client.get('/notifications').expect(200)).body as NotificationPage).items.map(({ kind }) => kind);
  const decide = (client: Client, id: number | undefined, approve = true) =>
    client.post(`/boosts/${id}/decision`, { clientId: randomUUID(), approve, note: '按镇里安排' }).expect(200);
  const alert = async (identifier: string, wish = {}) => bring({ identifier, ...wish });

  it('propose contacts, to be approved by people, and put advice in front of visitors', async () => {
    const answer = await bring();
    expect(answer).toMatchObject({
      outcome: 'in_force',
      reason: null,
      warnings: [{ hazard: 'high_temperature', severity: 'orange', regionCode: CITY, boost: true }],
    });
    expect(await warnings()).toMatchObject([
      {
        source: 'cap',
        fromName: '如皋市气象台',
        headline: '如皋市气象台发布高温橙色预警',
        expires: '2026-11-25T12:00:00.000Z',
        actions: ['end'],
      },
    ]);
    const [boost] = await boosts();
    expect(boost).toMatchObject({
      status: 'proposed',
      proposedByName: '系统',
      levels: ['A', 'B'],
      from: '2026-11-23',
      to: '2026-11-25',
      extraRemote: 1,
    });
    expect(await told(city)).toEqual(['boost_waiting']);
    expect(await advice()).toEqual(['高温橙色预警']);
    await decide(deputy, boost?.id);
    expect((await warnings())[0]?.boost).toMatchObject({ status: 'approved', running: true });
    const entry = await t.dataSource.manager.findOneByOrFail(AuditEntry, { action: 'machine.warn' });
    expect(entry).toMatchObject({ accountId: null, regionCode: CITY });
  });

  it('are done once: the same message again has the first answer, also two at the same moment', async () => {
    const xml = cap();
    const [first, second] = await Promise.all([send(xml), send(xml)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect((await send(xml)).body).toEqual(first.body);
    expect(await warnings()).toHaveLength(1);
    expect(await boosts()).toHaveLength(1);
  });

  it.each(['Exercise', 'System', 'Test', 'Draft'])('of status %s are noted, and nothing is done', async (status) => {
    expect(await bring({ status })).toMatchObject({ outcome: 'noted', reason: 'not_actual', warnings: [] });
    expect(await warnings()).toEqual([]);
    expect(await boosts()).toEqual([]);
  });

  describe('are updated by reference', () => {
    it('the advice of the one before ends, an undecided boost is proposed anew', async () => {
      await alert('a1');
      const [old] = await boosts();
      const answer = await bring({
        msgType: 'Update',
        references: named('a1'),
        sent: LATER,
        event: '高温红色预警',
        severity: 'Extreme',
        headline: '如皋市气象台更新高温红色预警',
      });
      expect(answer).toMatchObject({ outcome: 'updated', ended: [expect.any(Number) as number] });
      expect(await advice()).toEqual(['高温红色预警']);
      expect((await warnings()).map(({ status }) => status)).toEqual(['in_force', 'updated']);
      expect(await boosts()).toMatchObject([
        { status: 'proposed', levels: ['A', 'B', 'C'] },
        { id: old?.id, status: 'withdrawn', endReason: '预警已更新，按新的预警重新提出' },
      ]);
    });

    it('an approved boost stays, and the officers are told', async () => {
      await alert('a2');
      const [boost] = await boosts();
      await decide(deputy, boost?.id);
      await bring({ msgType: 'Update', references: named('a2'), sent: LATER });
      expect(await boosts()).toMatchObject([{ id: boost?.id, status: 'approved' }]);
      expect((await told(city))[0]).toBe('weather_changed');
      expect((await warnings()).map((each) => each.boost?.id)).toEqual([boost?.id, boost?.id]);
    });

    it('one that people refused is proposed again only when the weather gets worse', async () => {
      await alert('a3');
      await decide(deputy, (await boosts())[0]?.id, false);
      await bring({ identifier: 'a3b', msgType: 'Update', references: named('a3'), sent: LATER });
      expect(await boosts()).toHaveLength(1);
      await bring({ msgType: 'Update', references: named('a3b', LATER), sent: LAST, event: '高温红色预警' });
      expect((await boosts()).map(({ status }) => status)).toEqual(['proposed', 'rejected']);
    });

    it('one that goes on elsewhere ends here', async () => {
      await alert('a4', { geocodes: [TEST_TOWN, FAR_TOWN] });
      const answer = await bring({ msgType: 'Update', references: named('a4'), sent: LATER, geocodes: [FAR_TOWN] });
      expect(answer.ended).toHaveLength(2);
      expect(await advice()).toEqual([]);
      expect(await boosts(town)).toMatchObject([{ status: 'withdrawn' }]);
    });

    it('of a message that never came are warnings of their own', async () => {
      expect(await bring({ msgType: 'Update', references: named('lost'), sent: LATER })).toMatchObject({
        outcome: 'in_force',
      });
      expect(await advice()).toEqual(['高温橙色预警']);
    });

    it('that come before what they update stand', async () => {
      await bring({ msgType: 'Update', references: named('a5'), sent: LATER, event: '高温红色预警' });
      expect(await alert('a5')).toMatchObject({ outcome: 'noted', reason: 'superseded' });
      expect(await advice()).toEqual(['高温红色预警']);
      expect(await warnings()).toHaveLength(1);
    });

    it('that are older than another update of the same are noted', async () => {
      await alert('a6');
      await bring({ msgType: 'Update', references: named('a6'), sent: LAST, event: '高温红色预警' });
      const late = await bring({ msgType: 'Update', references: named('a6'), sent: LATER, event: '高温黄色预警' });
      expect(late).toMatchObject({ outcome: 'noted', reason: 'superseded' });
      expect(await advice()).toEqual(['高温红色预警']);
    });

    it('that name only the first alert end what took its place, unless that is newer', async () => {
      await alert('a9');
      const update = (sent: string, event: string) =>
        bring({ msgType: 'Update', references: named('a9'), sent, event });
      await update(LATER, '高温红色预警');
      expect(await update('2026-11-23T08:45:00+08:00', '高温黄色预警')).toMatchObject({ outcome: 'updated' });
      expect(await advice()).toEqual(['高温黄色预警']);
      await bring({ msgType: 'Cancel', references: named('a9'), sent: LAST, infos: '' });
      expect(await advice()).toEqual([]);

      await alert('a10');
      await bring({ identifier: 'a10b', msgType: 'Update', references: named('a10'), sent: LATER });
      // Another weather: it took the place of the one before all the same.
      const storm = { event: '雷暴橙色预警', sent: LAST };
      await bring({ identifier: 'a10c', msgType: 'Update', references: named('a10b', LATER), ...storm });
      const late = { msgType: 'Update', references: named('a10'), sent: '2026-11-23T08:45:00+08:00' };
      expect(await bring(late)).toMatchObject({ outcome: 'noted', reason: 'superseded' });
      expect(await advice()).toEqual(['雷电冰雹橙色预警']);
    });

    it('in a chain whose middle comes last still end the first', async () => {
      await alert('a7');
      await bring({ msgType: 'Update', references: named('a7b', LATER), sent: LAST, event: '高温红色预警' });
      const middle = { identifier: 'a7b', msgType: 'Update', references: named('a7'), sent: LATER };
      expect(await bring(middle)).toMatchObject({ outcome: 'updated', reason: 'superseded', warnings: [] });
      expect((await warnings()).map(({ status }) => status)).toEqual(['in_force', 'updated']);
    });

    it('two at the same moment leave the newer one', async () => {
      await alert('a8');
      const update = (sent: string, event: string) =>
        bring({ msgType: 'Update', references: named('a8'), sent, event });
      await Promise.all([update(LATER, '高温黄色预警'), update(LAST, '高温红色预警')]);
      const inForce = (await warnings()).filter(({ status }) => status === 'in_force');
      expect(inForce.map(({ severity }) => severity)).toEqual(['red']);
      expect((await boosts()).filter(({ status }) => status === 'proposed').length).toBe(1);
    });
  });

  describe('are cancelled by reference', () => {
    it('the advice ends, and a boost that nobody has decided is taken back', async () => {
      await alert('c1');
      const cancel = { msgType: 'Cancel', references: named('c1'), sent: LATER, infos: '' };
      expect(await bring(cancel)).toMatchObject({ outcome: 'cancelled', ended: [expect.any(Number) as number] });
      expect(await advice()).toEqual([]);
      expect(await boosts()).toMatchObject([{ status: 'withdrawn', endReason: '天气预警已解除' }]);
      expect(await warnings()).toMatchObject([{ status: 'cancelled', endedByName: '发布单位', actions: [] }]);
      expect(await bring({ ...cancel, sent: LAST })).toMatchObject({ outcome: 'noted', reason: 'already_over' });
    });

    it('an approved boost goes on until people end it, and they are told', async () => {
      await alert('c2');
      const [boost] = await boosts();
      await decide(deputy, boost?.id);
      await bring({ msgType: 'Cancel', references: named('c2'), sent: LATER, infos: '' });
      expect(await boosts()).toMatchObject([{ id: boost?.id, status: 'approved', actions: ['end'] }]);
      expect((await warnings())[0]?.boostWords).toContain('提前结束');
      expect((await told(city))[0]).toBe('weather_changed');
      expect((await told(deputy))[0]).toBe('weather_changed');
    });

    it('unknown ones are noted, and what comes afterwards does not begin', async () => {
      const cancel = { msgType: 'Cancel', references: named('c3'), sent: LATER, infos: '' };
      expect(await bring(cancel)).toMatchObject({ outcome: 'noted', reason: 'unknown_reference' });
      expect(await alert('c3')).toMatchObject({ outcome: 'noted', reason: 'superseded' });
      expect(await warnings()).toEqual([]);
    });

    it('an all-clear in an update is one', async () => {
      await alert('c4');
      const infos = capInfo().replace('<urgency>', '<responseType>AllClear</responseType><urgency>');
      expect(await bring({ msgType: 'Update', references: named('c4'), sent: LATER, infos })).toMatchObject({
        outcome: 'cancelled',
      });
    });

    it('never one that a person typed in', async () => {
      const body = { hazard: 'gale', severity: 'orange', regionCode: CITY, onset: '2026-11-23T01:00:00Z' };
      const expires = '2026-11-24T01:00:00Z';
      await city.post('/weather-warnings', { clientId: randomUUID(), ...body, expires }).expect(201);
      await bring({ msgType: 'Cancel', references: named('x'), sent: LATER, infos: '' });
      expect(await advice()).toEqual(['大风橙色预警']);
    });
  });
});
