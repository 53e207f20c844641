import { type DynamicModule, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SkipThrottle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { ActorRequest } from '../actor.js';
import type { Config } from '../config.js';
import { Problem } from '../errors.js';

const MINUTE_MS = 60_000;
const SIGN_IN = 'tanfang:sign_in';

/** A route that monitoring calls as often as it likes. */
export const Unthrottled = (): MethodDecorator & ClassDecorator => SkipThrottle({ all: true });

/** A route on which passwords or codes can be tried out: held to the stricter limit by address as well. */
export const SignInRoute = (): MethodDecorator => SetMetadata(SIGN_IN, true);

/** Limits by account, or by address where there is no session; kept in this process. */
export function throttlerModule(config: Config): DynamicModule {
  const all = config.get('requestsPerMinute');
  const signIn = config.get('signInsPerMinute');
  const reflector = new Reflector();
  const isSignIn = (context: ExecutionContext): boolean => reflector.get(SIGN_IN, context.getHandler()) === true;
  return ThrottlerModule.forRoot({
    setHeaders: false,
    throttlers: [
      { name: 'all', ttl: MINUTE_MS, limit: all, skipIf: () => all === 0 },
      { name: 'signIn', ttl: MINUTE_MS, limit: signIn, skipIf: (context) => signIn === 0 || !isSignIn(context) },
    ],
  });
}

/** Refuses with 429 who asks too often. Runs after the access guard, which knows the account. */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override async getTracker(request: FastifyRequest & ActorRequest): Promise<string> {
    return request.actor ? `account:${request.actor.accountId}` : `address:${await super.getTracker(request)}`;
  }

  /** One count for all routes together. */
  protected override generateKey(_context: ExecutionContext, tracker: string, name: string): string {
    return `${name}:${tracker}`;
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    detail: { timeToBlockExpire: number },
  ): Promise<void> {
    throw new Problem(429, 'request.too_many', `操作太频繁,请 ${detail.timeToBlockExpire} 秒后再试。`, {
      retryAfter: detail.timeToBlockExpire,
    });
  }
}
