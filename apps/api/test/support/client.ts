import request from 'supertest';
import type { Account } from '../../src/modules/accounts/account.entity.js';
import type { OpenSession } from '../../src/modules/accounts/sessions.service.js';
import type { Actor } from '../../src/platform/actor.js';

/** A signed-in device; paths begin after `/api/v1`. */
export class Client {
  readonly account: Account;

  constructor(
    private readonly url: string,
    readonly session: OpenSession,
    readonly actor: Actor,
  ) {
    this.account = session.account;
  }

  get(path: string): request.Test {
    return this.authorized(request(this.url).get(`/api/v1${path}`));
  }

  post(path: string, body: object = {}): request.Test {
    return this.authorized(request(this.url).post(`/api/v1${path}`)).send(body);
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
    return test.set('authorization', `Bearer ${this.session.accessToken}`);
  }
}
