import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { StayReason } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Elder } from './elder.entity.js';
import { HouseholdStay } from './household-stay.entity.js';

/** A stay that begins. */
export interface NewStay {
  householdId: number;
  villageCode: string;
  townCode: string;
  /** YYYY-MM-DD */
  from: string;
  reason: StayReason;
  note: string | null;
}

/** The dated history of who lived in which household. */
@Injectable()
export class HouseholdStaysService {
  constructor(private readonly clock: Clock) {}

  /** Begins a stay, and ends the one before on the same day. */
  async begin(tx: EntityManager, actor: Actor, elderId: number, { from, ...stay }: NewStay): Promise<void> {
    await tx.update(HouseholdStay, { elderId, toDate: IsNull() }, { toDate: from });
    await tx.insert(HouseholdStay, {
      ...stay,
      elderId,
      fromDate: from,
      toDate: null,
      recordedAt: this.clock.now(),
      recordedBy: actor.accountId,
    });
  }

  /** The first day on which an elder may have moved: that of the stay which goes on. */
  async livesThereSince(tx: EntityManager, elder: Pick<Elder, 'id' | 'registeredOn'>): Promise<string> {
    const stay = await tx.findOneBy(HouseholdStay, { elderId: elder.id, toDate: IsNull() });
    return stay?.fromDate ?? elder.registeredOn;
  }

  /** The stays in a household, latest first, with the elders' names. */
  async inHousehold(tx: EntityManager, householdId: number): Promise<{ stay: HouseholdStay; name: string }[]> {
    const { entities, raw } = await tx
      .createQueryBuilder(HouseholdStay, 's')
      .innerJoin(Elder, 'e', 'e.id = s.elderId')
      .addSelect('e.name', 'elder_name')
      .where('s.householdId = :householdId', { householdId })
      .orderBy('s.id', 'DESC')
      .limit(100)
      .getRawAndEntities<{ elder_name: string }>();
    return entities.map((stay, i) => ({ stay, name: raw[i]?.elder_name ?? '' }));
  }

  /** Where an elder lived, latest first. */
  ofElder(tx: EntityManager, elderId: number): Promise<HouseholdStay[]> {
    return tx.find(HouseholdStay, { where: { elderId }, order: { id: 'DESC' }, take: 50 });
  }
}
