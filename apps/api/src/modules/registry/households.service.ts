import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { notFound } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Elder } from './elder.entity.js';
import { FileRecords } from './file-records.js';
import type { HouseholdState } from './file-state.js';
import type { Household } from './household.entity.js';
import { RegistryRepository } from './registry.repository.js';

/** A household with those who live in it. */
export interface HouseholdWithPeople {
  row: Household;
  /** Its elders, by id. */
  elders: Elder[];
  state: HouseholdState;
}

/** Households as things of their own. */
@Injectable()
export class HouseholdsService {
  constructor(
    private readonly repository: RegistryRepository,
    private readonly records: FileRecords,
    private readonly regions: RegionsService,
  ) {}

  /**
   * A household where the actor works, locked until the transaction ends.
   * @throws Problem 404 `household.not_found`, also out of scope
   */
  async lockInScope(tx: EntityManager, actor: Actor, id: number): Promise<Household> {
    const household = await this.repository.lockHousehold(tx, id);
    return this.covered(actor, household);
  }

  /**
   * A household where the actor works, with its people.
   * @throws Problem 404 `household.not_found`, also out of scope
   */
  async withPeople(tx: EntityManager, actor: Actor, id: number): Promise<HouseholdWithPeople> {
    const row = this.covered(actor, await this.repository.findHousehold(tx, id));
    const members = await this.repository.membersOf(tx, id);
    return {
      row,
      elders: await this.repository.eldersOf(tx, id),
      state: this.records.householdState(row, members),
    };
  }

  private covered(actor: Actor, household: Household | null): Household {
    if (household && this.regions.covers(actor, household.villageCode)) return household;
    throw notFound('没有这一户，或不在您负责的范围内。', 'household.not_found');
  }
}
