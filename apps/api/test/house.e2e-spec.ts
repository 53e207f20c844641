import { ROLES, type Role } from '@tanfang/domain';
import type request from 'supertest';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { PERMISSIONS, may } from '../src/platform/permissions.js';
import { MUTATIONS } from './mutations/index.js';
import { type TestApp, expectProblem, startApp } from './support/app.js';
import { type Route, routesOf } from './support/routes.js';
import { wechatServer } from './support/wechat-server.js';

/** Guards of the house: what holds for every route of every module, those added later included. */
describe('every route', () => {
  let t: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    t = await startApp({ settings: await wechatServer.start() });
    routes = routesOf(t);
  });
  afterAll(async () => {
    await t.close();
    await wechatServer.stop();
  });

  const changes = ({ method, readsOnly }: Route): boolean => method !== 'GET' && !readsOnly;

  it('is found', () => {
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /api/v1/auth/login', 'GET /api/v1/regions', 'GET /healthz', 'GET /readyz']),
    );
  });

  it('says who may use it', () => {
    expect(routes.filter(({ permission, isPublic }) => !permission && !isPublic).map(({ name }) => name)).toEqual([]);
  });

  it('is public only where there can be no session', () => {
    expect(routes.filter(({ isPublic }) => isPublic).map(({ name }) => name)).toEqual([
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/logout',
      'POST /api/v1/auth/refresh',
      'POST /api/v1/auth/wechat/bind',
      'POST /api/v1/auth/wechat',
      'GET /api/v1/demo/accounts',
      // Programs have a token of their own instead.
      'GET /api/v1/machine/figures/months/:month',
      'GET /api/v1/machine/figures/quarters/:quarter',
      'POST /api/v1/machine/warnings',
      'GET /api/v1/papers/:ticket',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
    ]);
  });

  it('uses every permission there is', () => {
    // 代录 is a field of a visit, not a route of its own.
    const used = new Set([...routes.map(({ permission }) => permission), 'visit.record_for' as const]);
    expect(Object.keys(PERMISSIONS).filter((permission) => !used.has(permission as keyof typeof PERMISSIONS))).toEqual(
      [],
    );
  });

  it('asks for a session', async () => {
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      expectProblem(await send(t, route), 401, 'auth.required');
    }
  });

  describe.each(Object.keys(ROLES) as Role[])('as %s', (role) => {
    it('is denied without the permission, and not denied with it', async () => {
      const { session } = await t.signIn(role);
      for (const route of routes) {
        if (!route.permission) continue;
        const answer = await send(t, route, session.accessToken);
        const { code } = answer.body as { code?: string };
        const denied = answer.status === 403 && code === 'permission.denied';
        expect({ route: route.name, denied }).toEqual({ route: route.name, denied: !may(role, route.permission) });
        expect({ route: route.name, status: answer.status }).not.toEqual({ route: route.name, status: 401 });
        expect({ route: route.name, broken: answer.status >= 500 }).toEqual({ route: route.name, broken: false });
      }
    });
  });

  it('that changes something has an example', () => {
    const examples = MUTATIONS.map(({ route }) => route).sort();
    expect(examples).toEqual(
      routes
        .filter(changes)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(MUTATIONS)('leaves an audit entry: $route', async ({ prepare }) => {
    const newest = async (): Promise<number> => (await t.dataSource.manager.maximum(AuditEntry, 'id', {})) ?? 0;
    const call = await prepare(t);
    const before = await newest();
    const answer = await call();
    const done = answer.status >= 200 && answer.status < 300;
    expect({ done, refusal: done ? null : (answer.body as unknown) }).toEqual({ done: true, refusal: null });
    expect(await newest()).toBeGreaterThan(before);
  });
});

/** Sends an empty request; ids that exist nowhere. */
function send(t: TestApp, { method, path }: Route, token?: string): Promise<request.Response> {
  const address = path.replace(/:(\w+)/g, '999999999');
  const agent = t.http;
  const test = { GET: agent.get, POST: agent.post, PUT: agent.put, PATCH: agent.patch, DELETE: agent.delete }[method](
    address,
  );
  if (token) void test.set('authorization', `Bearer ${token}`);
  return Promise.resolve(method === 'GET' ? test : test.send({}));
}
