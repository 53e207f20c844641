import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { Public } from '../../platform/allow.decorator.js';
import { SignInRoute } from '../../platform/http/throttle.js';
import { AccountViews } from './account-views.js';
import { PasswordSignIn, Session, SessionToken, WechatBind, WechatSignIn } from './accounts.dto.js';
import { type OpenSession, SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Signing in and out. */
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly views: AccountViews,
  ) {}

  /** Sign-in by login name and password. */
  @SignInRoute()
  @HttpCode(200)
  @Post('login')
  async login(@Body() { loginName, password }: PasswordSignIn, @Ip() address: string): Promise<Session> {
    return this.session(await this.signIn.byPassword(loginName, password, address));
  }

  /** Sign-in by WeChat; 409 `auth.wechat_unbound` carries a `bindTicket` for the first time. */
  @SignInRoute()
  @HttpCode(200)
  @Post('wechat')
  async wechat(@Body() { code }: WechatSignIn): Promise<Session> {
    return this.session(await this.signIn.byWechat(code));
  }

  /** Binds a WeChat to an account and signs in. */
  @SignInRoute()
  @HttpCode(200)
  @Post('wechat/bind')
  async bindWechat(@Body() body: WechatBind, @Ip() address: string): Promise<Session> {
    return this.session(
      body.phoneCode === undefined
        ? await this.signIn.bindByPassword(body.bindTicket, body.loginName ?? '', body.password ?? '', address)
        : await this.signIn.bindByPhone(body.bindTicket, body.phoneCode),
    );
  }

  /** Exchanges a refresh token for a new pair; the old one is good no more. */
  @HttpCode(200)
  @Post('refresh')
  async refresh(@Body() { refreshToken }: SessionToken): Promise<Session> {
    return this.session(await this.sessions.refresh(refreshToken));
  }

  /** Ends the session. */
  @HttpCode(204)
  @Post('logout')
  async logout(@Body() { refreshToken }: SessionToken): Promise<void> {
    await this.sessions.close(refreshToken);
  }

  private session(open: OpenSession): Session {
    return {
      accessToken: open.accessToken,
      accessTokenExpiresAt: open.accessTokenExpiresAt.toISOString(),
      refreshToken: open.refreshToken,
      account: this.views.account(open.account),
    };
  }
}
