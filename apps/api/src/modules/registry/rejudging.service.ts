import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import type { JudgementReason } from '../classification/classification.service.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { RegistryRepository } from './registry.repository.js';
import type { Elder, Household } from './registry.service.js';

/** Judging somebody anew because of something that is decided outside the file. */
@Injectable()
export class RejudgingService {
  constructor(
    private readonly repository: RegistryRepository,
    private readonly judging: HouseholdJudgingService,
  ) {}

  /** Locks the household of an elder; call it before anything is decided that its classes depend on. */
  async lock(tx: EntityManager, elder: Elder): Promise<Household> {
    const household = await this.repository.lockHousehold(tx, elder.householdId);
    if (!household) throw new Error(`elder ${elder.id} lives in no household`);
    return household;
  }

  /** Judges the household of an elder anew, plans its week, and writes down what is to come. @param tx with it locked */
  async judge(
    tx: EntityManager,
    actor: Actor,
    household: Household,
    elderId: number,
    reason: JudgementReason,
  ): Promise<void> {
    const counts = await this.judging.roofmateCounts(tx, household.id);
    await this.judging.judge(tx, actor, household, elderId, reason, counts);
  }
}
