import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { Problem, forbidden, invalid } from '../../platform/errors.js';
import { Log } from '../../platform/log.js';

/** WeChat renews a token some minutes before it ends; asking as early costs nothing. */
const TOKEN_MARGIN_MS = 5 * 60_000;

/** The access token is wrong or has ended, although we thought it good. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001]);
const CODE_REFUSED = new Set([40029, 40163, 41008]);
const BUSY = -1;
const TOO_OFTEN = new Set([45009, 45011]);
const RISKY_USER = 40226;

/** What WeChat answers in each case of failure; absent or 0 otherwise. */
interface WechatAnswer {
  errcode?: number;
}

interface SessionAnswer extends WechatAnswer {
  openid?: string;
}

interface TokenAnswer extends WechatAnswer {
  access_token?: string;
  /** Seconds. */
  expires_in?: number;
}

interface PhoneAnswer extends WechatAnswer {
  phone_info?: { purePhoneNumber?: string };
}

/** A message as WeChat's template takes it. */
export interface SubscribeMessage {
  templateId: string;
  /** Path in the mini-program that a tap opens. */
  page: string;
  /** Values by the template's names of fields. */
  data: Record<string, string>;
}

/** Calls of WeChat's server API. Its failures come out as Problems with Chinese words for the person signing in. */
@Injectable()
export class WechatClient {
  private readonly log = new Log('Wechat');
  private token: { value: string; goodUntil: number } | null = null;
  private tokenRequest: Promise<string> | null = null;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * code2Session: who holds the phone.
   * @param code from `wx.login`
   * @throws Problem `wechat.code_invalid`, `wechat.blocked`, `wechat.too_many`, `wechat.unavailable`, `wechat.not_configured`
   */
  async openSession(code: string): Promise<{ openid: string }> {
    const answer = await this.call<SessionAnswer>('/sns/jscode2session', {
      ...this.credentials(),
      js_code: code,
      grant_type: 'authorization_code',
    });
    if (!answer.openid) throw this.problemOf(answer.errcode);
    return { openid: answer.openid };
  }

  /**
   * getPhoneNumber: the number that WeChat vouches for.
   * @param code from the phone-number button, good for once and five minutes
   * @throws as `openSession`
   */
  async phoneNumber(code: string): Promise<string> {
    const answer = await this.withToken((token) => this.askPhoneNumber(code, token));
    const phone = answer.phone_info?.purePhoneNumber;
    if (!phone) throw this.problemOf(answer.errcode);
    return phone;
  }

  /**
   * subscribeMessage.send: a message to somebody who subscribed to its template.
   * @returns WeChat's code, 0 when it took the message
   * @throws Problem `wechat.unavailable` without an answer, and as `openSession` when no token is to be had
   */
  async sendSubscribeMessage(openid: string, message: SubscribeMessage): Promise<number> {
    const answer = await this.withToken((token) =>
      this.call<WechatAnswer>(
        '/cgi-bin/message/subscribe/send',
        { access_token: token },
        {
          touser: openid,
          template_id: message.templateId,
          page: message.page,
          miniprogram_state: this.config.get('wechatMessageState'),
          lang: 'zh_CN',
          data: Object.fromEntries(Object.entries(message.data).map(([field, value]) => [field, { value }])),
        },
      ),
    );
    return answer.errcode ?? 0;
  }

  /** Makes a call with the app's token; refused as old, once more with a new one. */
  private async withToken<T extends WechatAnswer>(call: (token: string) => Promise<T>): Promise<T> {
    const answer = await call(await this.accessToken(false));
    if (!TOKEN_REFUSED.has(answer.errcode ?? 0)) return answer;
    this.token = null;
    return call(await this.accessToken(true));
  }

  private askPhoneNumber(code: string, token: string): Promise<PhoneAnswer> {
    return this.call<PhoneAnswer>('/wxa/business/getuserphonenumber', { access_token: token }, { code });
  }

  /** The app's own token, kept until shortly before it ends; many callers share one request for it. */
  private async accessToken(renew: boolean): Promise<string> {
    if (!renew && this.token && this.token.goodUntil > this.clock.now().getTime()) return this.token.value;
    this.tokenRequest ??= this.fetchToken(renew).finally(() => {
      this.tokenRequest = null;
    });
    return this.tokenRequest;
  }

  private async fetchToken(renew: boolean): Promise<string> {
    const answer = await this.call<TokenAnswer>(
      '/cgi-bin/stable_token',
      {},
      { grant_type: 'client_credential', ...this.credentials(), force_refresh: renew },
    );
    if (!answer.access_token) throw this.problemOf(answer.errcode);
    const lifetimeMs = (answer.expires_in ?? 0) * 1000 - TOKEN_MARGIN_MS;
    this.token = { value: answer.access_token, goodUntil: this.clock.now().getTime() + lifetimeMs };
    return answer.access_token;
  }

  private credentials(): { appid: string; secret: string } {
    const [appid, secret] = [this.config.get('wechatAppId'), this.config.get('wechatAppSecret')];
    if (!appid) throw new Problem(503, 'wechat.not_configured', '微信登录还没有开通,请用账号密码登录。');
    return { appid, secret };
  }

  /** GET, or POST where there is a body. */
  private async call<T extends WechatAnswer>(path: string, query: Record<string, string>, body?: object): Promise<T> {
    const address = `${this.config.get('wechatApiBase')}${path}?${new URLSearchParams(query).toString()}`;
    try {
      const response = await fetch(address, {
        method: body ? 'POST' : 'GET',
        headers: body ? { 'content-type': 'application/json' } : {},
        body: body ? JSON.stringify(body) : undefined,
        signal: AbortSignal.timeout(this.config.get('wechatTimeoutMs')),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as T;
    } catch (error) {
      // The address holds the secret and the code: only the path may be logged.
      this.log.warn('no answer', { path, error: (error as Error).name });
      throw unavailable();
    }
  }

  private problemOf(errcode: number | undefined): Problem {
    if (errcode !== undefined && CODE_REFUSED.has(errcode)) {
      return invalid('wechat.code_invalid', '微信登录凭证已失效,请重新点击登录。');
    }
    if (errcode === RISKY_USER) {
      return forbidden('微信认为这个账号有风险,不能用它登录。请用账号密码登录。', 'wechat.blocked');
    }
    if (errcode !== undefined && TOO_OFTEN.has(errcode)) {
      return new Problem(429, 'wechat.too_many', '微信登录太频繁,请一分钟后再试。', { retryAfter: 60 });
    }
    // Anything else but "busy" is a wrong app id, secret or address list: the operator has to see it.
    if (errcode !== BUSY) this.log.error('refused', { errcode });
    return unavailable();
  }
}

function unavailable(): Problem {
  return new Problem(503, 'wechat.unavailable', '微信服务暂时没有响应,请稍后再试,或用账号密码登录。', {
    retryAfter: 10,
  });
}
