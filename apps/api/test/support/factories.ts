import { ROLES, type Role } from '@tanfang/domain';
import type { FindOptionsWhere } from 'typeorm';
import { Account } from '../../src/modules/accounts/account.entity.js';
import { AccountsService } from '../../src/modules/accounts/accounts.service.js';
import { Transactions } from '../../src/platform/tx.js';
import type { TestApp } from './app.js';
import { CITY, TEST_TOWN, TEST_VILLAGE } from './places.js';

/** Where somebody of a role works, unless the test says otherwise. */
const REGION_OF: Record<Role, string | null> = {
  visitor: TEST_VILLAGE,
  village_manager: TEST_VILLAGE,
  town_officer: TEST_TOWN,
  city_officer: CITY,
  service_org: TEST_TOWN,
  family: null,
  elder: null,
  auditor: null,
  administrator: null,
};

let made = 0;

/** Makes an account of a role. */
export function accountFor(
  t: TestApp,
  role: Role,
  { regionCode, name }: { regionCode?: string | null; name?: string } = {},
): Promise<Account> {
  made += 1;
  return createAccount(t, {
    loginName: `${role}-${made}`,
    displayName: name ?? `测试${ROLES[role].slice(0, 10)}`,
    role,
    regionCode: regionCode === undefined ? REGION_OF[role] : regionCode,
  });
}

/** Makes an account; without a hash it cannot sign in by password. */
export function createAccount(
  t: TestApp,
  account: Pick<Account, 'loginName' | 'displayName' | 'role' | 'regionCode'> & {
    passwordHash?: string;
    phone?: string;
  },
): Promise<Account> {
  const wish = { ...account, passwordHash: account.passwordHash ?? null };
  return t.app.get(Transactions).run((tx) => t.app.get(AccountsService).create(tx, wish));
}

/** An account that exists. */
export function findAccount(t: TestApp, where: FindOptionsWhere<Account>): Promise<Account> {
  return t.dataSource.manager.findOneByOrFail(Account, where);
}
