import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { insertRow } from '../../platform/database/insert-row.js';
import { forUpdate } from '../../platform/tx.js';
import type { CapMessage, CapName } from './cap-message.js';
import { WeatherMessage } from './weather-message.entity.js';
import { WeatherWarning } from './weather-warning.entity.js';

/** What the references of a message come to. */
export interface Referenced {
  /** Warnings in force that the message puts an end to. */
  before: WeatherWarning[];
  /** A warning of the messages named, however it stands; null when none came of them. */
  firstId: number | null;
  /** Something newer has spoken before. */
  isStale: boolean;
  /** At least one of the messages named has been received. */
  isKnown: boolean;
}

/** Messages by name, and what names in `references` end, whatever the order in which messages come. */
@Injectable()
export class CapReferences {
  /** The message of a name under the lock; null when it neither came nor was named. */
  find(tx: EntityManager, name: CapName): Promise<WeatherMessage | null> {
    return tx.findOne(WeatherMessage, { where: { messageKey: keyOf(name) }, ...forUpdate(tx) });
  }

  /** Keeps a message that came or was named. @returns its id */
  add(tx: EntityManager, name: CapName, rest: Partial<WeatherMessage>): Promise<number> {
    const { identifier, sender, sent } = name;
    const unknown = { type: null, capStatus: null, machineId: null, receivedAt: null, endedSent: null, answer: null };
    const shown = { identifier: identifier.slice(0, 200), sender: sender.slice(0, 200), sent };
    return insertRow(tx, WeatherMessage, { messageKey: keyOf(name), ...shown, ...unknown, ...rest });
  }

  /**
   * Marks the messages that one names as ended by it, also those that have not come yet. What has taken their place in
   * the meantime ends with them, since many senders only ever name the first; a newer message keeps the word.
   */
  async end(tx: EntityManager, message: CapMessage): Promise<Referenced> {
    const own = keyOf(message);
    const named = new Map(message.references.map((reference) => [keyOf(reference), reference]));
    const ids: number[] = [];
    let isStale = false;
    let isKnown = false;
    // Always in the same order, so that two messages about the same wait for one another and do not lock each other out.
    for (const key of [...named.keys()].sort()) {
      const reference = named.get(key);
      if (!reference || key === own) continue;
      const row = await this.find(tx, reference);
      const isNewer = reference.sent > message.sent || (row?.endedSent != null && row.endedSent > message.sent);
      if (isNewer) isStale = true;
      else if (row) await tx.update(WeatherMessage, row.id, { endedSent: message.sent });
      else await this.add(tx, reference, { endedSent: message.sent });
      if (!row?.receivedAt) continue;
      isKnown = true;
      if (!isNewer) ids.push(row.id);
    }
    const line = await this.lineOf(tx, ids);
    const ending: number[] = [];
    for (const warning of line) {
      const holder = ids.includes(warning.messageId ?? 0) ? null : await this.messageOf(tx, warning);
      if (holder && holder.sent > message.sent) isStale = true;
      else {
        ending.push(warning.id);
        if (holder) await tx.update(WeatherMessage, holder.id, { endedSent: message.sent });
      }
    }
    const before: WeatherWarning[] = [];
    for (const id of ending.sort((a, b) => a - b)) {
      const row = await tx.findOne(WeatherWarning, { where: { id, status: 'in_force' }, ...forUpdate(tx) });
      if (row) before.push(row);
    }
    return { before, firstId: line[0]?.id ?? null, isStale, isKnown };
  }

  /** Warnings of messages, and those that took their places, one after the other. */
  private async lineOf(tx: EntityManager, messageIds: readonly number[]): Promise<WeatherWarning[]> {
    if (messageIds.length === 0) return [];
    const line = new Map<number, WeatherWarning>();
    let next = await tx.find(WeatherWarning, { where: { messageId: In([...messageIds]) }, order: { id: 'ASC' } });
    while (next.length > 0) {
      for (const warning of next) line.set(warning.id, warning);
      const replaced = next.map(({ id }) => id);
      const followers = await tx.find(WeatherWarning, { where: { replacesId: In(replaced) }, order: { id: 'ASC' } });
      next = followers.filter(({ id }) => !line.has(id));
    }
    return [...line.values()];
  }

  private messageOf(tx: EntityManager, { messageId }: WeatherWarning): Promise<WeatherMessage | null> {
    return messageId === null ? Promise.resolve(null) : tx.findOneBy(WeatherMessage, { id: messageId });
  }
}

function keyOf({ sender, identifier, sent }: CapName): string {
  return createHash('sha256').update([sender, identifier, sent.toISOString()].join('\n')).digest('hex');
}
