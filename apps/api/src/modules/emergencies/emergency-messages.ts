import { Injectable } from '@nestjs/common';
import { EMERGENCY_OUTCOMES, type EmergencyOutcome } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { Emergency } from './emergency.entity.js';

/** Who hears of an emergency: the village, the town and the bureau, in the moment it is reported (三（三）8). */
@Injectable()
export class EmergencyMessages {
  constructor(private readonly notifications: NotificationsService) {}

  /** Tells that there is one. */
  async reported(tx: EntityManager, { id, villageCode, townCode, openedBy }: Emergency): Promise<void> {
    await this.notifications.tell(tx, {
      kind: 'emergency_reported',
      about: { type: 'emergency', id },
      facts: { place: this.notifications.placeName(villageCode) },
      to: [{ role: 'village_manager', regionCode: villageCode }, ...this.above(townCode)],
      by: openedBy,
    });
  }

  /** Tells what it came to; a correction is said as well. */
  async settled(
    tx: EntityManager,
    { id, villageCode, townCode }: Emergency,
    outcome: EmergencyOutcome,
    { by, eventId }: { by: number; eventId: number },
  ): Promise<void> {
    await this.notifications.tell(tx, {
      kind: 'emergency_settled',
      about: { type: 'emergency', id },
      facts: { place: this.notifications.placeName(villageCode), outcome: EMERGENCY_OUTCOMES[outcome] },
      to: this.above(townCode),
      by,
      occasion: eventId,
    });
  }

  private above(townCode: string) {
    return [{ role: 'town_officer' as const, regionCode: townCode }, ...this.notifications.bureau()];
  }
}
