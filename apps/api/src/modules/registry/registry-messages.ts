import { Injectable } from '@nestjs/common';
import { CONSENT_KINDS, type ConsentKind } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { NotificationsService, type Recipient } from '../notifications/notifications.service.js';
import type { Elder } from './elder.entity.js';
import type { Household } from './household.entity.js';

/** Who hears of what happens to files: the visitor and the village; of a move to another town, the towns too. */
@Injectable()
export class RegistryMessages {
  constructor(private readonly notifications: NotificationsService) {}

  /** People moved. @param visitorIds who visited them until now */
  async moved(tx: EntityManager, { from, target, elders, visitorIds, by }: Moved): Promise<void> {
    const towns = from.townCode === target.townCode ? [] : [from.townCode, target.townCode];
    const villages = [...new Set([from.villageCode, target.villageCode])];
    await this.notifications.tell(tx, {
      kind: 'household_moved',
      about: { type: 'household', id: target.id },
      facts: {
        place: this.notifications.placeName(target.villageCode),
        from: this.notifications.placeName(from.villageCode),
        elders,
      },
      to: [
        ...visitorIds,
        ...villages.map((regionCode): Recipient => ({ role: 'village_manager', regionCode })),
        ...towns.map((regionCode): Recipient => ({ role: 'town_officer', regionCode })),
      ],
      by,
    });
  }

  /** An elder took a consent back: what it allowed stops at once. */
  async consentWithdrawn(tx: EntityManager, elder: Elder, kind: ConsentKind, by: number): Promise<void> {
    await this.notifications.tell(tx, {
      kind: 'consent_withdrawn',
      about: { type: 'elder', id: elder.id },
      facts: { place: this.notifications.placeName(elder.villageCode), scope: CONSENT_KINDS[kind] },
      to: [
        ...(elder.assignedVisitorId === null ? [] : [elder.assignedVisitorId]),
        { role: 'village_manager', regionCode: elder.villageCode },
      ],
      by,
      occasion: kind,
    });
  }

  /** Time will change classes in a village next month; said once to each. @returns how many people are told */
  classesComing(
    tx: EntityManager,
    {
      villageCode,
      month,
      elders,
      visitorIds,
    }: { villageCode: string; month: string; elders: number; visitorIds: number[] },
  ): Promise<number> {
    return this.notifications.tell(tx, {
      kind: 'classes_coming',
      about: { type: 'coming_change', id: villageCode },
      facts: { place: this.notifications.placeName(villageCode), elders },
      to: [...visitorIds, { role: 'village_manager', regionCode: villageCode }],
      per: month,
    });
  }
}

interface Moved {
  from: Pick<Household, 'villageCode' | 'townCode'>;
  target: Pick<Household, 'id' | 'villageCode' | 'townCode'>;
  elders: number;
  visitorIds: number[];
  by: number;
}
