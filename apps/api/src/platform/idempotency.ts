import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import { ClientRequest } from './client-request.entity.js';
import { Clock } from './clock.js';
import { FieldCrypto } from './crypto.js';
import { insertRow } from './database/insert-row.js';
import { isUniqueViolation } from './database/failures.js';
import { conflict } from './errors.js';

/** A write as a device sent it. */
export interface IdentifiedRequest {
  /** The id that the device made for this one write, a UUID. */
  clientId: string;
  /** Method and path pattern: `POST /visits`. */
  route: string;
  /** The validated body. */
  body: unknown;
}

/** Makes a write that arrives twice happen once. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
  ) {}

  /**
   * Runs the work on the first call and keeps its answer as JSON; the same request again gets that answer.
   * Two at once: the unique client id makes the second wait for the first transaction.
   * @param tx the transaction in which the work runs; call this first in it
   * @throws Problem 409 `client_id.reused` when the id came before with another body, route or account
   */
  async run<T>(tx: EntityManager, actor: Actor, request: IdentifiedRequest, work: () => Promise<T>): Promise<T> {
    const bodyHash = createHash('sha256').update(canonical(request.body)).digest('hex');
    const own = { clientId: request.clientId, accountId: actor.accountId, route: request.route, bodyHash };

    const earlier = await this.claim(tx, own);
    if (!earlier) {
      const answer = await work();
      // Plain statements, here and in `earlierOf`: every write of every phone passes through.
      const kept = this.crypto.encrypt(packed(answer));
      await tx.query('UPDATE client_request SET answer = ? WHERE client_id = ?', [kept, request.clientId]);
      return answer;
    }

    const same =
      earlier.accountId === own.accountId && earlier.route === own.route && earlier.bodyHash === own.bodyHash;
    if (!same || earlier.answer === null) {
      throw conflict('client_id.reused', '这条记录的编号已用于另一次提交。请返回重新填写一条新的记录。');
    }
    return unpacked(this.crypto.decrypt(earlier.answer)) as T;
  }

  /** Inserts the request; returns the earlier one if there is one. */
  private async claim(
    tx: EntityManager,
    own: Pick<ClientRequest, 'clientId' | 'accountId' | 'route' | 'bodyHash'>,
  ): Promise<Earlier | null> {
    try {
      await insertRow(tx, ClientRequest, { ...own, answer: null, createdAt: this.clock.now() });
      return null;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const earlier = await earlierOf(tx, own.clientId);
      if (!earlier) throw error;
      return earlier;
    }
  }
}

type Earlier = Pick<ClientRequest, 'accountId' | 'route' | 'bodyHash' | 'answer'>;

async function earlierOf(tx: EntityManager, clientId: string): Promise<Earlier | null> {
  const [row] = await tx.query<Earlier[]>(
    'SELECT account_id AS accountId, route, body_hash AS bodyHash, answer FROM client_request WHERE client_id = ?',
    [clientId],
  );
  return row ?? null;
}

/** What gzip's first three bytes are in base64: an answer that was kept before answers were packed has none. */
const PACKED = 'H4sI';

/** Answers have a few KB: a larger window packs them no better, and clearing it takes longer than the packing. */
const SMALL_WINDOW = { windowBits: 12, memLevel: 4 };

/** As small as it gets: a column of text holds 64 KB on MariaDB, and an answer that does not fit would undo the work. */
function packed(answer: unknown): string {
  return gzipSync(JSON.stringify(answer) ?? 'null', SMALL_WINDOW).toString('base64');
}

function unpacked(stored: string): unknown {
  const json = stored.startsWith(PACKED) ? gunzipSync(Buffer.from(stored, 'base64')).toString() : stored;
  return JSON.parse(json) as unknown;
}

/** JSON with sorted keys, so that the order in which a device writes them does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
