import { Injectable } from '@nestjs/common';
import { FOLLOW_UP_KINDS, type FollowUpReach } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { NotificationsService, type Recipient } from '../notifications/notifications.service.js';
import type { FollowUp } from './follow-up.entity.js';
import { append } from '../../platform/grouping.js';

type Told = Pick<FollowUp, 'id' | 'villageCode' | 'townCode' | 'kind' | 'dueOn'>;

/** More of a town at once are one message. */
const MOST_EACH = 3;
/** Stands for the list of those that are overdue. */
const OVERDUE = 'overdue';

/** Who hears of a follow-up: the level that it was brought to, and the person it was handed to. */
@Injectable()
export class FollowUpMessages {
  constructor(private readonly notifications: NotificationsService) {}

  /** Those that are overdue went up by themselves. Of many of a town at once the number is told, not each. */
  async climbed(tx: EntityManager, risen: readonly { followUp: Told; reach: FollowUpReach }[]): Promise<void> {
    const groups = new Map<string, { followUp: Told; reach: FollowUpReach }[]>();
    for (const one of risen) append(groups, `${one.reach} ${one.followUp.townCode}`, one);
    for (const group of groups.values()) {
      if (group.length > MOST_EACH) await this.climbedTogether(tx, group);
      else for (const { followUp, reach } of group) await this.climbedAlone(tx, followUp, reach);
    }
  }

  private async climbedTogether(
    tx: EntityManager,
    group: readonly { followUp: Told; reach: FollowUpReach }[],
  ): Promise<void> {
    const [first] = group;
    if (!first) return;
    const { followUp, reach } = first;
    await this.notifications.tell(tx, {
      kind: 'follow_ups_climbed',
      about: { type: 'follow_up', id: OVERDUE },
      facts: { place: this.notifications.placeName(followUp.townCode), count: group.length },
      to: this.levelOf(followUp, reach),
      occasion: followUp.id,
    });
  }

  private async climbedAlone(tx: EntityManager, followUp: Told, reach: FollowUpReach): Promise<void> {
    const to = this.levelOf(followUp, reach);
    await this.notifications.tell(tx, { kind: 'follow_up_climbed', ...this.about(followUp), to, occasion: reach });
  }

  /** Somebody brought one up. */
  async reported(tx: EntityManager, followUp: Told, reach: FollowUpReach, by: number): Promise<void> {
    const to = this.levelOf(followUp, reach);
    await this.notifications.tell(tx, { kind: 'follow_up_reported', ...this.about(followUp), to, by, occasion: reach });
  }

  /** Somebody is to see to it. */
  async handedOver(tx: EntityManager, followUp: Told, accountId: number, by: number): Promise<void> {
    await this.notifications.tell(tx, { kind: 'follow_up_handed_over', ...this.about(followUp), to: [accountId], by });
  }

  private about({ id, villageCode, kind, dueOn }: Told) {
    return {
      about: { type: 'follow_up' as const, id },
      facts: { place: this.notifications.placeName(villageCode), what: FOLLOW_UP_KINDS[kind], dueOn },
    };
  }

  private levelOf({ villageCode, townCode }: Told, reach: FollowUpReach): Recipient[] {
    if (reach === 'city') return this.notifications.bureau();
    if (reach === 'town') return [{ role: 'town_officer', regionCode: townCode }];
    return [{ role: 'village_manager', regionCode: villageCode }];
  }
}
