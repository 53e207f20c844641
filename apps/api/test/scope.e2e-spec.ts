import { randomUUID } from 'node:crypto';
import type { Role } from '@tanfang/domain';
import type request from 'supertest';
import type { QuarterReportDto } from '../src/modules/reports/quarter-reports.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { may } from '../src/platform/permissions.js';
import { likelyDouble } from './mutations/homes.js';
import { MUTATIONS } from './mutations/index.js';
import { FAR_TOWN, OTHER_VILLAGE, TEST_TOWN, TEST_VILLAGE, type TestApp, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { type Route, routesOf } from './support/routes.js';
import { checkedImport, sheetRow } from './support/import-factories.js';
import { listedPerson, matchedList } from './support/list-factories.js';
import { oggVoice, smallPng, uploadedPhoto } from './support/pictures.js';
import { taskOf } from './support/task-factories.js';
import { answeredVisit, elderOnRegister } from './support/visit-factories.js';
import { wechatServer } from './support/wechat-server.js';

/** Roles whose sight is bounded, and a place from which the test village is out of sight. */
const OUTSIDERS: Partial<Record<Role, { regionCode: string | null; name: string }>> = {
  visitor: { regionCode: OTHER_VILLAGE, name: '外人' },
  village_manager: { regionCode: OTHER_VILLAGE, name: '外人' },
  town_officer: { regionCode: FAR_TOWN, name: '外人' },
  family: { regionCode: null, name: '外人' },
  elder: { regionCode: null, name: '外人' },
};

/** Staff of the test village, its town and the city. */
const INSIDERS: Role[] = ['visitor', 'village_manager', 'town_officer', 'city_officer'];

/** Routes that touch no elder's data, and are bounded by nothing but the permission. */
const WITHOUT_SCOPE =
  /^\/api\/v1\/((auth|me|accounts|regions|audit-entries|files|saved-filters|shared-lists)\b|imports$|notifications\/read$|phones\/report$)/;

/** Role × route × scope, generated from the routes and their examples. */
describe('what is out of scope', () => {
  let t: TestApp;
  let reads: Route[];
  /** An id of the test village for each parametrised read. */
  let idFor: (route: Route) => number | string;

  beforeAll(async () => {
    t = await startApp({ settings: await wechatServer.start() });
    const elder = await elderOnRegister(t);
    const visitor = await t.signIn('visitor');
    const handlings = [{ itemKey: 'mood', handling: 'reported_town' } as const];
    const finding = answeredVisit(t, elder.id, { mood: 'worse' }, { handlings });
    const visit = (await visitor.post('/visits', finding).expect(201)).body as VisitDto;
    const call = { clientId: randomUUID(), emergencyKey: randomUUID(), elderId: elder.id, kind: 'public_call' };
    const emergency = (
      await visitor.post('/emergencies', { ...call, what: '拨打120', at: t.clock.nowIso() }).expect(200)
    ).body as { id: number };
    const fileId = await uploadedPhoto(visitor);
    await visitor.post(`/households/${elder.householdId}/door-photo`, { fileId }).expect(200);
    const photo = await uploadedPhoto(visitor, smallPng('found'));
    const followUpId = visit.followUps[0]?.id ?? 0;
    const seen = { clientId: randomUUID(), note: '已拍照', fileIds: [photo] };
    await visitor.post(`/follow-ups/${followUpId}/remarks`, seen).expect(200);
    const visitPhoto = await uploadedPhoto(visitor, smallPng('visit'));
    const visitVoice = await uploadedPhoto(visitor, oggVoice());
    const toVisit = `/visits/by-client-id/${visit.clientId}`;
    await visitor.post(`${toVisit}/photos`, { fileId: visitPhoto }).expect(200);
    await visitor.post(`${toVisit}/voice-notes`, { fileId: visitVoice }).expect(200);
    const ids: [RegExp, number | string | undefined][] = [
      [/^\/api\/v1\/reminders\/:/, TEST_VILLAGE],
      [/^\/api\/v1\/quarter-reports\/.+\/attachments/, await attachmentOf(await t.signIn('town_officer'))],
      [/^\/api\/v1\/quarter-reports\/:/, `${TEST_TOWN}/2026-Q3`],
      [/^\/api\/v1\/(family\/)?elders\/:/, elder.id],
      [/^\/api\/v1\/households\/:/, elder.householdId],
      [/^\/api\/v1\/likely-doubles\/:/, (await likelyDouble(t)).pair.id],
      [/^\/api\/v1\/visits\/:id\/photos/, `${visit.id}/photos/${visitPhoto}`],
      [/^\/api\/v1\/visits\/:id\/voice-notes/, `${visit.id}/voice-notes/${visitVoice}`],
      [/^\/api\/v1\/visits\/:/, visit.id],
      [/^\/api\/v1\/follow-ups\/:id\/photos/, `${followUpId}/photos/${photo}`],
      [/^\/api\/v1\/follow-ups\/:/, visit.followUps[0]?.id],
      [/^\/api\/v1\/emergencies\/:/, emergency.id],
      [/^\/api\/v1\/tasks\/:/, (await taskOf(t, visitor)).id],
      [/^\/api\/v1\/imports\/:/, (await checkedImport(t, await t.signIn('village_manager'), [sheetRow()])).id],
      [/^\/api\/v1\/shared-lists\/:/, (await matchedList(t, 'minimum_living', [listedPerson()])).id],
    ];
    idFor = ({ path }) => {
      const id = ids.find(([pattern]) => pattern.test(path))?.[1];
      if (id === undefined) throw new Error(`the scope guard knows no id for ${path}: add one`);
      return id;
    };
    reads = routesOf(t).filter(({ method, path }) => method === 'GET' && path.includes('/:'));
  });
  afterAll(async () => {
    await t.close();
    await wechatServer.stop();
  });

  // A document asks in which form.
  const read = (client: Client, { path }: Route, id: number | string): request.Test =>
    client.get(
      path.replace('/api/v1', '').replace(/:.*:\w+|:\w+/, String(id)) +
        (path.endsWith('/document') ? '?format=csv' : ''),
    );

  it('is not found by who may read only elsewhere, as if it did not exist', async () => {
    const seen: string[] = [];
    for (const route of reads) {
      for (const [role, place] of Object.entries(OUTSIDERS) as [Role, { regionCode: string }][]) {
        if (!route.permission || !may(role, route.permission)) continue;
        const outsider = await t.signIn(role, place);
        const id = idFor(route);
        const [outside, nowhere] = [await read(outsider, route, id), await read(outsider, route, elsewhere(id))];
        expect({ role, route: route.name, status: outside.status }).toEqual({ role, route: route.name, status: 404 });
        expect(outside.body).toEqual(nowhere.body);
        seen.push(`${role} ${route.name}`);
      }
    }
    expect(seen.length).toBeGreaterThan(10);
  });

  it('is found by who may read there', async () => {
    for (const route of reads) {
      for (const role of INSIDERS) {
        if (!route.permission || !may(role, route.permission)) continue;
        const answer = await read(await t.signIn(role), route, idFor(route));
        expect({ role, route: route.name, status: answer.status }).toEqual({ role, route: route.name, status: 200 });
      }
    }
  });

  const changes = MUTATIONS.filter(({ route }) => !WITHOUT_SCOPE.test(route.split(' ')[1] ?? ''));

  it.each(changes)('cannot be changed: $route', async ({ route, prepare }) => {
    const { permission } = routesOf(t).find(({ name }) => name === route) ?? {};
    const outsiders = (Object.keys(OUTSIDERS) as Role[]).filter((role) => permission && may(role, permission));
    const call = (await prepare(t))();
    for (const role of outsiders) {
      const outsider = await t.signIn(role, OUTSIDERS[role]);
      const answer = await replay(outsider, call);
      // A new file is put into a place: the form's field is refused, there is nothing yet that could be not found.
      const { errors } = answer.body as { errors?: { field: string }[] };
      const refusedPlace = answer.status === 400 && errors?.some(({ field }) => field === 'villageCode');
      expect({ role, status: refusedPlace ? 404 : answer.status }).toEqual({ role, status: 404 });
    }
    // The same request of who may: only the scope stood in the way.
    expect((await call).status).toBeLessThan(300);
  });
});

/** Adds an attachment to the test town's report. @returns its path behind `/quarter-reports/` */
async function attachmentOf(town: Client): Promise<string> {
  const quarter = `${TEST_TOWN}/2026-Q3`;
  const attachment = { clientId: randomUUID(), fileId: await uploadedPhoto(town), name: '照片.png' };
  const { body } = await town.post(`/quarter-reports/${quarter}/attachments`, attachment).expect(200);
  return `${quarter}/attachments/${(body as QuarterReportDto).attachments[0]?.id}`;
}

/** An id that exists nowhere, of the same shape. */
function elsewhere(id: number | string): number | string {
  return typeof id === 'number' ? 999_999 : id.replace(/^\w+/, '999999');
}

/** Sends somebody else's request as one's own, before it is sent. */
function replay(client: Client, call: request.Test): Promise<request.Response> {
  const { method, url, _data: body } = call as unknown as { method: string; url: string; _data: object };
  const path = new URL(url).pathname.replace('/api/v1', '');
  const send = { POST: client.post, PUT: client.put, PATCH: client.patch, DELETE: client.delete }[method];
  if (!send) throw new Error(`no ${method}`);
  return Promise.resolve(send.call(client, path, body));
}
