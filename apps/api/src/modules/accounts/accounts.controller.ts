import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { AccountAdministration } from './account-administration.service.js';
import { AccountViews } from './account-views.js';
import { AccountPage, AccountRow, AccountsQuery, CreateAccount, ResetPassword } from './accounts.dto.js';

/** Accounts, for the administrator. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly administration: AccountAdministration,
    private readonly views: AccountViews,
  ) {}

  /** Accounts in the order in which they were made. */
  @Allow('account.manage')
  @Get()
  async list(@Query() query: AccountsQuery): Promise<AccountPage> {
    const { items, nextCursor } = await this.administration.list(query);
    return { items: items.map((account) => this.views.row(account)), nextCursor };
  }

  /** Makes an account. */
  @Allow('account.manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateAccount): Promise<AccountRow> {
    return this.views.row(await this.administration.create(actor, body));
  }

  /** Sets a new password for somebody who forgot his, and lifts a lock. */
  @Allow('account.manage')
  @HttpCode(204)
  @Post(':id/password')
  async resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ResetPassword,
  ): Promise<void> {
    await this.administration.resetPassword(actor, id, body.newPassword);
  }

  /** Ends an account. */
  @Allow('account.manage')
  @HttpCode(204)
  @Post(':id/disable')
  async disable(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.administration.disable(actor, id);
  }
}
