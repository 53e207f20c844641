import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@tanfang/domain';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { SessionsService } from '../../src/modules/accounts/sessions.service.js';
import { Config, readConfig } from '../../src/platform/config.js';
import { Clock } from '../../src/platform/clock.js';
import { createApp } from '../../src/platform/http/create-app.js';
import { Transactions } from '../../src/platform/tx.js';
import { Client } from './client.js';
import { type TestDatabase, createDatabase } from './database.js';
import { accountFor, findAccount } from './factories.js';
import { FixedClock } from './fixed-clock.js';

export * from './places.js';
export { ENGINE } from './database.js';

/** Monday, 23 November 2026, 09:00 in Rugao; week 2026-W48. */
const DEFAULT_NOW = '2026-11-23T01:00:00.000Z';

const KEY = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');

/** Settings of every test; no limits, no invented data, secrets that are known. */
export const TEST_SETTINGS: Record<string, string> = {
  NODE_ENV: 'test',
  DEMO_MODE: 'false',
  TOKEN_SECRET: 'only-for-tests-0123456789-abcdefghij',
  FIELD_KEYS: `k1:${KEY}`,
  BLIND_INDEX_KEY: KEY,
  REFRESH_TOKEN_DAYS: '365',
  REQUESTS_PER_MINUTE: '0',
  SIGN_INS_PER_MINUTE: '0',
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
};

export interface StartOptions {
  /** The present, ISO 8601. */
  now?: string;
  /** Environment variables that differ from those of every test. */
  settings?: Record<string, string>;
  /** A database that is already there; it is not dropped. */
  database?: TestDatabase;
  /** Controllers that exist for the test only. */
  controllers?: Type[];
}

/** A running application with a database of its own. */
export class TestApp {
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(
    readonly app: NestFastifyApplication,
    /** Where it listens. */
    readonly url: string,
    readonly clock: FixedClock,
    private readonly database: TestDatabase | null,
  ) {}

  /** Requests without a session; paths from the root. */
  get http(): ReturnType<typeof request> {
    return request(this.url);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /**
   * Signs in somebody of a role, made on first use.
   * @param place `regionCode` instead of the role's usual test region; `name` for a second person of the same role
   */
  signIn(role: Role, place: { regionCode?: string | null; name?: string } = {}): Promise<Client> {
    const key = JSON.stringify([role, place]);
    const client = this.clients.get(key) ?? accountFor(this, role, place).then((account) => this.clientOf(account.id));
    this.clients.set(key, client);
    return client;
  }

  /** Signs in as an account that exists. */
  async signInAs(loginName: string): Promise<Client> {
    return this.clientOf((await findAccount(this, { loginName })).id);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database?.drop();
  }

  private async clientOf(accountId: number): Promise<Client> {
    const account = await findAccount(this, { id: accountId });
    const sessions = this.app.get(SessionsService);
    const session = await this.app.get(Transactions).run((tx) => sessions.open(tx, account, 'test'));
    const actor = await sessions.authenticate(session.accessToken);
    return new Client(this.url, session, actor, this.clock, this.app.get(Config).get('tokenSecret'));
  }
}

/** Starts the real application on the engine of the run. Close it in `afterAll`. */
export async function startApp({
  now = DEFAULT_NOW,
  settings = {},
  database,
  controllers,
}: StartOptions = {}): Promise<TestApp> {
  const own = database ?? (await createDatabase());
  const config = readConfig({ ...TEST_SETTINGS, DATABASE_URL: own.url, DATA_DIR: own.dataDir, ...settings });
  const clock = new FixedClock(now);
  const module = AppModule.with(config, [{ provide: Clock, useValue: clock }]);
  const app = await createApp({ ...module, controllers }, config);
  await app.listen(0, '127.0.0.1');
  return new TestApp(app, await app.getUrl(), clock, database ? null : own);
}

/** Asserts that an answer is a problem of RFC 9457 with this status and code. */
export function expectProblem(response: request.Response, status: number, code: string): void {
  expect({ status: response.status, code: (response.body as { code?: string }).code }).toEqual({ status, code });
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect((response.body as { detail: string }).detail).toMatch(/[\u4e00-\u9fff]/);
}
