import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { SignInRoute } from '../../platform/http/throttle.js';
import { AccountAdministration } from './account-administration.service.js';
import { AccountViews } from './account-views.js';
import { AccountView, ChangePassword } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

/** One's own account. */
@Controller('me')
export class MeController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly administration: AccountAdministration,
    private readonly views: AccountViews,
  ) {}

  /** Who is signed in. */
  @Allow('session.use')
  @Get()
  async read(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.views.account(await this.accounts.get(actor.accountId));
  }

  /** Changes one's own password and ends all other sessions. */
  @Allow('session.use')
  @SignInRoute()
  @HttpCode(204)
  @Post('password')
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePassword,
    @Ip() address: string,
  ): Promise<void> {
    await this.administration.changeOwnPassword(actor, body.currentPassword, body.newPassword, address);
  }
}
