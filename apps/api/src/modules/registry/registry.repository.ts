import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { applyElderScope } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import { Consent } from './consent.entity.js';
import { Contact } from './contact.entity.js';
import { DoorCode } from './door-code.entity.js';
import { Elder } from './elder.entity.js';
import { Household } from './household.entity.js';
import { HouseholdMember } from './household-member.entity.js';

/** The rows of one file. */
export interface FileRows {
  elder: Elder;
  household: Household;
  members: HouseholdMember[];
  contacts: Contact[];
  /** The household's other elders, by id. */
  others: Elder[];
  /** Latest wishes of the elder about visits. */
  wishes: Consent[];
}

/** Rows of the register, read and locked. */
@Injectable()
export class RegistryRepository {
  /** An elder within the actor's scope, or null. */
  findInScope(tx: EntityManager, actor: Actor, elderId: number): Promise<Elder | null> {
    const query = tx.createQueryBuilder(Elder, 'elder').where('elder.id = :elderId', { elderId });
    return applyElderScope(query, 'elder', actor).getOne();
  }

  /** An elder by the blind index of the ID number, anywhere in the city, or null. For a merged file, the one it went into. */
  async findByIdNumber(tx: EntityManager, idNumberIndex: string): Promise<Elder | null> {
    const elder = await tx.findOneBy(Elder, { idNumberIndex });
    if (elder?.closeReason !== 'merged') return elder;
    const [merge] = await tx.query<{ survivor_id: number }[]>(
      'SELECT survivor_id FROM file_merge WHERE active_gone_id = ?',
      [elder.id],
    );
    return merge ? tx.findOneBy(Elder, { id: merge.survivor_id }) : elder;
  }

  /**
   * A household, locked until the transaction ends. Whoever changes one of its elders locks it first: the class of each
   * depends on the others.
   */
  lockHousehold(tx: EntityManager, id: number): Promise<Household | null> {
    return tx.findOne(Household, { where: { id }, ...forUpdate(tx) });
  }

  findHousehold(tx: EntityManager, id: number): Promise<Household | null> {
    return tx.findOneBy(Household, { id });
  }

  /** The elders of a household, by id. A file that went into another one stands for nobody of its own. */
  eldersOf(tx: EntityManager, householdId: number): Promise<Elder[]> {
    return tx.find(Elder, {
      where: [
        { householdId, closeReason: IsNull() },
        { householdId, closeReason: Not('merged') },
      ],
      order: { id: 'ASC' },
    });
  }

  /** The members of a household who are not on the register, in the form's order. */
  membersOf(tx: EntityManager, householdId: number): Promise<HouseholdMember[]> {
    return tx.find(HouseholdMember, { where: { householdId }, order: { ordinal: 'ASC' } });
  }

  /** All rows of a file. Inside a transaction with the household locked, they stay as they are. */
  async file(tx: EntityManager, elderId: number): Promise<FileRows> {
    const elder = await tx.findOneByOrFail(Elder, { id: elderId });
    const household = await tx.findOneByOrFail(Household, { id: elder.householdId });
    const elders = await this.eldersOf(tx, household.id);
    return {
      elder,
      household,
      members: await this.membersOf(tx, household.id),
      contacts: await tx.find(Contact, { where: { elderId }, order: { ordinal: 'ASC' } }),
      others: elders.filter((other) => other.id !== elderId),
      wishes: await this.latestWishes(tx, elderId),
    };
  }

  /** The valid door code of a household, or null. */
  doorCodeOf(tx: EntityManager, householdId: number): Promise<DoorCode | null> {
    return tx.findOneBy(DoorCode, { activeHouseholdId: householdId });
  }

  private async latestWishes(tx: EntityManager, elderId: number): Promise<Consent[]> {
    const rows = await tx.query<{ id: number }[]>(
      "SELECT MAX(id) AS id FROM consent WHERE elder_id = ? AND kind IN ('regular_visits', 'home_visit') GROUP BY kind",
      [elderId],
    );
    return tx.findBy(Consent, { id: In(rows.map((row) => row.id)) });
  }
}
