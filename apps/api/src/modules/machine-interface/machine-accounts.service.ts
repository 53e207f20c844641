import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { conflict, notFound, unauthenticated } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions, forUpdate } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { MachineAccount } from './machine-account.entity.js';
import type {
  ChangeMachineAccount,
  CreateMachineAccount,
  MachineAccountList,
  MachineAccountView,
  MachineAccountWithToken,
} from './machine-accounts.dto.js';
import { MACHINE_SCOPES, type MachineScope, TOKEN_PREFIX } from './machine-parameters.js';

export type { MachineAccount };

/** Programs of other offices: made, given another token and revoked by the city's bureau. */
@Injectable()
export class MachineAccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
  ) {}

  /** All of them, the latest first; few offices have programs. */
  async list(): Promise<MachineAccountList> {
    const rows = await this.dataSource.manager.find(MachineAccount, { order: { id: 'DESC' }, take: 100 });
    const names = await this.accounts.namesOf(rows.map(({ createdBy }) => createdBy));
    return { items: rows.map((row) => viewOf(row, names.get(row.createdBy) ?? '')) };
  }

  /** Makes one that may do one thing. Its token is in the first answer only. */
  create(actor: Actor, body: CreateMachineAccount): Promise<MachineAccountWithToken> {
    return this.withToken(actor, 'POST /machine-accounts', body, async (tx, token) => {
      const now = this.clock.now();
      const id = await insertRow(tx, MachineAccount, {
        name: body.name.trim(),
        regionCode: actor.regionCode ?? '',
        scopes: body.scope ?? 'figures.read',
        ...kept(token),
        createdAt: now,
        createdBy: actor.accountId,
        tokenMadeAt: now,
        lastUsedAt: null,
        revokedAt: null,
        revokedBy: null,
      });
      await this.record(tx, actor, id, 'create');
      return id;
    });
  }

  /**
   * Another token; the one before ends at once.
   * @throws Problem 404, 409 `machine_account.revoked`
   */
  rotate(actor: Actor, id: number, body: ChangeMachineAccount): Promise<MachineAccountWithToken> {
    return this.withToken(actor, `POST /machine-accounts/${id}/rotation`, body, async (tx, token) => {
      await this.lock(tx, id);
      await tx.update(MachineAccount, { id }, { ...kept(token), tokenMadeAt: this.clock.now() });
      await this.record(tx, actor, id, 'rotate');
      return id;
    });
  }

  /** @throws Problem 404, 409 `machine_account.revoked` */
  revoke(actor: Actor, id: number, body: ChangeMachineAccount): Promise<MachineAccountView> {
    return this.transactions.run((tx) =>
      this.idempotency.run(
        tx,
        actor,
        { clientId: body.clientId, route: `POST /machine-accounts/${id}/revocation`, body },
        async () => {
          await this.lock(tx, id);
          await tx.update(MachineAccount, { id }, { revokedAt: this.clock.now(), revokedBy: actor.accountId });
          await this.record(tx, actor, id, 'revoke');
          return this.view(tx, id);
        },
      ),
    );
  }

  /**
   * The program behind a token.
   * @throws Problem 401 `machine.token_unknown` when there is none, or it was revoked
   */
  async authenticate(token: string): Promise<MachineAccount> {
    const account = token.startsWith(TOKEN_PREFIX)
      ? await this.dataSource.manager.findOneBy(MachineAccount, { tokenHash: hashOf(token), revokedAt: IsNull() })
      : null;
    if (!account) throw unauthenticated('machine.token_unknown', '令牌无效或已停用，请向市民政局重新申请。');
    return account;
  }

  /** Notes when it was last here; what it did is logged with what it did. */
  async seen({ id }: MachineAccount): Promise<void> {
    await this.transactions.run((tx) => tx.update(MachineAccount, { id }, { lastUsedAt: this.clock.now() }));
  }

  /** Writes down that it read something. */
  async used({ id, regionCode }: MachineAccount, detail: Record<string, unknown>): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.update(MachineAccount, { id }, { lastUsedAt: this.clock.now() });
      await this.audit.record(tx, null, {
        action: 'machine.read',
        subjectType: 'machine_account',
        subjectId: id,
        regionCode,
        detail,
      });
    });
  }

  /** The kept answer carries no token, so that none can be got back from the database. */
  private async withToken(
    actor: Actor,
    route: string,
    body: { clientId: string },
    work: (tx: EntityManager, token: string) => Promise<number>,
  ): Promise<MachineAccountWithToken> {
    const token = TOKEN_PREFIX + randomBytes(32).toString('base64url');
    let isNew = false;
    const account = await this.transactions.run((tx) => {
      isNew = false;
      return this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () => {
        isNew = true;
        return this.view(tx, await work(tx, token));
      });
    });
    return { account, token: isNew ? token : null };
  }

  private async view(tx: EntityManager, id: number): Promise<MachineAccountView> {
    const row = await tx.findOneByOrFail(MachineAccount, { id });
    const names = await this.accounts.namesOf([row.createdBy], tx);
    return viewOf(row, names.get(row.createdBy) ?? '');
  }

  private async lock(tx: EntityManager, id: number): Promise<void> {
    const row = await tx.findOne(MachineAccount, { where: { id }, ...forUpdate(tx) });
    if (!row) throw notFound('没有这个对接账号，请刷新后再看。', 'machine_account.unknown');
    if (row.revokedAt) throw conflict('machine_account.revoked', '这个对接账号已经停用。需要时请新建一个。');
  }

  private record(tx: EntityManager, actor: Actor, id: number, what: string): Promise<void> {
    return this.audit.record(tx, actor, {
      action: 'machine_account.manage',
      subjectType: 'machine_account',
      subjectId: id,
      detail: { what },
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function kept(token: string): Pick<MachineAccount, 'tokenHash' | 'tokenTail'> {
  return { tokenHash: hashOf(token), tokenTail: token.slice(-4) };
}

function viewOf(row: MachineAccount, createdByName: string): MachineAccountView {
  const scope = row.scopes as MachineScope;
  return {
    id: row.id,
    name: row.name,
    scope,
    scopeName: MACHINE_SCOPES[scope],
    tokenTail: row.tokenTail,
    createdAt: row.createdAt.toISOString(),
    createdByName,
    tokenMadeAt: row.tokenMadeAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
