import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { conflict, forbidden } from '../../platform/errors.js';
import { Transactions } from '../../platform/tx.js';
import { AccessTokens } from './access-tokens.js';
import { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';
import { verifyPassword } from './passwords.js';
import { type OpenSession, SessionsService } from './sessions.service.js';
import { SignInGuard } from './sign-in-guard.js';
import { WechatBinding } from './wechat-binding.entity.js';
import { WechatClient } from './wechat-client.js';

/** The ways in: login name and password, and WeChat. */
@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
    private readonly guard: SignInGuard,
    private readonly wechat: WechatClient,
  ) {}

  /**
   * @param address where the attempt comes from
   * @throws Problem 401 `auth.wrong_password`, 429 `auth.locked`, 403 `auth.disabled`
   */
  async byPassword(loginName: string, password: string, address: string): Promise<OpenSession> {
    const account = await this.checkPassword(loginName, password, address);
    return this.transactions.run((tx) => this.sessions.open(tx, account, 'password'));
  }

  /**
   * Signs in whoever holds this WeChat, if an account is bound to it.
   * @param code from `wx.login`, good for once and five minutes
   * @throws Problem 409 `auth.wechat_unbound` with a `bindTicket`, and those of `WechatClient`
   */
  async byWechat(code: string): Promise<OpenSession> {
    const { openid } = await this.wechat.openSession(code);
    const binding = await this.dataSource.manager.findOneBy(WechatBinding, { openidIndex: this.openidIndex(openid) });
    if (!binding) {
      throw conflict('auth.wechat_unbound', '这个微信还没有绑定账号,请先绑定。', {
        bindTicket: await this.tokens.issueBindTicket(openid),
      });
    }
    const account = await this.accounts.get(binding.accountId);
    refuseDisabled(account);
    return this.transactions.run((tx) => this.sessions.open(tx, account, 'wechat'));
  }

  /** Binds a WeChat to the account of a login name and password, and signs in. */
  async bindByPassword(bindTicket: string, loginName: string, password: string, address: string): Promise<OpenSession> {
    const openid = await this.tokens.readBindTicket(bindTicket);
    const account = await this.checkPassword(loginName, password, address);
    return this.bind(openid, account);
  }

  /**
   * Binds a WeChat to the account that has the phone number which WeChat vouches for, and signs in.
   * @param phoneCode from the phone-number button
   * @throws Problem 409 `auth.phone_unknown`
   */
  async bindByPhone(bindTicket: string, phoneCode: string): Promise<OpenSession> {
    const openid = await this.tokens.readBindTicket(bindTicket);
    const account = await this.accounts.findByPhone(await this.wechat.phoneNumber(phoneCode));
    if (!account) {
      throw conflict('auth.phone_unknown', '这个手机号没有登记账号。请用账号密码绑定,或请村(居)、镇(街道)为您开通。');
    }
    return this.bind(openid, account);
  }

  private async checkPassword(loginName: string, password: string, address: string): Promise<Account> {
    const failures = await this.guard.admit(loginName, address);
    const account = await this.accounts.findByLoginName(loginName);
    if (!(await verifyPassword(account?.passwordHash ?? null, password)) || !account) {
      await this.transactions.run((tx) => this.recordRefusal(tx, account, failures));
      throw this.guard.refusal(failures);
    }
    await this.guard.forgive(loginName);
    refuseDisabled(account);
    return account;
  }

  private recordRefusal(tx: EntityManager, account: Account | null, failures: number): Promise<void> {
    const subjectId = account?.id ?? null;
    return this.audit.record(tx, null, {
      action: 'session.refuse',
      subjectType: 'account',
      subjectId,
      detail: { failures },
    });
  }

  private bind(openid: string, account: Account): Promise<OpenSession> {
    return this.transactions.run(async (tx) => {
      const openidIndex = this.openidIndex(openid);
      // The ticket was given to a WeChat without an account; one that was bound meanwhile follows the later proof.
      await tx.delete(WechatBinding, { openidIndex });
      await tx.insert(WechatBinding, {
        accountId: account.id,
        openidIndex,
        openidEnc: this.crypto.encrypt(openid),
        boundAt: this.clock.now(),
      });
      return this.sessions.open(tx, account, 'wechat_bind');
    });
  }

  private openidIndex(openid: string): string {
    return this.crypto.blindIndex('openid', openid);
  }
}

function refuseDisabled(account: Account): void {
  if (account.disabledAt) throw forbidden('这个账号已停用,请联系管理员。', 'auth.disabled');
}
