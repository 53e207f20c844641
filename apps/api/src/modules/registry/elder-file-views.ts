import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  abilityBandOf,
  ageOn,
  type Classification,
  FACT_LABELS,
  factsToJudge,
  type LocalDate,
  maskPhone,
  maskResidentId,
  parseLocalDate,
  roofmatesOf,
} from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ClassificationService, type ClassNow } from '../classification/classification.service.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { ClassificationResult, ClassInForce, RaiseBehindClass } from './classification.dto.js';
import type { DoorCode } from './door-code.entity.js';
import type { ContactView, ElderFile, HouseholdElder, HouseholdMemberView, HouseholdView } from './elder-file.dto.js';
import type { Elder } from './elder.entity.js';
import type { HouseholdMember } from './household-member.entity.js';
import type { DoorPhotoView } from './door-photo.dto.js';
import { DoorPhotosService } from './door-photos.service.js';
import type { HomePlaceView } from './home-place.dto.js';
import { HomePlacesService } from './home-places.service.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { type FileRows, RegistryRepository } from './registry.repository.js';

/** Puts files into the form in which they leave the API: numbers masked, birthdays left out. */
@Injectable()
export class ElderFileViews {
  constructor(
    private readonly repository: RegistryRepository,
    private readonly classification: ClassificationService,
    private readonly judging: HouseholdJudgingService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
    private readonly places: HomePlacesService,
    private readonly photos: DoorPhotosService,
  ) {}

  /**
   * The whole file of an elder who is known to be in scope.
   * @param tx the transaction, or the data source's manager for a read
   */
  async fileOf(tx: EntityManager, elderId: number): Promise<ElderFile> {
    const rows = await this.repository.file(tx, elderId);
    const { elder, household, wishes } = rows;
    const monthlyUpdate = await this.monthlyUpdates.ofThisMonth(tx, elderId);
    const people = [elder.updatedBy, elder.assignedVisitorId, monthlyUpdate?.updatedBy];
    const names = await this.accounts.namesOf(people.filter(isId), tx);
    const nameOf = (id: number): string => names.get(id) ?? '';
    const wish = wishes.find((declared) => declared.kind === 'regular_visits');
    const updatedAt = elder.updatedAt > household.updatedAt ? elder.updatedAt : household.updatedAt;
    return {
      id: elder.id,
      version: elder.version,
      name: elder.name,
      sex: elder.sex,
      age: this.ageOf(elder.birthDate),
      maskedIdNumber: maskResidentId(this.crypto.decrypt(elder.idNumberEnc)),
      maskedPhone: elder.phoneEnc === null ? null : maskPhone(this.crypto.decrypt(elder.phoneEnc)),
      relationToHead: elder.relationToHead,
      hukouAddress: elder.hukouAddress,
      villageCode: elder.villageCode,
      villageName: this.regions.nameOf(elder.villageCode) ?? '',
      townCode: elder.townCode,
      townName: this.regions.nameOf(elder.townCode) ?? '',
      status: elder.status,
      registeredOn: elder.registeredOn,
      closedOn: elder.closedOn,
      closeReason: elder.closeReason,
      household: this.householdView(
        rows,
        await this.repository.doorCodeOf(tx, household.id),
        await this.places.of(tx, household.id),
        await this.photos.of(tx, household.id),
      ),
      contacts: this.contactViews(rows),
      facts: elder.facts as ElderFile['facts'],
      targetTypesTicked: elder.targetTypesTicked,
      classification: await this.classInForce(tx, rows, await this.classification.now(tx, elderId)),
      health: {
        illnessHistory: elder.illnessHistoryEnc && this.crypto.decrypt(elder.illnessHistoryEnc),
        abilityTick: elder.abilityTick,
        assessedAbility: abilityBandOf(elder.facts.abilityScore ?? NaN)?.tick ?? null,
      },
      economy: elder.economy,
      help: elder.helpReceived,
      consent: {
        regularVisits: !elder.refused,
        homeVisit: elder.homeVisitConsent,
        reason: wish?.reason ?? null,
        recordedAt: (wish?.recordedAt ?? elder.createdAt).toISOString(),
      },
      assignedVisitor:
        elder.assignedVisitorId === null
          ? null
          : { accountId: elder.assignedVisitorId, displayName: nameOf(elder.assignedVisitorId) },
      monthlyUpdate: monthlyUpdate && {
        month: monthlyUpdate.month,
        state: monthlyUpdate.state,
        kind: monthlyUpdate.kind,
        updatedAt: monthlyUpdate.updatedAt?.toISOString() ?? null,
        updatedByName: monthlyUpdate.updatedBy === null ? null : nameOf(monthlyUpdate.updatedBy),
        ...this.monthlyUpdates.deadlineOf(monthlyUpdate),
      },
      visitCount: elder.visitCount,
      updatedAt: updatedAt.toISOString(),
      updatedByName: nameOf(elder.updatedBy),
    };
  }

