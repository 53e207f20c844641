import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import {
  type Classification,
  type CloseReason,
  type ClosingReason,
  type ElderStatus,
  factsToJudge,
  type OwnFacts,
  type Roofmate,
  roofmatesOf,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ClassificationService, type JudgementReason } from '../classification/classification.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { ComingChange } from './coming-change.entity.js';
import { comingOf } from './coming-changes.js';
import { DoorCode } from './door-code.entity.js';
import { Elder } from './elder.entity.js';
import type { Household } from './household.entity.js';
import { factDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { factsOfWhoStays } from './household-upkeep.js';
import { RegistryRepository } from './registry.repository.js';
import { StatusRecordsService } from './status-records.service.js';

/** How many others lived with each elder of a household, by the elder's id. */
export type RoofmateCounts = ReadonlyMap<number, number>;

/** What somebody says about the end of a file, or about its beginning again. */
export interface StatusAct {
  /** Closes for this reason; null opens the file again. */
  close: ClosingReason | null;
  /** YYYY-MM-DD */
  on: string;
  note: string | null;
}

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
    private readonly statuses: StatusRecordsService,
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
   * @param act what somebody said about the end or the beginning of that file
   * @returns the judgement of the changed elder
   */
  async judge(
    tx: EntityManager,
    actor: Actor,
    household: Household,
    changedElderId: number,
    reason: JudgementReason,
    before: RoofmateCounts,
    act?: StatusAct,
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
      const own = elder === changed ? { reason, act } : { reason: 'household_changed' as const };
      judgements.set(elder.id, await this.settle(tx, actor, elder, household, roofmates, own));
    }
    await this.revokeDoorCodeOfNobody(tx, actor, household.id, elders);
    return judgements.get(changed.id) as Classification;
  }

  /**
   * Judges everybody of a household whom time has reached: birthdays, dated parameters, raises that begin or end.
   * @param tx with the household locked
   * @returns whose class is another one now
   */
  async judgeByTime(tx: EntityManager, household: Household): Promise<Elder[]> {
    const today = this.clock.today();
    const elders = await this.repository.eldersOf(tx, household.id);
    const members = await this.repository.membersOf(tx, household.id);
    const moved: Elder[] = [];
    for (const elder of elders) {
      if (elder.nextJudgementOn === null || elder.nextJudgementOn > today) continue;
      const roofmates = roofmatesOf(elder.id, elders, members);
      const before = await this.classification.now(tx, elder.id);
      await this.settle(tx, null, elder, household, roofmates, { reason: 'by_time' });
      const after = await this.classification.now(tx, elder.id);
      const changes =
        before?.current.level !== after?.current.level || before?.upcoming?.level !== after?.upcoming?.level;
      if (changes) moved.push(elder);
    }
    return moved;
  }

  /** Whether a place is under a 村委会. */
  isRural(villageCode: string): boolean {
    return this.regions.find(villageCode)?.kind === 'villagers_committee';
  }

  /** Judges one elder and brings class, status, coming changes and the week into line. */
  private async settle(
    tx: EntityManager,
    actor: Actor | null,
    elder: Elder,
    household: Household,
    roofmates: Roofmate[],
    { reason, act }: { reason: JudgementReason; act?: StatusAct },
  ): Promise<Classification> {
    const facts = factsToJudge(elder, roofmates, this.isRural(household.villageCode));
    const judged = this.classification.judge(facts);
    const standing = await this.classification.standing(tx, elder.id, judged);
    const level = await this.classification.record(tx, elder.id, standing, reason, actor?.accountId ?? null);

    const closeReason = CLOSED_BY[judged.exclusion ?? ''] ?? ineligible(elder, act);
    const away = closeReason === null && (await this.statuses.isAway(tx, elder.id));
    const closedOn = closeReason === null ? null : (elder.closedOn ?? act?.on ?? this.clock.today());
    const [raise] = await this.classification.raisesOf(tx, elder.id);
    const coming = closeReason === null ? comingOf(facts, this.clock.today(), raise ?? null) : null;
    await tx.update(Elder, elder.id, {
      level,
      targetTypes: standing.targetTypes,
      status: statusOf(elder, closeReason, away),
      closeReason,
      closedOn,
      nextJudgementOn: coming?.nextJudgementOn ?? null,
    });
    await tx.delete(ComingChange, { elderId: elder.id });
    const place = { elderId: elder.id, villageCode: household.villageCode, townCode: household.townCode };
    if (coming && coming.changes.length > 0) {
      await tx.insert(
        ComingChange,
        coming.changes.map((change) => ({ ...change, ...place })),
      );
    }
    await this.tell(tx, actor, elder, closeReason, closedOn, act);
    await this.planning.planElder(tx, elder.id);
    return judged;
  }

  /** What the judgement did to the status goes into the entries, whoever or whatever led to it. */
  private async tell(
    tx: EntityManager,
    actor: Actor | null,
    elder: Elder,
    closeReason: CloseReason | null,
    closedOn: string | null,
    act: StatusAct | undefined,
  ): Promise<void> {
    if (elder.closeReason === closeReason) return;
    const from = closedOn ?? act?.on ?? this.clock.today();
    const note = act?.note ?? null;
    if (closeReason !== null)
      await this.statuses.add(tx, actor, elder.id, { kind: 'closed', reason: closeReason, from, note });
    else await this.statuses.add(tx, actor, elder.id, { kind: 'reopened', from, note });
  }

  /** A door behind which nobody of the register lives any more has no code. */
  private async revokeDoorCodeOfNobody(
    tx: EntityManager,
    actor: Actor,
    householdId: number,
    elders: readonly Elder[],
  ): Promise<void> {
    if (
      await tx.existsBy(
        Elder,
        elders.map(({ id }) => ({ id, closedOn: IsNull() })),
      )
    )
      return;
    await tx.update(
      DoorCode,
      { activeHouseholdId: householdId },
      { activeHouseholdId: null, revokedAt: this.clock.now(), revokedBy: actor.accountId },
    );
  }

  /** Takes what follows from somebody else's change into an elder's facts, and into the history of the file. */
  private async follow(tx: EntityManager, actor: Actor, elder: Elder, following: OwnFacts): Promise<void> {
    const facts = { ...elder.facts, ...following };
    const differences = factDifferences(elder.facts, facts);
    if (differences.length === 0) return;
    elder.facts = facts;
    await this.history.saveElder(tx, actor, elder, { facts }, differences);
    elder.version += 1;
  }
}

/** 不再符合条件 follows from no fact: somebody says it, and takes it back. */
function ineligible(elder: Elder, act: StatusAct | undefined): CloseReason | null {
  if (act) return act.close === 'not_eligible' ? 'not_eligible' : null;
  return elder.closeReason === 'not_eligible' ? 'not_eligible' : null;
}

function statusOf(elder: Elder, closeReason: CloseReason | null, away: boolean): ElderStatus {
  if (closeReason !== null) return 'closed';
  if (away) return 'suspended';
  return elder.refused ? 'refused' : 'active';
}
