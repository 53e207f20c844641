import type { INestApplicationContext } from '@nestjs/common';
import type { Role } from '@tanfang/domain';
import { AccountsService } from '../modules/accounts/accounts.service.js';
import type { Actor } from '../platform/actor.js';

/** A demo account as it would be signed in; null where somebody removed it. */
export async function actorNamed(app: INestApplicationContext, loginName: string): Promise<Actor | null> {
  const account = await app.get(AccountsService).findByLoginName(loginName);
  if (!account) return null;
  const { id, role, regionCode, displayName } = account;
  const levels: Partial<Record<Role, Actor['regionLevel']>> = {
    visitor: 'village',
    village_manager: 'village',
    town_officer: 'town',
  };
  return {
    accountId: id,
    role,
    regionCode,
    regionLevel: levels[role] ?? null,
    displayName,
    sessionId: 'demo',
  };
}
