import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Permission } from './permissions.js';

export const ALLOW = 'tanfang:allow';
export const PUBLIC = 'tanfang:public';
export const READS_ONLY = 'tanfang:reads_only';

/** The permission that a route asks for. A route with neither this nor `@Public()` is denied to everybody. */
export function Allow(permission: Permission): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ALLOW, permission), ApiBearerAuth());
}

/** A route that works without a session: sign-in, health. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** A POST that changes nothing (a check, a preview, a look-up), hence owes no audit entry. */
export const ReadsOnly = (): MethodDecorator => SetMetadata(READS_ONLY, true);
