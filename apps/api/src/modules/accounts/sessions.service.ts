import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, MoreThan, Not } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Authenticator } from '../../platform/authenticator.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { unauthenticated } from '../../platform/errors.js';
import { Transactions, forUpdate } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { AccessTokens } from './access-tokens.js';
import { Account } from './account.entity.js';
import { RefreshToken } from './refresh-token.entity.js';

const DAY_MS = 86_400_000;

/** How long a device whose answer was lost on a bad network may ask for it again. */
const LOST_ANSWER_MS = 5 * 60_000;

/** What a device gets when it signs in or renews. */
export interface OpenSession {
  account: Account;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
}

/** Sessions: a family of refresh tokens, each good for one use, and short access tokens that name the family. */
@Injectable()
export class SessionsService extends Authenticator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly tokens: AccessTokens,
    private readonly regions: RegionsService,
  ) {
    super();
  }

  /**
   * Opens a session and logs it, in the caller's transaction.
   * @param how by which means, for the log: `password`, `wechat` …
   */
  async open(tx: EntityManager, account: Account, how: string): Promise<OpenSession> {
    const familyId = randomUUID();
    const session = await this.issue(tx, account, familyId);
    await this.record(tx, account, familyId, 'session.open', { how });
    return session;
  }

  /**
   * Exchanges a refresh token for a new pair. A token that was exchanged before is in two hands: its whole family ends.
   * Only the latest one may come again for some minutes while nothing was done with what it was exchanged for: then
   * the answer was lost on the way, and the pair nobody has is replaced.
   * @throws Problem 401 `auth.session_ended`
   */
  async refresh(refreshToken: string): Promise<OpenSession> {
    const renewed = await this.transactions.run(async (tx) => {
      const token = await this.findLocked(tx, refreshToken);
      if (!token || token.revokedAt) return null;
      const account = await tx.findOneByOrFail(Account, { id: token.accountId });
      if (token.usedAt) {
        const answerLost = await this.mayAskAgain(tx, token);
        await this.revokeFamily(tx, token.familyId, answerLost ? 'unused' : 'all');
        if (!answerLost) {
          await this.record(tx, account, token.familyId, 'session.reuse_detected');
          return null;
        }
      }
      if (token.expiresAt <= this.clock.now() || account.disabledAt) return null;
      if (!token.usedAt) await tx.update(RefreshToken, { id: token.id }, { usedAt: this.clock.now() });
      const session = await this.issue(tx, account, token.familyId);
      await this.record(tx, account, token.familyId, 'session.refresh');
      return session;
    });
    if (!renewed) throw sessionEnded();
    return renewed;
  }

  /** Ends the session of a refresh token; nothing happens when there is none. */
  async close(refreshToken: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const token = await this.findLocked(tx, refreshToken);
      if (!token || token.revokedAt) return;
      const account = await tx.findOneByOrFail(Account, { id: token.accountId });
      await this.revokeFamily(tx, token.familyId);
      await this.record(tx, account, token.familyId, 'session.close');
    });
  }

  /** Ends all sessions of an account, but one if it is named. */
  async closeAll(tx: EntityManager, accountId: number, exceptFamilyId?: string): Promise<void> {
    const update = tx
      .createQueryBuilder()
      .update(RefreshToken)
      .set({ revokedAt: this.clock.now() })
      .where('account_id = :accountId AND revoked_at IS NULL', { accountId });
    if (exceptFamilyId) update.andWhere('family_id <> :exceptFamilyId', { exceptFamilyId });
    await update.execute();
  }

  /** @see Authenticator; asks the database, so that an ended session or a disabled account counts at once. */
  override async authenticate(accessToken: string): Promise<Actor> {
    const { accountId, sessionId } = await this.tokens.verify(accessToken);
    return this.actorOfSession(accountId, sessionId);
  }

  /**
   * The person of a session that has not ended.
   * @param manager inside a transaction, that transaction's
   * @throws Problem 401 `auth.session_ended`
   */
  async actorOfSession(
    accountId: number,
    sessionId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Actor> {
    const [row] = await manager.query<Pick<AccountRow, 'role' | 'region_code' | 'display_name'>[]>(
      `SELECT account.role, account.region_code, account.display_name
         FROM refresh_token token JOIN account ON account.id = token.account_id
        WHERE token.family_id = ? AND token.used_at IS NULL AND token.revoked_at IS NULL
          AND account.id = ? AND account.disabled_at IS NULL`,
      [sessionId, accountId],
    );
    if (!row) throw sessionEnded();
    return this.actorOf(
      { id: accountId, role: row.role, regionCode: row.region_code, displayName: row.display_name },
      sessionId,
    );
  }

  /** @see Authenticator */
  override async actorOfAccount(accountId: number): Promise<Actor | null> {
    const account = await this.dataSource.manager.findOneBy(Account, { id: accountId, disabledAt: IsNull() });
    return account && this.actorOf(account, '');
  }

  private async issue(tx: EntityManager, account: Account, familyId: string): Promise<OpenSession> {
    const refreshToken = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await tx.insert(RefreshToken, {
      familyId,
      accountId: account.id,
      tokenHash: hashOf(refreshToken),
      issuedAt: now,
      expiresAt: new Date(now.getTime() + this.config.get('refreshTokenDays') * DAY_MS),
      usedAt: null,
      revokedAt: null,
    });
    const { token, expiresAt } = await this.tokens.issue({ accountId: account.id, sessionId: familyId });
    return { account, accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken };
  }

  /** Whether a used token is the latest of its family, used minutes ago. Its row is locked. */
  private async mayAskAgain(tx: EntityManager, token: RefreshToken): Promise<boolean> {
    if (!token.usedAt || this.clock.now().getTime() - token.usedAt.getTime() > LOST_ANSWER_MS) return false;
    const usedLater = { familyId: token.familyId, usedAt: Not(IsNull()), id: MoreThan(token.id) };
    return !(await tx.existsBy(RefreshToken, usedLater));
  }

  private findLocked(tx: EntityManager, refreshToken: string): Promise<RefreshToken | null> {
    return tx.findOne(RefreshToken, { where: { tokenHash: hashOf(refreshToken) }, ...forUpdate(tx) });
  }

  private async revokeFamily(tx: EntityManager, familyId: string, which: 'all' | 'unused' = 'all'): Promise<void> {
    const tokens = { familyId, revokedAt: IsNull(), ...(which === 'unused' ? { usedAt: IsNull() } : {}) };
    await tx.update(RefreshToken, tokens, { revokedAt: this.clock.now() });
  }

  private record(
    tx: EntityManager,
    account: Account,
    familyId: string,
    action: string,
    detail?: Record<string, unknown>,
  ): Promise<void> {
    const actor = this.actorOf(account, familyId);
    return this.audit.record(tx, actor, { action, subjectType: 'account', subjectId: account.id, detail });
  }

  private actorOf(account: Pick<Account, 'id' | 'role' | 'regionCode' | 'displayName'>, sessionId: string): Actor {
    return {
      accountId: account.id,
      role: account.role,
      regionCode: account.regionCode,
      regionLevel: this.regions.find(account.regionCode)?.level ?? null,
      displayName: account.displayName,
      sessionId,
    };
  }
}

/** Columns of `account` as a raw query gives them. */
interface AccountRow {
  role: Account['role'];
  region_code: string | null;
  display_name: string;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function sessionEnded(): Error {
  return unauthenticated('auth.session_ended', '登录已失效,请重新登录。');
}
