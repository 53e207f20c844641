import { type CanActivate, type ExecutionContext, Injectable, SetMetadata, createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.js';
import { Problem, forbidden, unauthenticated } from '../../platform/errors.js';
import type { MachineAccount } from './machine-account.entity.js';
import { MachineAccountsService } from './machine-accounts.service.js';
import { MACHINE_SCOPES, type MachineScope, REQUESTS_A_MINUTE } from './machine-parameters.js';

const MINUTE_MS = 60_000;
const SCOPE = 'tanfang:machine_scope';

/** The scope that a program needs for the routes of a controller behind `MachineGuard`. */
export const MachineScoped = (scope: MachineScope): ClassDecorator => SetMetadata(SCOPE, scope);

interface MachineRequest {
  machine?: MachineAccount;
}

/** Hands the program to a controller method behind `MachineGuard`. */
export const CurrentMachine = createParamDecorator((_: unknown, context: ExecutionContext): MachineAccount => {
  const { machine } = context.switchToHttp().getRequest<MachineRequest>();
  if (!machine) throw new Error('@CurrentMachine() without MachineGuard');
  return machine;
});

/** Lets programs in by their token, no more often than they may, and only where their scope reaches. */
@Injectable()
export class MachineGuard implements CanActivate {
  /** Requests of the running minute, by account; kept in this process. */
  private readonly counts = new Map<number, { minute: number; n: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly reflector: Reflector,
    private readonly accounts: MachineAccountsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & MachineRequest>();
    const token = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw unauthenticated('machine.token_missing', '请在 Authorization 头中带上对接令牌。');
    const machine = await this.accounts.authenticate(token);
    this.count(machine.id);
    const scope = this.reflector.get<MachineScope | undefined>(SCOPE, context.getClass());
    if (!scope || machine.scopes !== scope) {
      const what = scope ? MACHINE_SCOPES[scope] : '使用这个地址';
      throw forbidden(`这个令牌不能${what}，请向市民政局申请。`, 'machine.scope');
    }
    request.machine = machine;
    return true;
  }

  private count(id: number): void {
    const now = this.clock.now().getTime();
    const minute = Math.floor(now / MINUTE_MS);
    const before = this.counts.get(id);
    const n = before?.minute === minute ? before.n + 1 : 1;
    this.counts.set(id, { minute, n });
    if (n <= REQUESTS_A_MINUTE) return;
    const retryAfter = Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000);
    throw new Problem(429, 'request.too_many', `请求太频繁，请 ${retryAfter} 秒后再试。`, { retryAfter });
  }
}
