import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid, notFound } from '../../platform/errors.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { Account } from './account.entity.js';
import type { AccountsQuery, CreateAccount } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { SessionsService } from './sessions.service.js';
import { SignInGuard } from './sign-in-guard.js';
import { WechatBinding } from './wechat-binding.entity.js';

/** Level of the region that each role works in; null where it has none. */
const REGION_LEVEL_OF = {
  visitor: 'village',
  village_manager: 'village',
  town_officer: 'town',
  city_officer: 'city',
  service_org: 'town',
  family: null,
  elder: null,
  auditor: null,
  administrator: null,
} as const;

/** Making, listing and ending accounts, and setting passwords. */
@Injectable()
export class AccountAdministration {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly regions: RegionsService,
    private readonly guard: SignInGuard,
  ) {}

  /** Accounts by id. */
  async list(query: AccountsQuery): Promise<Page<Account>> {
    const [after] = decodeCursor(query.cursor, ['number']) ?? [0];
    const select = this.dataSource.manager
      .createQueryBuilder(Account, 'account')
      .where('account.id > :after', { after })
      .orderBy('account.id')
      .take(query.limit + 1);
    if (query.regionCode) select.andWhere('account.regionCode = :region', { region: query.regionCode });
    return pageOf(await select.getMany(), query.limit, ({ id }) => [id]);
  }

  /** @throws Problem 422 `account.region` when the region does not fit the role; those of `AccountsService.create` */
  async create(actor: Actor, wish: CreateAccount): Promise<Account> {
    const level = REGION_LEVEL_OF[wish.role];
    const region = this.regions.find(wish.regionCode ?? null);
    if ((region?.level ?? null) !== level || (wish.regionCode !== undefined && !region)) {
      throw invalid('account.region', '所选地区与角色不符,请重新选择。', [
        { field: 'regionCode', code: 'region', detail: '所选地区与角色不符' },
      ]);
    }
    const passwordHash = await hashPassword(wish.password);
    return this.transactions.run(async (tx) => {
      const account = await this.accounts.create(tx, {
        loginName: wish.loginName,
        passwordHash,
        displayName: wish.displayName,
        role: wish.role,
        regionCode: wish.regionCode ?? null,
        phone: wish.phone ?? null,
      });
      await this.audit.record(tx, actor, {
        action: 'account.create',
        subjectType: 'account',
        subjectId: account.id,
        regionCode: account.regionCode,
        detail: { role: account.role },
      });
      return account;
    });
  }

  /**
   * Sets somebody's password, lifts a lock, ends all sessions of the account and unbinds its WeChat: whoever lost the
   * password may have lost the phone too.
   */
  async resetPassword(actor: Actor, accountId: number, newPassword: string): Promise<void> {
    const { loginName } = await this.accounts.get(accountId);
    await this.setPassword(actor, accountId, newPassword, 'account.reset_password', async (tx) => {
      await tx.delete(WechatBinding, { accountId });
      await this.sessions.closeAll(tx, accountId);
    });
    await this.guard.forgive(loginName);
  }

  /** @throws Problem 401 `auth.wrong_password`, 429 `auth.locked` */
  async changeOwnPassword(actor: Actor, currentPassword: string, newPassword: string, address: string): Promise<void> {
    const account = await this.accounts.get(actor.accountId);
    const failures = await this.guard.admit(account.loginName, address);
    if (!(await verifyPassword(account.passwordHash, currentPassword))) throw this.guard.refusal(failures);
    await this.guard.forgive(account.loginName);
    await this.setPassword(actor, account.id, newPassword, 'account.change_password', (tx) =>
      this.sessions.closeAll(tx, account.id, actor.sessionId),
    );
  }

  /** Takes away the right to sign in, at once and for all devices. */
  async disable(actor: Actor, accountId: number): Promise<void> {
    if (accountId === actor.accountId) throw invalid('account.own', '不能停用自己的账号。');
    await this.transactions.run(async (tx) => {
      const { affected } = await tx.update(Account, { id: accountId }, { disabledAt: this.clock.now() });
      if (!affected) throw notFound('没有这个账号。');
      await this.sessions.closeAll(tx, accountId);
      await this.audit.record(tx, actor, { action: 'account.disable', subjectType: 'account', subjectId: accountId });
    });
  }

  private async setPassword(
    actor: Actor,
    accountId: number,
    password: string,
    action: string,
    endWays: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.transactions.run(async (tx) => {
      await tx.update(Account, { id: accountId }, { passwordHash });
      await endWays(tx);
      await this.audit.record(tx, actor, { action, subjectType: 'account', subjectId: accountId });
    });
  }
}
