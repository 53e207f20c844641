import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { consentTextOn } from './consent-texts.js';
import { Consent } from './consent.entity.js';
import type { Elder } from './elder.entity.js';
import type { Household } from './household.entity.js';
import { RegistryRepository } from './registry.repository.js';

export type { Elder, Household };

/** What other capabilities ask the register. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly repository: RegistryRepository,
    private readonly clock: Clock,
  ) {}

  /** An elder whom the actor may see, or null. */
  findInScope(tx: EntityManager, actor: Actor, elderId: number): Promise<Elder | null> {
    return this.repository.findInScope(tx, actor, elderId);
  }

  /**
   * An elder whom the actor may see.
   * @param tx the transaction, or the data source's manager for a read
   * @throws Problem 404 `elder.not_found`, also for an elder out of scope
   */
  async getInScope(tx: EntityManager, actor: Actor, elderId: number): Promise<Elder> {
    const elder = await this.repository.findInScope(tx, actor, elderId);
    if (!elder) throw notFound('没有这份档案，或不在您负责的范围内。', 'elder.not_found');
    return elder;
  }

  /**
   * The elders of a household whose files are open, by id.
   * @throws Problem 404 `household.not_found`, also out of scope and where nobody is on the register any more
   */
  async householdInScope(tx: EntityManager, actor: Actor, householdId: number): Promise<Elder[]> {
    const elders: Elder[] = [];
    for (const { id, status } of await this.repository.eldersOf(tx, householdId)) {
      const elder = status === 'closed' ? null : await this.repository.findInScope(tx, actor, id);
      if (elder) elders.push(elder);
    }
    if (elders.length === 0) throw notFound('没有这一户，或不在您负责的范围内。', 'household.not_found');
    return elders;
  }

  /** Adds what an elder wishes about one family member; earlier wishes stay. */
  async addFamilyWish(
    tx: EntityManager,
    actor: Actor,
    elderId: number,
    familyBindingId: number,
    { granted, reason }: { granted: boolean; reason: string | null },
  ): Promise<void> {
    const text = consentTextOn('family_view', this.clock.today());
    await tx.insert(Consent, {
      elderId,
      textVersion: text.version,
      textHash: text.hash,
      kind: 'family_view',
      granted,
      reason,
      familyBindingId,
      recordedAt: this.clock.now(),
      recordedBy: actor.accountId,
    });
  }

  /** Whether the elder agreed, and did not take it back, that data may go to a service organisation. */
  async mayHandOver(tx: EntityManager, elderId: number): Promise<boolean> {
    const latest = await tx.findOne(Consent, { where: { elderId, kind: 'service_handover' }, order: { id: 'DESC' } });
    return latest?.granted ?? false;
  }
}
