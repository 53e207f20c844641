import type request from 'supertest';
import type { TestApp } from '../support/app.js';

/** One successful call of a route that changes something, for the guard that looks for its audit entry. */
export interface MutationExample {
  /** Method and pattern as the controller has it: `POST /api/v1/visits`. */
  route: string;
  /** Makes what the call needs, and returns the call itself, not yet sent. */
  prepare(t: TestApp): Promise<() => request.Test>;
}
