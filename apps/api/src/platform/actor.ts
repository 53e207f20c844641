import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { RegionLevel, Role } from '@tanfang/domain';

/** The signed-in person on whose behalf a request runs. */
export interface Actor {
  accountId: number;
  role: Role;
  /** Place in the region tree that bounds what is seen; null for roles that have none (family, auditor). */
  regionCode: string | null;
  regionLevel: RegionLevel | null;
  displayName: string;
  /** Id of the session's family of refresh tokens. */
  sessionId: string;
}

/** A request after the access guard has run. */
export interface ActorRequest {
  actor?: Actor;
}

/** Hands the signed-in person to a controller method. Only for routes with `@Allow`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('@CurrentActor() on a route without @Allow()');
  return actor;
});
