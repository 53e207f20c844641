import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.js';
import { Config } from '../../platform/config.js';
import { Log } from '../../platform/log.js';
import { Transactions } from '../../platform/tx.js';
import { Account } from './account.entity.js';
import { AccountsService, type NewAccount } from './accounts.service.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';
import { hashPassword } from './passwords.js';

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
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.get('demoMode')) await this.makeDemoAccounts();
    await this.makeAdministrator();
  }

  private async makeDemoAccounts(): Promise<void> {
    if (await this.accounts.findByLoginName(DEMO_ACCOUNTS[0]?.loginName ?? '')) return;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await this.make(DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash })));
  }

  private async makeAdministrator(): Promise<void> {
    const password = this.config.get('adminPassword');
    if (password === '') return;
    if (await this.dataSource.manager.existsBy(Account, { role: 'administrator' })) return;
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
