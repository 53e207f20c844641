import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../platform/authenticator.js';
import { RegionsModule } from '../regions/regions.module.js';
import { AccessTokens } from './access-tokens.js';
import { AccountAdministration } from './account-administration.service.js';
import { AccountViews } from './account-views.js';
import { Account } from './account.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AuthController } from './auth.controller.js';
import { DemoAccountsController } from './demo-accounts.controller.js';
import { FirstAccounts } from './first-accounts.js';
import { MeController } from './me.controller.js';
import { RefreshToken } from './refresh-token.entity.js';
import { SessionsService } from './sessions.service.js';
import { SignInFailure } from './sign-in-failure.entity.js';
import { SignInCleanupJob } from './sign-in-cleanup.job.js';
import { SignInGuard } from './sign-in-guard.js';
import { SignInService } from './sign-in.service.js';
import { WechatBinding } from './wechat-binding.entity.js';
import { WechatClient } from './wechat-client.js';
import { WechatMessages } from './wechat-messages.service.js';

/** Who may sign in, how, and as whom. Global, because the platform's access guard asks it about every request. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Account, RefreshToken, SignInFailure, WechatBinding]), RegionsModule],
  controllers: [AuthController, MeController, AccountsController, DemoAccountsController],
  providers: [
    AccessTokens,
    AccountAdministration,
    AccountViews,
    AccountsService,
    FirstAccounts,
    SessionsService,
    SignInCleanupJob,
    SignInGuard,
    SignInService,
    WechatClient,
    WechatMessages,
    { provide: Authenticator, useExisting: SessionsService },
  ],
  exports: [AccountsService, Authenticator, SessionsService, WechatMessages],
})
export class AccountsModule {}