  /** A judgement in the form in which it leaves the API. */
  resultOf(judged: Classification): ClassificationResult {
    const { level, clause, alsoMatches, targetTypes, exclusion, explanation } = judged;
    const missing = judged.missingFacts.map(({ fact, couldLeadTo }) => ({
      fact,
      label: FACT_LABELS[fact],
      couldLeadTo,
    }));
    return { level, clause, alsoMatches, targetTypes, exclusion, explanation, missing };
  }

  /** The raises that decided these periods, with both names, by id. */
  async raisesBehind(tx: EntityManager, periods: { raiseId: number | null }[]): Promise<Map<number, RaiseBehindClass>> {
    const raises = await this.classification.raisesById(tx, periods.map(({ raiseId }) => raiseId).filter(isId));
    const people = raises.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]).filter(isId);
    const names = await this.accounts.namesOf(people, tx);
    return new Map(
      raises.map(({ id, level, reason, fromDate, toDate, proposedBy, decidedBy }) => [
        id,
        {
          id,
          level,
          reason,
          from: fromDate,
          to: toDate,
          proposedByName: names.get(proposedBy) ?? '',
          decidedByName: names.get(decidedBy ?? 0) ?? '',
        },
      ]),
    );
  }

  /** The class in force is the history's; what is missing is asked of the rules anew. */
  private async classInForce(
    tx: EntityManager,
    { elder, household, members, others }: FileRows,
    now: ClassNow | null,
  ): Promise<ClassInForce> {
    const facts = factsToJudge(
      elder,
      roofmatesOf(elder.id, others, members),
      this.judging.isRural(household.villageCode),
    );
    const judged = this.resultOf(this.classification.judge(facts));
    if (!now) return { ...judged, since: elder.registeredOn, raise: null, upcoming: null };
    const { current, upcoming } = now;
    const raises = await this.raisesBehind(tx, [current]);
    return {
      level: current.level,
      clause: current.clause,
      alsoMatches: current.alsoMatches,
      targetTypes: current.targetTypes,
      exclusion: current.exclusion,
      explanation: current.explanation,
      missing: judged.missing,
      since: current.fromDate,
      raise: raises.get(current.raiseId ?? 0) ?? null,
      upcoming: upcoming && { level: upcoming.level, clause: upcoming.clause, from: upcoming.fromDate },
    };
  }

  private householdView(
    { household, members, others }: FileRows,
    doorCode: DoorCode | null,
    place: HomePlaceView | null,
    doorPhoto: DoorPhotoView | null,
  ): HouseholdView {
    return {
      id: household.id,
      version: household.version,
      address: household.address,
      gridName: household.gridName,
      members: members.map((member) => this.memberView(member)),
      otherElders: others.map((other) => this.householdElder(other)),
      livingConditions: household.livingConditions,
      familyIncome: household.familyIncome,
      doorCodeIssuedAt: doorCode?.issuedAt.toISOString() ?? null,
      place,
      doorPhoto,
    };
  }

  /** A family member who is not on the register. */
  memberView(member: HouseholdMember): HouseholdMemberView {
    return {
      id: member.id,
      ordinal: member.ordinal,
      name: member.name,
      sex: member.sex,
      relationToHead: member.relationToHead,
      livesHere: member.livesHere,
      maskedIdNumber: member.idNumberEnc === null ? null : maskResidentId(this.crypto.decrypt(member.idNumberEnc)),
      age: member.birthDate === null ? null : this.ageOf(member.birthDate),
      healthStatus: member.healthStatusEnc && this.crypto.decrypt(member.healthStatusEnc),
      visitsOften: member.visitsOften,
      abilityScore: member.abilityScore,
      dementiaDiagnosed: member.dementiaDiagnosed,
      disabilityGrade: member.disabilityGrade,
      seriousIllnessVerified: member.seriousIllnessVerified,
    };
  }

  /** An elder of a household, in short. */
  householdElder(other: Elder): HouseholdElder {
    const { id: elderId, name, sex, level, status, relationToHead, birthDate } = other;
    return { elderId, name, sex, age: this.ageOf(birthDate), level, status, relationToHead };
  }

  private contactViews({ contacts }: FileRows): ContactView[] {
    return contacts.map(({ id, ordinal, name, relation, sex, phoneEnc }) => ({
      id,
      ordinal,
      name,
      relation,
      sex,
      maskedPhone: maskPhone(this.crypto.decrypt(phoneEnc)),
    }));
  }

  private ageOf(birthDate: string): number {
    const today: LocalDate = this.clock.today();
    return ageOn(parseLocalDate(birthDate), today);
  }
}

function isId(id: number | null | undefined): id is number {
  return typeof id === 'number';
}
