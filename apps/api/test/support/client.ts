import { createHmac } from 'node:crypto';
import request from 'supertest';
import type { Account } from '../../src/modules/accounts/account.entity.js';
import type { OpenSession } from '../../src/modules/accounts/sessions.service.js';
import type { Actor } from '../../src/platform/actor.js';
import type { Clock } from '../../src/platform/clock.js';

/** A signed-in device; paths begin after `/api/v1`. */
export class Client {
  readonly account: Account;

  constructor(
    private readonly url: string,
    readonly session: OpenSession,
    readonly actor: Actor,
    private readonly clock: Clock,
    private readonly secret: string,
  ) {
    this.account = session.account;
  }

  /** An access token of this session that is good now, however far the clock was moved since the sign-in. */
  get accessToken(): string {
    const [header, payload] = this.session.accessToken.split('.') as [string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const exp = Math.floor(this.clock.now().getTime() / 1000) + 60;
    const renewed = `${header}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
    return `${renewed}.${createHmac('sha256', this.secret).update(renewed).digest('base64url')}`;
  }

  get(path: string): request.Test {
    return this.authorized(request(this.url).get(`/api/v1${path}`));
  }

  post(path: string, body: object = {}): request.Test {
    return this.authorized(request(this.url).post(`/api/v1${path}`)).send(body);
  }

  /** A form with one file, as phones and browsers send it. */
  upload(path: string, fields: Record<string, string>, file?: Buffer): request.Test {
    const test = this.authorized(request(this.url).post(`/api/v1${path}`));
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    return file ? test.attach('file', file, { filename: 'file', contentType: 'application/octet-stream' }) : test;
  }

  patch(path: string, body: object = {}): request.Test {
    return this.authorized(request(this.url).patch(`/api/v1${path}`)).send(body);
  }

  put(path: string, body: object = {}): request.Test {
    return this.authorized(request(this.url).put(`/api/v1${path}`)).send(body);
  }

  delete(path: string): request.Test {
    return this.authorized(request(this.url).delete(`/api/v1${path}`));
  }

  private authorized(test: request.Test): request.Test {
    return test.set('authorization', `Bearer ${this.accessToken}`);
  }
}
