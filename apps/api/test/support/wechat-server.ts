import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';

const SEND = 'POST /cgi-bin/message/subscribe/send';

/** How the next call misbehaves: an error code of WeChat, silence, a broken connection, or an HTML page. */
type Failure = { errcode: number } | 'hang' | 'reset' | 'html';

/** A call as it arrived. */
interface Call {
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown> | null;
}

/** A server on this machine that speaks WeChat's protocol: sessions, stable tokens, phone numbers, subscribe messages, and their errors. */
class WechatServer {
  readonly calls: Call[] = [];
  /** Messages that were taken. */
  readonly messages: Record<string, unknown>[] = [];
  private readonly failures: Failure[] = [];
  private readonly sendFailures: Failure[] = [];
  private everySend: Failure | null = null;
  private tokens = 0;
  private server: http.Server | null = null;
  /** Codes are good for once. */
  private readonly usedCodes = new Set<string>();
  private made = 0;

  /** Begins to listen; returns the settings that lead the application here. */
  async start(): Promise<Record<string, string>> {
    this.server = http.createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return {
      WECHAT_API_BASE: `http://127.0.0.1:${port}`,
      WECHAT_APP_ID: 'wx-test',
      WECHAT_APP_SECRET: 'test-secret',
      WECHAT_TIMEOUT_MS: '300',
    };
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The next call fails so. */
  failNext(failure: Failure): void {
    this.failures.push(failure);
  }

  /** The next message fails so. */
  failSend(failure: Failure): void {
    this.sendFailures.push(failure);
  }

  /** All messages fail so, until null. */
  failEverySend(failure: Failure | null): void {
    this.everySend = failure;
  }

  /** Waits until a message was taken. @throws when none is within this time */
  async message(patienceMs: number): Promise<void> {
    for (let waited = 0; this.messages.length === 0; waited += 100) {
      if (waited > patienceMs) throw new Error('no message was sent');
      await pause(100);
    }
  }

  /** How many messages were tried. */
  sends(): number {
    return this.calls.filter(({ path }) => path === SEND).length;
  }

  /** The token given out last is good no more. */
  revokeToken(): void {
    this.tokens += 1;
  }

  /** A login code of somebody. */
  codeOf(openid: string): string {
    this.made += 1;
    return `${openid}#${this.made}`;
  }

  /** A phone-number code. */
  phoneCodeOf(phone: string): string {
    this.made += 1;
    return `${phone}#${this.made}`;
  }

  private get token(): string {
    return `token-${this.tokens}`;
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://wechat');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const call: Call = {
      path: `${request.method} ${url.pathname}`,
      query: Object.fromEntries(url.searchParams),
      body: text ? (JSON.parse(text) as Record<string, unknown>) : null,
    };
    this.calls.push(call);
    const sendFailure = call.path === SEND ? (this.sendFailures.shift() ?? this.everySend) : null;
    const failure = this.failures.shift() ?? sendFailure;
    if (failure === 'hang') return;
    if (failure === 'reset') {
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', failure === 'html' ? 'text/html' : 'application/json; charset=utf-8');
    response.end(failure === 'html' ? '<html>busy</html>' : JSON.stringify(failure ?? this.reply(call)));
  }

  private reply({ path, query, body }: Call): object {
    switch (path) {
      case 'GET /sns/jscode2session':
        if (query.appid !== 'wx-test' || query.secret !== 'test-secret') return { errcode: 40125, errmsg: 'secret' };
        return this.once(query.js_code, (openid) => ({ openid, session_key: 'c2Vzc2lvbg==' }));
      case 'POST /cgi-bin/stable_token':
        if (body?.secret !== 'test-secret') return { errcode: 40125, errmsg: 'secret' };
        return { access_token: this.token, expires_in: 7200 };
      case 'POST /wxa/business/getuserphonenumber':
        if (query.access_token !== this.token) return { errcode: 40001, errmsg: 'invalid credential' };
        return this.once(String(body?.code), (phone) => ({
          errcode: 0,
          phone_info: { phoneNumber: `+86${phone}`, purePhoneNumber: phone, countryCode: '86' },
        }));
      case SEND:
        if (query.access_token !== this.token) return { errcode: 40001, errmsg: 'invalid credential' };
        this.messages.push(body ?? {});
        return { errcode: 0, errmsg: 'ok' };
      default:
        return { errcode: 40066, errmsg: 'invalid url' };
    }
  }

  private once(code: string | undefined, found: (subject: string) => object): object {
    const subject = /^(.+)#\d+$/.exec(code ?? '')?.[1];
    if (!code || !subject) return { errcode: 40029, errmsg: 'invalid code' };
    if (this.usedCodes.has(code)) return { errcode: 40163, errmsg: 'code been used' };
    this.usedCodes.add(code);
    return found(subject);
  }
}

/** The one such server of a spec file. */
export const wechatServer = new WechatServer();
