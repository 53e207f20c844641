import { Injectable } from '@nestjs/common';
import { SignJWT, errors, jwtVerify } from 'jose';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { unauthenticated } from '../../platform/errors.js';

const ISSUER = 'tanfang';
const ALGORITHM = 'HS256';
const BIND_MINUTES = 10;

/** Tokens that were found genuine are kept, so that a phone that sends request after request is not checked anew. */
const KEPT_TOKENS = 10_000;

/** What an access token says. */
export interface AccessClaims {
  accountId: number;
  sessionId: string;
}

/** Signed tokens that the server can check without having kept them. */
@Injectable()
export class AccessTokens {
  private readonly secret: Uint8Array;
  private readonly genuine = new Map<string, AccessClaims & { expires: number }>();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
  ) {
    this.secret = new TextEncoder().encode(config.get('tokenSecret'));
  }

  /** A short-lived token for requests. */
  async issue({ accountId, sessionId }: AccessClaims): Promise<{ token: string; expiresAt: Date }> {
    const expiresAt = this.inMinutes(this.config.get('accessTokenMinutes'));
    return { token: await this.sign('access', String(accountId), expiresAt, { sid: sessionId }), expiresAt };
  }

  /** @throws Problem 401 `auth.token_expired` or `auth.token_invalid` */
  async verify(token: string): Promise<AccessClaims> {
    const known = this.genuine.get(token);
    if (known && this.clock.now().getTime() < known.expires) return known;
    this.genuine.delete(token);

    const { sub, sid, exp } = await this.read('access', token);
    const accountId = Number(sub);
    if (!Number.isSafeInteger(accountId) || typeof sid !== 'string' || exp === undefined) throw invalidToken();
    const claims = { accountId, sessionId: sid, expires: exp * 1000 };
    if (this.genuine.size >= KEPT_TOKENS) this.genuine.clear();
    this.genuine.set(token, claims);
    return claims;
  }

  /** A ticket that lets a WeChat user say, within ten minutes, which account is his or hers. */
  issueBindTicket(openid: string): Promise<string> {
    return this.sign('bind', this.crypto.encrypt(openid), this.inMinutes(BIND_MINUTES));
  }

  /** @returns the openid; @throws Problem 401 */
  async readBindTicket(ticket: string): Promise<string> {
    const { sub } = await this.read('bind', ticket);
    return this.crypto.decrypt(sub ?? '');
  }

  private sign(
    audience: string,
    subject: string,
    expiresAt: Date,
    claims: Record<string, string> = {},
  ): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(this.clock.now())
      .setExpirationTime(expiresAt)
      .sign(this.secret);
  }

  private async read(audience: string, token: string): Promise<{ sub?: string; sid?: unknown; exp?: number }> {
    try {
      const { payload } = await jwtVerify(token, this.secret, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience,
        currentDate: this.clock.now(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw unauthenticated('auth.token_expired', '登录已过期,请重新登录。');
      }
      throw invalidToken();
    }
  }

  private inMinutes(minutes: number): Date {
    return new Date(this.clock.now().getTime() + minutes * 60_000);
  }
}

function invalidToken(): Error {
  return unauthenticated('auth.token_invalid', '登录信息无效,请重新登录。');
}
