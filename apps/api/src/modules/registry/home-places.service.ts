import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/tx.js';
import type { HomePlaceView, PlaceHome } from './home-place.dto.js';
import { HomePlace } from './home-place.entity.js';
import { HouseholdsService } from './households.service.js';

/** Where homes are: what a visit's light evidence is compared with. Set on the file, corrected there. */
@Injectable()
export class HomePlacesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly households: HouseholdsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `household.not_found`, also out of scope */
  place(actor: Actor, householdId: number, { lat, lng }: PlaceHome): Promise<HomePlaceView> {
    return this.transactions.run(async (tx) => {
      const household = await this.households.lockInScope(tx, actor, householdId);
      const row = {
        householdId,
        latitudeMilli: Math.round(lat * 1000),
        longitudeMilli: Math.round(lng * 1000),
        placedAt: this.clock.now(),
        placedBy: actor.accountId,
      };
      await tx.delete(HomePlace, { householdId });
      await tx.insert(HomePlace, row);
      await this.audit.record(tx, actor, {
        action: 'household.place',
        subjectType: 'household',
        subjectId: householdId,
        regionCode: household.villageCode,
      });
      return viewOf(row);
    });
  }

  /** Where a home is; null when nobody has said. */
  async of(tx: EntityManager, householdId: number): Promise<HomePlaceView | null> {
    const row = await tx.findOneBy(HomePlace, { householdId });
    return row && viewOf(row);
  }
}

function viewOf({ latitudeMilli, longitudeMilli, placedAt }: HomePlace): HomePlaceView {
  return { lat: latitudeMilli / 1000, lng: longitudeMilli / 1000, placedAt: placedAt.toISOString() };
}
