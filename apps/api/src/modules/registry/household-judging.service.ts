import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Classification,
  type CloseReason,
  type ElderStatus,
  factsToJudge,
  type OwnFacts,
  roofmatesOf,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ClassificationService, type JudgementReason } from '../classification/classification.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Elder } from './elder.entity.js';
import type { Household } from './household.entity.js';
import { factDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { factsOfWhoStays } from './household-upkeep.js';
import { RegistryRepository } from './registry.repository.js';

/** How many others lived with each elder of a household, by the elder's id. */
export type RoofmateCounts = ReadonlyMap<number, number>;

const CLOSED_BY: Partial<Record<string, CloseReason>> = { S2: 'institution', S3: 'died', S4: 'moved' };

/** Judges everybody of a household together, since the class of each depends on the others. */
@Injectable()
export class HouseholdJudgingService {
  constructor(
    private readonly repository: RegistryRepository,
    private readonly history: FileHistory,
    private readonly classification: ClassificationService,
    private readonly planning: PlanningService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  /** Counts who lives with whom; taken before a change, and handed to `judge` after it. */
  async roofmateCounts(tx: EntityManager, householdId: number): Promise<RoofmateCounts> {
    const elders = await this.repository.eldersOf(tx, householdId);
    const members = await this.repository.membersOf(tx, householdId);
    return new Map(elders.map((elder) => [elder.id, roofmatesOf(elder.id, elders, members).length]));
  }

  /**
   * Judges all elders of a household anew, keeps their class history, closes or opens their files by the facts, and
   * plans their week.
   * @param tx with the household locked, after the change is saved
   * @param changedElderId whose own file changed; the others are judged because of the household
   * @param reason why that one is judged
   * @param before who lived with whom before the change
   * @returns the judgement of the changed elder
   */
  async judge(
    tx: EntityManager,
    actor: Actor,
    household: Household,
    changedElderId: number,
    reason: JudgementReason,
    before: RoofmateCounts,
  ): Promise<Classification> {
    const elders = await this.repository.eldersOf(tx, household.id);
    const members = await this.repository.membersOf(tx, household.id);
    const changed = elders.find((elder) => elder.id === changedElderId);
    if (!changed) throw new Error(`elder ${changedElderId} is not of household ${household.id}`);

    const judgements = new Map<number, Classification>();
    for (const elder of elders) {
      const roofmates = roofmatesOf(elder.id, elders, members);
      const count = { before: before.get(elder.id) ?? 0, after: roofmates.length };
      await this.follow(tx, actor, elder, factsOfWhoStays(elder, changed, count));
      const judged = this.classification.judge(factsToJudge(elder, roofmates, this.isRural(household.villageCode)));
      await this.apply(tx, actor, elder, judged, elder === changed ? reason : 'household_changed');
      judgements.set(elder.id, judged);
    }
    return judgements.get(changed.id) as Classification;
  }

  /** Whether a place is under a 村委会. */
  isRural(villageCode: string): boolean {
    return this.regions.find(villageCode)?.kind === 'villagers_committee';
  }

  private async apply(
    tx: EntityManager,
    actor: Actor,
    elder: Elder,
    judged: Classification,
    reason: JudgementReason,
  ): Promise<void> {
    const level = await this.classification.record(tx, elder.id, judged, reason, actor.accountId);
    const closeReason = CLOSED_BY[judged.exclusion ?? ''] ?? null;
    await tx.update(Elder, elder.id, {
      level,
      targetTypes: judged.targetTypes,
      status: statusOf(elder, closeReason),
      closeReason,
      closedOn: closeReason === null ? null : (elder.closedOn ?? this.clock.today()),
    });
    await this.planning.planElder(tx, elder.id);
  }

  /** Takes what follows from somebody else's change into an elder's facts, and into the history of the file. */
  private async follow(tx: EntityManager, actor: Actor, elder: Elder, following: OwnFacts): Promise<void> {
    const facts = { ...elder.facts, ...following };
    const differences = factDifferences(elder.facts, facts);
    if (differences.length === 0) return;
    elder.facts = facts;
    await this.history.saveElder(tx, actor, elder, { facts }, differences);
  }
}

function statusOf(elder: Elder, closeReason: CloseReason | null): ElderStatus {
  if (closeReason !== null) return 'closed';
  if (elder.status === 'suspended') return 'suspended';
  return elder.refused ? 'refused' : 'active';
}
