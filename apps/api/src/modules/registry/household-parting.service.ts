import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { isUnderTheRoof, type RelationToHead, RELATIONS_TO_HEAD, type StayReason } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { AssignmentsService } from './assignments.service.js';
import { DoorCode } from './door-code.entity.js';
import type { Elder } from './elder.entity.js';
import { factDifferences, type FieldDifference } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { NO_FAMILY_INCOME, NO_LIVING_CONDITIONS } from './file-state.js';
import { Household } from './household.entity.js';
import { HouseholdMember } from './household-member.entity.js';
import { HouseholdJudgingService, type RoofmateCounts } from './household-judging.service.js';
import { HouseholdStaysService } from './household-stays.service.js';
import { factsAfterParting, type MoverAnswers, relationToNewHead } from './moving-facts.js';
import { ResidenceRepository } from './residence.repository.js';

/** A move, read and checked; both households are locked. */
export interface Parting {
  from: Household;
  /** Null: a household is opened at `place`. */
  to: Household | null;
  place: Pick<Household, 'villageCode' | 'townCode' | 'address' | 'gridName'>;
  movers: { elder: Elder; relationToHead: RelationToHead; answers: MoverAnswers }[];
  movingMembers: { member: HouseholdMember; relationToHead: RelationToHead }[];
  stayers: Elder[];
  stayingMembers: HouseholdMember[];
  residents: Elder[];
  residentMembers: HouseholdMember[];
  /** The day of the move, YYYY-MM-DD. */
  on: string;
  reason: StayReason;
  note: string | null;
}

