import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { Log } from '../../platform/log.js';
import { Transactions } from '../../platform/tx.js';
import { Account } from './account.entity.js';
import { AccountsService, type NewAccount } from './accounts.service.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { SessionsService } from './sessions.service.js';

/** Makes the accounts without which nobody could sign in: those of the demo, or the first administrator. */
@Injectable()
export class FirstAccounts implements OnApplicationBootstrap {
  private readonly log = new Log('FirstAccounts');

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.get('demoMode')) await this.makeDemoAccounts();
    if (this.config.production) await this.endDemoAccounts();
    await this.makeAdministrator();
  }

  private async makeDemoAccounts(): Promise<void> {
    if (await this.accounts.findByLoginName(DEMO_ACCOUNTS[0]?.loginName ?? '')) return;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await this.make(DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash })));
  }

  /** A database that began as a demonstration knows accounts whose password is on the sign-in page. */
  private async endDemoAccounts(): Promise<void> {
    const names = DEMO_ACCOUNTS.map(({ loginName }) => loginName);
    for (const account of await this.dataSource.manager.findBy(Account, {
      loginName: In(names),
      disabledAt: IsNull(),
    })) {
      if (!(await verifyPassword(account.passwordHash, DEMO_PASSWORD))) continue;
      await this.transactions.run(async (tx) => {
        // The names become free: the first administrator is called like the demo's.
        await tx.update(Account, account.id, { disabledAt: this.clock.now(), loginName: `demo-${account.id}` });
        await this.sessions.closeAll(tx, account.id);
        const entry = { action: 'account.disable', subjectType: 'account', subjectId: account.id };
        await this.audit.record(tx, null, { ...entry, detail: { reason: 'demo' } });
      });
      this.log.warn('demo account disabled', { accountId: account.id });
    }
  }

  private async makeAdministrator(): Promise<void> {
    const password = this.config.get('adminPassword');
    if (password === '') return;
    if (await this.dataSource.manager.existsBy(Account, { role: 'administrator', disabledAt: IsNull() })) return;
    const passwordHash = await hashPassword(password);
    await this.make([
      { loginName: 'admin', displayName: '系统管理员', role: 'administrator', regionCode: null, passwordHash },
    ]);
  }

  private async make(accounts: NewAccount[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      for (const wish of accounts) {
        const account = await this.accounts.create(tx, wish);
        await this.audit.record(tx, null, {
          action: 'account.create',
          subjectType: 'account',
          subjectId: account.id,
          detail: { role: account.role },
        });
      }
    });
    this.log.info('accounts made', { count: accounts.length });
  }
}
