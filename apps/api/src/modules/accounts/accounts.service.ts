import { Injectable } from '@nestjs/common';
import { type Role, parsePhone } from '@tanfang/domain';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { isUniqueViolation } from '../../platform/database/failures.js';
import { conflict, invalid, notFound } from '../../platform/errors.js';
import { Account } from './account.entity.js';

export { DEMO_VILLAGE_CODE } from './demo-accounts.js';

/** An account to be made. */
export interface NewAccount {
  loginName: string;
  /** From `hashPassword`, made before the transaction begins; null for somebody who signs in by WeChat only. */
  passwordHash: string | null;
  displayName: string;
  role: Role;
  regionCode: string | null;
  phone?: string | null;
}

/** Who there is. Other modules ask here for names, phones and the people of a place. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
  ) {}

  /** The account of a login name in any case, or null. */
  findByLoginName(loginName: string): Promise<Account | null> {
    return this.dataSource.manager.findOneBy(Account, { loginName: normalLoginName(loginName) });
  }

  /** The account of a phone number that may sign in, or null. */
  findByPhone(phone: string): Promise<Account | null> {
    return this.dataSource.manager.findOneBy(Account, { phoneIndex: this.phoneIndex(phone), disabledAt: IsNull() });
  }

  /**
   * The account of an id.
   * @throws Problem 404
   */
  async get(id: number): Promise<Account> {
    const account = await this.dataSource.manager.findOneBy(Account, { id });
    if (!account) throw notFound('没有这个账号。');
    return account;
  }

  /**
   * Display names by account id; ids that do not exist are left out.
   * @param manager inside a transaction, that transaction's
   */
  async namesOf(ids: number[], manager: EntityManager = this.dataSource.manager): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const accounts = await manager.find(Account, {
      select: { id: true, displayName: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  }

  /** The phone number of an account in clear, or null. Showing it is the caller's to log. */
  async phoneOf(id: number): Promise<string | null> {
    const { phoneEnc } = await this.get(id);
    return phoneEnc === null ? null : this.crypto.decrypt(phoneEnc);
  }

  /**
   * Accounts of exactly this region that may sign in, by id.
   * @param manager inside a transaction, that transaction's
   */
  inRegion(regionCode: string, role?: Role, manager: EntityManager = this.dataSource.manager): Promise<Account[]> {
    return manager.find(Account, {
      where: { regionCode, disabledAt: IsNull(), ...(role ? { role } : {}) },
      order: { id: 'ASC' },
    });
  }

  /**
   * Accounts by id; ids that do not exist are left out.
   * @param manager inside a transaction, that transaction's
   */
  async byIds(ids: number[], manager: EntityManager = this.dataSource.manager): Promise<Map<number, Account>> {
    if (ids.length === 0) return new Map();
    const accounts = await manager.findBy(Account, { id: In([...new Set(ids)]) });
    return new Map(accounts.map((account) => [account.id, account]));
  }

  /**
   * Those of these ids whose account may sign in.
   * @param manager inside a transaction, that transaction's
   */
  async whoMaySignIn(ids: number[], manager: EntityManager = this.dataSource.manager): Promise<number[]> {
    if (ids.length === 0) return [];
    const where = { id: In([...new Set(ids)]), disabledAt: IsNull() };
    return (await manager.find(Account, { select: { id: true }, where })).map(({ id }) => id);
  }

  /**
   * Makes an account. The caller writes the audit entry.
   * @throws Problem 409 `account.exists`, 422 `account.phone`
   */
  async create(tx: EntityManager, account: NewAccount): Promise<Account> {
    const phone = account.phone ? normalPhone(account.phone) : null;
    const row = tx.create(Account, {
      loginName: normalLoginName(account.loginName),
      passwordHash: account.passwordHash,
      displayName: account.displayName,
      role: account.role,
      regionCode: account.regionCode,
      phoneEnc: phone === null ? null : this.crypto.encrypt(phone),
      phoneIndex: phone === null ? null : this.phoneIndex(phone),
      createdAt: this.clock.now(),
      disabledAt: null,
    });
    try {
      return await tx.save(row);
    } catch (error) {
      if (isUniqueViolation(error)) throw conflict('account.exists', '登录名或手机号已被其他账号使用。');
      throw error;
    }
  }

  private phoneIndex(phone: string): string {
    return this.crypto.blindIndex('phone', normalPhone(phone));
  }
}

/** Login names do not depend on case. */
export function normalLoginName(loginName: string): string {
  return loginName.trim().toLowerCase();
}

function normalPhone(phone: string): string {
  const { valid, normalized } = parsePhone(phone);
  if (!valid || normalized === null) throw invalid('account.phone', '手机号不正确。');
  return normalized;
}
