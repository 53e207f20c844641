import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ActorRequest } from './actor.js';
import { ALLOW, PUBLIC } from './allow.decorator.js';
import { Authenticator } from './authenticator.js';
import { forbidden, unauthenticated } from './errors.js';
import { type Permission, may } from './permissions.js';

/** Denies every route that does not say who may use it, then asks for a session and for the permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest & ActorRequest>();
    request.actor = await this.authenticator.authenticate(bearerToken(request.headers.authorization));

    const permission = this.reflector.getAllAndOverride<Permission | undefined>(ALLOW, targets);
    if (!permission || !may(request.actor.role, permission)) {
      throw forbidden('您的账号没有这项权限。如工作需要,请联系管理员。');
    }
    return true;
  }
}

function bearerToken(header: string | undefined): string {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
  if (!token) throw unauthenticated('auth.required', '请先登录。');
  return token;
}