/** Carries a move out: who lives where, what follows for the facts, the classes, the week and the door. */
@Injectable()
export class HouseholdPartingService {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly assignments: AssignmentsService,
    private readonly history: FileHistory,
    private readonly stays: HouseholdStaysService,
    private readonly judging: HouseholdJudgingService,
    private readonly residence: ResidenceRepository,
  ) {}

  /** @returns where they live now, and how many have no visitor since */
  async carryOut(
    tx: EntityManager,
    actor: Actor,
    parting: Parting,
  ): Promise<{ target: Household; withoutVisitor: number }> {
    const { from, to, stayers, movers } = parting;
    const before = await this.judging.roofmateCounts(tx, from.id);
    const beforeThere: RoofmateCounts = to ? await this.judging.roofmateCounts(tx, to.id) : new Map<number, number>();
    const target = to ?? (await this.open(tx, actor, parting));

    let withoutVisitor = 0;
    for (const mover of movers) withoutVisitor += await this.moveElder(tx, actor, parting, mover, target);
    await this.moveMembers(tx, parting, target);
    await this.followStayers(tx, actor, parting);
    await this.followResidents(tx, actor, parting);
    await this.nextVersions(tx, actor, parting);

    const [stayer] = stayers;
    if (stayer) await this.judging.judge(tx, actor, from, stayer.id, 'household_changed', before);
    const [mover] = movers;
    if (mover) await this.judging.judge(tx, actor, target, mover.elder.id, 'household_changed', beforeThere);
    if (!stayers.some(({ status }) => status !== 'closed')) await this.revokeDoorCode(tx, actor, from.id);
    return { target, withoutVisitor };
  }

  private open(tx: EntityManager, actor: Actor, { place }: Parting): Promise<Household> {
    const now = this.clock.now();
    return tx.save(Household, {
      ...place,
      livingConditions: NO_LIVING_CONDITIONS,
      // What a family draws goes with nobody in particular: asked anew, like the state of the new home.
      familyIncome: NO_FAMILY_INCOME,
      version: 1,
      createdAt: now,
      updatedAt: now,
      updatedBy: actor.accountId,
    });
  }

  /** @returns 1 where the elder has lost the visitor by the move, else 0 */
  private async moveElder(
    tx: EntityManager,
    actor: Actor,
    parting: Parting,
    { elder, relationToHead, answers }: Parting['movers'][number],
    target: Household,
  ): Promise<0 | 1> {
    const { from, stayers, stayingMembers, residents, residentMembers, movers, movingMembers } = parting;
    const left = [...stayers, ...stayingMembers.filter(({ livesHere }) => livesHere).map(withoutFacts)];
    const company =
      [...residents, ...movers.map((other) => other.elder)].some(
        ({ id, facts }) => id !== elder.id && isUnderTheRoof(facts),
      ) || [...residentMembers, ...movingMembers.map(({ member }) => member)].some(({ livesHere }) => livesHere);
    const facts = factsAfterParting(elder, left, company, answers);
    const village = target.villageCode === from.villageCode;
    const losesVisitor = !village && elder.assignedVisitorId !== null;
    const visitor = elder.assignedVisitorId;
    const names = await this.accounts.namesOf(visitor === null ? [] : [visitor], tx);
    const differences: FieldDifference[] = [
      { field: 'residence', before: this.wordsOf(from), after: this.wordsOf(target) },
      ...(elder.relationToHead === relationToHead ? [] : [relationChange(elder.relationToHead, relationToHead)]),
      ...factDifferences(elder.facts, facts),
      ...(losesVisitor ? [{ field: 'assignedVisitorId', before: names.get(visitor ?? 0) ?? '', after: null }] : []),
    ];
    const { id: householdId, villageCode, townCode } = target;
    const columns = { householdId, villageCode, townCode, relationToHead, facts };
    const visitorColumn = losesVisitor ? { assignedVisitorId: null } : {};
    await this.history.saveElder(tx, actor, elder, { ...columns, ...visitorColumn }, differences);
    const { on, reason, note } = parting;
    await this.stays.begin(tx, actor, elder.id, { householdId, villageCode, townCode, from: on, reason, note });
    if (!village) {
      await this.residence.follow(tx, elder.id, { villageCode, townCode }, this.clock.today());
      if (losesVisitor) await this.assignments.keep(tx, actor, elder.id, { visitorId: null, reason: 'moved' });
    }
    return village || !losesVisitor ? 0 : 1;
  }

  private async moveMembers(tx: EntityManager, parting: Parting, target: Household): Promise<void> {
    let ordinal = parting.residentMembers.length;
    for (const { member, relationToHead } of parting.movingMembers) {
      ordinal += 1;
      await tx.update(HouseholdMember, member.id, { householdId: target.id, ordinal, relationToHead });
    }
  }

  /** Who stays: without the head, the only elder left becomes it; a partner or child who moved is still in the city. */
  private async followStayers(tx: EntityManager, actor: Actor, parting: Parting): Promise<void> {
    const { movers, movingMembers, stayers, stayingMembers } = parting;
    const left = [...movers.map(({ elder }) => elder), ...movingMembers.map(({ member }) => member).map(withoutFacts)];
    const open = stayers.filter(({ status }) => status !== 'closed');
    const headLeft = left.some(({ relationToHead }) => relationToHead === 'self');
    const newHead = headLeft && open.length === 1 ? open[0] : undefined;
    for (const stayer of stayers) {
      const company =
        stayers.some(({ id, facts }) => id !== stayer.id && isUnderTheRoof(facts)) ||
        stayingMembers.some(({ livesHere }) => livesHere);
      const facts = isUnderTheRoof(stayer.facts) ? factsAfterParting(stayer, left, company, null) : stayer.facts;
      const relationToHead = newHead?.id === stayer.id ? 'self' : stayer.relationToHead;
      await this.saveIfChanged(tx, actor, stayer, { facts, relationToHead });
    }
    if (!newHead) return;
    for (const member of stayingMembers) {
      const relationToHead = relationToNewHead(member.relationToHead, newHead.relationToHead);
      if (relationToHead !== member.relationToHead) await tx.update(HouseholdMember, member.id, { relationToHead });
    }
  }

  /** Whoever lived alone there does so no longer. */
  private async followResidents(tx: EntityManager, actor: Actor, { residents }: Parting): Promise<void> {
    for (const resident of residents) {
      if (resident.facts.livesAlone !== true || !isUnderTheRoof(resident.facts)) continue;
      await this.saveIfChanged(tx, actor, resident, {
        facts: { ...resident.facts, livesAlone: false },
        relationToHead: resident.relationToHead,
      });
    }
  }

  private async saveIfChanged(
    tx: EntityManager,
    actor: Actor,
    elder: Elder,
    after: Pick<Elder, 'facts' | 'relationToHead'>,
  ): Promise<void> {
    const differences = [
      ...(elder.relationToHead === after.relationToHead
        ? []
        : [relationChange(elder.relationToHead, after.relationToHead)]),
      ...factDifferences(elder.facts, after.facts),
    ];
    if (differences.length > 0) await this.history.saveElder(tx, actor, elder, after, differences);
  }

  /** Both households get a version, so that whoever looked at them before looks again. */
  private async nextVersions(tx: EntityManager, actor: Actor, parting: Parting): Promise<void> {
    const { from, to, stayers, residents, movers } = parting;
    const words = (elders: Pick<Elder, 'name'>[]): string => elders.map(({ name }) => name).join('、');
    const moved = movers.map(({ elder }) => elder);
    const change = (before: Elder[], after: Elder[]): FieldDifference[] => [
      { field: 'household.people', before: words(before) || null, after: words(after) || null },
    ];
    await this.history.saveHousehold(tx, actor, from, {}, stayers, change([...stayers, ...moved], stayers));
    if (to) await this.history.saveHousehold(tx, actor, to, {}, residents, change(residents, [...residents, ...moved]));
  }

  /** A door behind which nobody of the register lives has no code. */
  private async revokeDoorCode(tx: EntityManager, actor: Actor, householdId: number): Promise<void> {
    await tx.update(
      DoorCode,
      { activeHouseholdId: householdId },
      { activeHouseholdId: null, revokedAt: this.clock.now(), revokedBy: actor.accountId },
    );
  }

  private wordsOf({ villageCode, address }: Pick<Household, 'villageCode' | 'address'>): string {
    return `${this.regions.nameOf(villageCode) ?? ''}${address}`;
  }
}

function relationChange(before: RelationToHead, after: RelationToHead): FieldDifference {
  return { field: 'relationToHead', before: RELATIONS_TO_HEAD[before], after: RELATIONS_TO_HEAD[after] };
}

function withoutFacts({ relationToHead }: HouseholdMember) {
  return { relationToHead, facts: {} };
}
