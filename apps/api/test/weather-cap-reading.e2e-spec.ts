import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { BoostPage } from '../src/modules/boosts/boosts.dto.js';
import { Boost } from '../src/modules/boosts/boost.entity.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import type { WarningPage } from '../src/modules/weather/weather.dto.js';
import { CITY, FAR_TOWN, TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { cap, capInfo, warningProgram } from './support/cap.js';
import type { Client } from './support/client.js';

describe('CAP 1.2 messages, as they are read:', () => {
  let t: TestApp;
  let city: Client;
  let town: Client;
  let visitor: Client;
  let program: Awaited<ReturnType<typeof warningProgram>>;

  beforeAll(async () => {
    t = await startApp();
    city = await t.signIn('city_officer');
    town = await t.signIn('town_officer');
    visitor = await t.signIn('visitor');
    program = await warningProgram(t);
  });
  let minute = 0;
  beforeEach(async () => {
    // A minute each, for a program may send so many requests in one.
    t.clock.set(new Date(Date.UTC(2026, 10, 23, 1, (minute += 1))).toISOString());
    await t.dataSource.manager.clear(Boost);
    for (const table of ['weather_warning', 'weather_message']) await t.dataSource.query(`DELETE FROM ${table}`);
  });
  afterAll(() => t.close());

  const bring = (wish = {}) => program.bring(wish);
  const send = (xml: string, type?: string) => program.send(xml, type);
  const warnings = async () => ((await city.get('/weather-warnings').expect(200)).body as WarningPage).items;
  const boosts = async () => ((await city.get('/boosts').expect(200)).body as BoostPage).items;
  const advice = async () =>
    ((await visitor.get('/week-list').expect(200)).body as WeekList).warnings.map(({ name }) => name);

  it.each([
    ['the city, by six digits', [CITY], '', [CITY]],
    ['the city, by twelve', [`${CITY}000000`], '', [CITY]],
    ['a town, by nine and by twelve', [TEST_TOWN, `${FAR_TOWN}000`], '', [FAR_TOWN, TEST_TOWN]],
    ['a village', [TEST_VILLAGE], '', [TEST_VILLAGE]],
    ['a town with its village', [TEST_TOWN, TEST_VILLAGE], '', [TEST_TOWN]],
    ['Nantong and the province', ['320600'], '南通市', [CITY]],
    ['the province', ['320000'], '江苏省', [CITY]],
    ['the city by name', [], '如皋市大部地区', [CITY]],
    ['another city, whatever its name', ['320681'], '启东市、如皋市交界', []],
    ['another city by name', [], '启东市', []],
  ])('reach %s', async (_, geocodes, areaDesc, expected) => {
    const answer = await bring({ geocodes, areaDesc: areaDesc || '区域' });
    expect(answer.warnings.map(({ regionCode }) => regionCode).sort()).toEqual(expected);
    if (expected.length === 0) expect(answer).toMatchObject({ outcome: 'noted', reason: 'outside_area' });
    expect(await boosts()).toHaveLength(expected.length);
  });

  it('by the names of towns, where there is no code', async () => {
    const name = (await town.get('/weather-warnings/choices')).body as { places: { name: string }[] };
    const answer = await bring({ geocodes: [], areaDesc: `如皋市${name.places[0]?.name}` });
    expect(answer.warnings.map(({ regionCode }) => regionCode)).toEqual([TEST_TOWN]);
  });

  it.each([
    ['高温橙色预警', undefined, 'Severe', 'high_temperature', 'orange'],
    ['寒潮蓝色预警信号', undefined, 'Unknown', 'low_temperature', 'blue'],
    ['低温雨雪冰冻', undefined, 'Severe', 'low_temperature', 'orange'],
    ['道路结冰', undefined, 'Moderate', 'icy_road', 'yellow'],
    ['雷暴大风', undefined, 'Extreme', 'thunderstorm', 'red'],
    ['雾霾', undefined, 'Minor', 'haze', 'blue'],
    ['预警', '11B01', 'Severe', 'typhoon', 'orange'],
    ['11B09', '11B09', 'Extreme', 'high_temperature', 'red'],
    ['地震', '11C01', 'Unknown', 'other', null],
  ])('%s %s %s is %s %s', async (event, eventCode, severity, hazard, colour) => {
    const answer = await bring({ event, eventCode, severity, headline: null });
    expect(answer.warnings).toMatchObject([{ hazard, severity: colour }]);
  });

  it('unknown weather keeps its headline and what its sender asks for, with general advice', async () => {
    await bring({ event: '森林火险', severity: 'Extreme', headline: '森林火险红色预警' });
    expect(((await visitor.get('/week-list')).body as WeekList).warnings).toMatchObject([
      { name: '其他天气红色预警', headline: '森林火险红色预警', instruction: '请做好防暑。' },
    ]);
    expect(await boosts()).toEqual([]);
  });

  it('in several languages are read in Chinese; several events are several warnings', async () => {
    const english = capInfo({ language: 'en-US', event: 'Gale', headline: 'Gale' });
    const infos = english + capInfo() + capInfo({ event: '台风黄色预警', headline: '台风黄色预警' });
    const answer = await bring({ infos });
    expect(answer.warnings.map(({ hazard }) => hazard)).toEqual(['high_temperature', 'typhoon']);
    expect(answer.warnings).toHaveLength((await boosts()).length);
  });

  it('without an end last a day; over ones are noted; later ones are told from then on', async () => {
    const open = await bring({ expires: null, onset: '2026-11-23T12:00:00+08:00' });
    expect(open.warnings[0]?.expires).toBe('2026-11-24T04:00:00.000Z');
    expect(await bring({ expires: '2026-11-23T08:45:00+08:00' })).toMatchObject({
      outcome: 'noted',
      reason: 'expired',
    });
    await bring({ event: '台风红色预警', effective: '2026-11-23T20:00:00+08:00' });
    expect(await advice()).toEqual(['高温橙色预警']);
    t.clock.set('2026-11-23T12:00:00.000Z');
    expect(await advice()).toEqual(['台风红色预警', '高温橙色预警']);
  });

  it('are taken with prefixes, CDATA and the signs of XML, under each of the types', async () => {
    const prefixed = cap({ headline: '<![CDATA[高温 < 40℃ &amp;]]>' })
      .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1cap:')
      .replace('xmlns=', 'xmlns:cap=');
    await send(prefixed, 'text/xml; charset=utf-8').expect(200);
    await send(cap({ headline: 'A &lt; B &amp;amp; &#x9AD8;&#0;' }), 'application/xml').expect(200);
    expect((await warnings()).map(({ headline }) => headline)).toEqual(['A < B &amp; 高', '高温 < 40℃ &amp;']);
  });

  describe('refuse', () => {
    const refused = async (xml: string, code: string, detail?: string | RegExp) => {
      const answer = await send(xml);
      expectProblem(answer, 400, code);
      if (detail) expect((answer.body as { detail: string }).detail).toMatch(detail);
      expect(await warnings()).toEqual([]);
    };

    it.each(['identifier', 'sender', 'sent', 'status', 'msgType', 'scope'])('a message without %s', async (name) => {
      await refused(cap().replace(new RegExp(`<${name}>[^<]*</${name}>`), ''), 'cap.missing', `缺少 ${name}`);
    });

    it.each(['category', 'event', 'urgency', 'severity', 'certainty', 'area.*areaDesc'])(
      'an info without %s',
      async (path) => {
        const name = path.split('*').at(-1) ?? '';
        const xml = cap().replace(new RegExp(`<${name}>[^<]*</${name}>`), '');
        await refused(xml, 'cap.missing', new RegExp(`缺少 info\\[0\\]\\.${path}`));
      },
    );

    it('no info, or an update without references', async () => {
      await refused(cap({ infos: '' }), 'cap.missing', '缺少 info');
      await refused(cap({ msgType: 'Update' }), 'cap.missing', '缺少 references');
    });

    it('values that the standard does not know', async () => {
      await refused(cap({ status: 'Real' }), 'cap.value', 'status 应为');
      await refused(cap({ severity: 'Awful' }), 'cap.value', /info\[0\]\.severity/);
      await refused(cap({ sent: '2026-11-23 08:30' }), 'cap.value', 'sent 应为带时区的时间');
      await refused(cap({ sent: '2026-13-45T08:30:00+08:00' }), 'cap.value', 'sent');
      await refused(cap({ identifier: 'a b' }), 'cap.value', 'identifier');
      await refused(cap({ identifier: 'a'.repeat(201) }), 'cap.value', 'identifier');
      await refused(cap({ msgType: 'Cancel', references: 'a,b' }), 'cap.value', 'references');
    });

    it('what is no CAP 1.2', async () => {
      await refused('', 'cap.malformed');
      await refused('{"alert": 1}', 'cap.malformed');
      await refused('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>', 'cap.malformed');
      await refused('<rss/>', 'cap.malformed');
      await refused(cap().replace('cap:1.2', 'cap:1.1'), 'cap.version', 'CAP 1.2');
      await refused(cap().replace('UTF-8', 'GBK'), 'cap.encoding', 'UTF-8');
    });

    it('files and entities that a document brings along', async () => {
      const xxe = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
      const inject = (dtd: string) => cap({ headline: '&x;' }).replace('?>', `?>${dtd}`);
      await refused(inject(xxe), 'cap.doctype', 'DOCTYPE');
      const laughs = [
        '<!ENTITY a "ha">',
        ...'bcdefghij'.split('').map((n, i) => {
          const before = 'abcdefghi'[i];
          return `<!ENTITY ${n} "${`&${before};`.repeat(10)}">`;
        }),
      ].join('');
      await refused(inject(`<!DOCTYPE alert [${laughs}]>`), 'cap.doctype');
      // Without a declaration it is text, and stays as it came.
      await send(cap({ headline: '&x;' })).expect(200);
      expect((await warnings())[0]?.headline).toBe('&x;');
    });

    it('elements within elements without end, and names that are none', async () => {
      await refused(
        `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${'<a>'.repeat(20_000)}</alert>`,
        'cap.malformed',
      );
      const deep = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`;
      expect((await send(cap().replace('</alert>', `${deep}</alert>`))).status).toBeLessThan(500);
      expect(
        (await send(cap().replace('</alert>', '<__proto__><status>Test</status></__proto__></alert>'))).status,
      ).toBeLessThan(500);
    });

    it('bodies that are too large, and other types', async () => {
      const huge = cap({ headline: '热'.repeat(100_000) });
      expectProblem(await send(huge), 413, 'request.too_large');
      expectProblem(await send(JSON.stringify({ alert: {} }), 'application/json'), 415, 'request.media_type');
      expectProblem(await send(cap(), 'text/plain'), 415, 'request.media_type');
      // No other route takes XML.
      const session = { authorization: `Bearer ${city.accessToken}`, 'content-type': 'application/xml' };
      const other = await request(t.url).post('/api/v1/weather-warnings').set(session).send('<a/>');
      expectProblem(other, 415, 'request.media_type');
    });

    it('tokens of another scope, people’s sessions and revoked programs', async () => {
      const reader = await warningProgram(t, 'figures.read');
      expect([reader.account.scope, program.account.scopeName]).toEqual(['figures.read', '发送天气预警']);
      expectProblem(await reader.send(cap()), 403, 'machine.scope');
      const figures = (token: string) =>
        request(t.url)
          .get('/api/v1/machine/figures/months/2026-13')
          .set({ authorization: `Bearer ${token}` });
      expectProblem(await figures(program.token), 403, 'machine.scope');
      expectProblem(await figures(reader.token), 400, 'request.invalid');
      const bare = request(t.url).post('/api/v1/machine/warnings').set({ 'content-type': 'application/xml' });
      expectProblem(await bare.send(cap()), 401, 'machine.token_missing');
      const wrong = { clientId: randomUUID(), name: '省平台', scope: 'elders.read' };
      expectProblem(await city.post('/machine-accounts', wrong), 400, 'request.invalid');
      const gone = await warningProgram(t);
      await city.post(`/machine-accounts/${gone.id}/revocation`, { clientId: randomUUID() }).expect(200);
      expectProblem(await gone.send(cap()), 401, 'machine.token_unknown');
    });
  });
});
