import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { noSuchFollowUp } from './follow-up-views.js';
import type { FollowUp } from './follow-up.entity.js';
import type { FollowUpOwner } from './follow-ups.dto.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

/** Who can see to a follow-up. Service organisations join here when referrals can be handed to them (三（三）9). */
@Injectable()
export class FollowUpOwnersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: FollowUpsRepository,
  ) {}

  /** The possible owners of one in the actor's scope. @throws Problem 404 */
  async list(actor: Actor, id: number): Promise<FollowUpOwner[]> {
    const named = await this.repository.findInScope(this.dataSource.manager, actor, id);
    if (!named) throw noSuchFollowUp();
    return this.of(this.dataSource.manager, named.followUp);
  }

  /** Visitors and managers of its village, then the officers of its town. */
  async of(
    manager: EntityManager,
    { villageCode, townCode }: Pick<FollowUp, 'villageCode' | 'townCode'>,
  ): Promise<FollowUpOwner[]> {
    const village = await this.accounts.inRegion(villageCode, undefined, manager);
    const town = await this.accounts.inRegion(townCode, 'town_officer', manager);
    return [...village.filter(({ role }) => role === 'visitor' || role === 'village_manager'), ...town].map(
      ({ id, displayName, regionCode }) => ({
        accountId: id,
        displayName,
        placeName: this.regions.nameOf(regionCode) ?? '',
      }),
    );
  }
}
