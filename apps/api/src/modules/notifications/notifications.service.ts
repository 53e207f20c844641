import { Injectable } from '@nestjs/common';
import { type NotificationFacts, type NotificationKind, notificationWords, type Role } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Deliveries } from './deliveries.service.js';
import type { NotificationSubject } from './notification.entity.js';
import { NotificationsRepository } from './notifications.repository.js';

/** Somebody by account, or everybody of a role who works at exactly this place. */
export type Recipient = number | { role: Role; regionCode: string };

/** What is to be told, to whom. */
export interface Message<Kind extends NotificationKind = NotificationKind> {
  kind: Kind;
  /** What it is about: where a tap leads. */
  about: { type: NotificationSubject; id: number | string };
  /** What the sentence names. */
  facts: NotificationFacts[Kind];
  to: Recipient[];
  /** Who caused it, and need not be told. */
  by?: number | null;
  /** The time within which it is said once, a month or a quarter; today unless given. */
  per?: string;
  /** Tells two of the same kind, subject and time apart, where both are to be said. */
  occasion?: number | string;
}

/** Tells people what happened, in the app and (where they wished so) through WeChat. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: NotificationsRepository,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Writes a message for each recipient in the transaction of the fact, so that neither exists without the other.
   * The same kind about the same thing reaches a person once a day, or once in the
   * period given.
   * @param tx the transaction in which the fact is written
   * @returns how many people are told that were not before
   */
  async tell<Kind extends NotificationKind>(tx: EntityManager, message: Message<Kind>): Promise<number> {
    const recipients = await this.accountsOf(tx, message.to);
    if (message.by) recipients.delete(message.by);
    if (recipients.size === 0) return 0;
    const { kind, about, by = null, per = this.clock.today(), occasion } = message;
    const createdAt = this.clock.now();
    const words = notificationWords(kind, message.facts);
    const parts = [kind, about.type, about.id, per, ...(occasion === undefined ? [] : [occasion])];
    const told = await this.repository.insertNew(
      tx,
      [...recipients].map((accountId) => ({
        accountId,
        kind,
        dedupeKey: parts.join(':'),
        aboutType: about.type,
        aboutId: String(about.id),
        ...words,
        causedBy: by,
        createdAt,
        readAt: null,
      })),
    );
    await this.deliveries.queue(tx, told);
    return told.length;
  }

  /**
   * Tells those who see to a place: the officers of its town; for the city, or where the town has nobody else, those of
   * the bureau.
   * @param regionCode a city, town or village
   */
  async tellOfficers<Kind extends NotificationKind>(
    tx: EntityManager,
    regionCode: string,
    message: Omit<Message<Kind>, 'to'>,
  ): Promise<void> {
    const { townCode } = this.regions.get(regionCode);
    const town: Recipient[] = townCode === null ? [] : [{ role: 'town_officer', regionCode: townCode }];
    const inTown = await this.tell(tx, { ...message, to: town });
    if (inTown === 0) await this.tell(tx, { ...message, to: this.bureau() });
  }

  /** The bureau: all officers of the city. */
  bureau(): Recipient[] {
    return this.regions.childrenOf(null).map(({ code }) => ({ role: 'city_officer', regionCode: code }));
  }

  /** The name of a place with that of its town, as messages say it. */
  placeName(code: string): string {
    const region = this.regions.find(code);
    if (!region) return '';
    const town = region.townCode === code ? null : this.regions.nameOf(region.townCode);
    return `${town ?? ''}${region.name}`;
  }

  /** Account ids of those who may still sign in, each once. */
  private async accountsOf(tx: EntityManager, to: Recipient[]): Promise<Set<number>> {
    const direct = to.filter((recipient) => typeof recipient === 'number');
    const ids = new Set(await this.accounts.whoMaySignIn(direct, tx));
    for (const recipient of to) {
      if (typeof recipient === 'number') continue;
      const accounts = await this.accounts.inRegion(recipient.regionCode, recipient.role, tx);
      for (const { id } of accounts) ids.add(id);
    }
    return ids;
  }
}
