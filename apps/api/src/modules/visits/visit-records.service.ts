import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { parseLocalDate, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { notFound } from '../../platform/errors.js';
import { type Page, type PageQuery, decodeCursor, pageOf } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { type FollowUpDto, FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { PlanningService, type WeekProgress } from '../planning/planning.service.js';
import { type AttachedFiles, NO_FILES, VisitFiles } from './visit-files.js';
import { mayChange, unknownVisit } from './change-rules.js';
import type { VisitChange } from './visit-change.entity.js';
import { VisitChangesRepository } from './visit-changes.repository.js';
import type { VisitAnswers } from './visit-items.dto.js';
import type { ReplacedRecord, VisitDetail, VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import { VisitsRepository } from './visits.repository.js';

export type { VisitDetail };

/** What belongs to a visit and stands in other tables. */
export interface VisitSurroundings {
  elderName: string;
  /** Display names of accounts. */
  names: ReadonlyMap<number, string>;
  signed: boolean;
  /** Why it no longer stands, or null. */
  change: VisitDto['change'];
  correctsId: number | null;
  attached: AttachedFiles;
  followUps: FollowUpDto[];
  weekProgress: WeekProgress | null;
}

/** A visit without what is internal to the service. */
export interface PastVisit extends Pick<Visit, 'method' | 'outcome'> {
  /** Local date. */
  on: string;
  /** Null for an attempt. */
  items: VisitAnswers | null;
}

/** What a completed visit said. */
export interface VisitReport {
  id: number;
  /** Local date. */
  on: string;
  at: Date;
  visitorId: number;
  items: VisitAnswers;
  populationChangeCount: number | null;
  illnessName: string | null;
}

/** Reading what was recorded. */
@Injectable()
export class VisitRecordsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly crypto: FieldCrypto,
    private readonly accounts: AccountsService,
    private readonly planning: PlanningService,
    private readonly followUps: FollowUpsService,
    private readonly clock: Clock,
    private readonly changes: VisitChangesRepository,
    private readonly files: VisitFiles,
    private readonly repository: VisitsRepository,
  ) {}

  /** @throws Problem 404 `visit.unknown` out of scope */
  async read(actor: Actor, visitId: number): Promise<VisitDetail> {
    const { manager } = this.dataSource;
    const visit = await this.repository.findInScope(manager, actor, visitId);
    const elderName = visit && (await this.repository.nameInScope(manager, actor, visit.elderId));
    if (!visit || elderName === null) throw unknownVisit();
    const [dto] = await this.withSurroundings(manager, actor, elderName, [visit]);
    const signature = await this.repository.signatureOf(manager, visitId);
    return {
      ...(dto as VisitDto),
      replaced: await this.replacedBy(manager, visit.id),
      signature: signature && this.crypto.decrypt(signature.imageEnc),
      mayChange: mayChange(actor, visit, this.clock.today()),
    };
  }

  /**
   * An elder's records, latest first.
   * @throws Problem 404 `elder.unknown` out of scope
   */
  async ofElder(actor: Actor, elderId: number, query: PageQuery): Promise<Page<VisitDto>> {
    const { manager } = this.dataSource;
    const after = decodeCursor(query.cursor, ['string', 'number']);
    const elderName = await this.repository.nameInScope(manager, actor, elderId);
    if (elderName === null) throw notFound('没有这位老年人的档案，或不在您的负责范围内。', 'elder.unknown');
    const position = after && { visitedOn: after[0], id: after[1] };
    const rows = await this.repository.ofElder(manager, actor, elderId, position, query.limit + 1);
    const page = pageOf(rows, query.limit, ({ visitedOn, id }) => [visitedOn, id]);
    return { ...page, items: await this.withSurroundings(manager, actor, elderName, page.items) };
  }

  /** An elder's latest records, newest first, without what is internal. The caller has checked the reader. */
  async recent(manager: EntityManager, elderId: number, limit: number): Promise<PastVisit[]> {
    return (await this.repository.latestOf(manager, elderId, limit)).map(pastVisit);
  }

  /**
   * What the latest completed visits since a day said, latest first; for what of it belongs into the file. The caller
   * has checked the reader.
   * @param since local date
   */
  async reported(manager: EntityManager, elderId: number, since: string, limit: number): Promise<VisitReport[]> {
    const visits = await this.repository.latestOf(manager, elderId, limit);
    return visits.flatMap((visit) => {
      const items = answersOf(visit);
      if (items === null || visit.visitedOn < since) return [];
      const illnessName = visit.illnessNameEnc && this.crypto.decrypt(visit.illnessNameEnc);
      const { id, visitedOn: on, visitorId, startedAt, populationChangeCount } = visit;
      return [{ id, on, at: startedAt, visitorId, items, populationChangeCount, illnessName }];
    });
  }

  /** The latest completed visit of each of these elders, by elder. The caller has checked the reader. */
  async lastCompleted(manager: EntityManager, elderIds: number[]): Promise<Map<number, PastVisit>> {
    const visits = await this.repository.lastCompleted(manager, elderIds);
    return new Map(visits.map((visit) => [visit.elderId, pastVisit(visit)]));
  }

  /** A visit as the API shows it. */
  toDto(
    visit: Visit,
    { elderName, names, signed, change, correctsId, attached, followUps, weekProgress }: VisitSurroundings,
  ): VisitDto {
    const account = (accountId: number): VisitDto['visitor'] => ({
      accountId,
      displayName: names.get(accountId) ?? '',
    });
    return {
      id: visit.id,
      clientId: visit.clientId,
      elderId: visit.elderId,
      elderName,
      ordinal: visit.ordinal,
      method: visit.method,
      outcome: visit.outcome,
      visitedOn: visit.visitedOn,
      week: weekOf(parseLocalDate(visit.visitedOn)),
      startedAt: visit.startedAt.toISOString(),
      durationMinutes: visit.durationMinutes,
      level: visit.level,
      allUnchangedChecked: visit.allUnchanged,
      items: answersOf(visit),
      illnessName: visit.illnessNameEnc && this.crypto.decrypt(visit.illnessNameEnc),
      populationChangeCount: visit.populationChangeCount,
      handlings: visit.handlings,
      serviceNeeds: visit.serviceNeeds,
      suggestions: visit.suggestions,
      companions: visit.companions,
      visitedPerson: {
        name: visit.visitedName,
        relation: visit.visitedRelation,
        signed,
        absentReason: visit.unsignedReason,
      },
      evidence: { doorCode: visit.doorCodeMatch, proximity: visit.proximity },
      visitor: account(visit.visitorId),
      recordedBy: account(visit.recordedBy),
      recordedAt: visit.recordedAt.toISOString(),
      late: visit.late,
      lateReason: visit.lateReason,
      photoCount: visit.photoCount,
      voiceNoteCount: visit.voiceNoteCount,
      ...attached,
      change,
      correctsId,
      followUps,
      weekProgress,
    };
  }

  private async replacedBy(manager: EntityManager, visitId: number): Promise<ReplacedRecord[]> {
    const entries = await this.changes.leadingTo(manager, visitId);
    if (entries.length === 0) return [];
    const ids = entries.map(({ visitId: id }) => id);
    const days = await this.repository.daysOf(manager, ids);
    const names = await this.accounts.namesOf(
      entries.map(({ changedBy }) => changedBy),
      manager,
    );
    return entries.map(({ visitId: id, reason, changedBy, changedAt }) => ({
      visitId: id,
      visitedOn: days.get(id) ?? '',
      reason,
      changedBy: { accountId: changedBy, displayName: names.get(changedBy) ?? '' },
      changedAt: changedAt.toISOString(),
    }));
  }

  /** Adds what stands in other tables to visits of one elder, with one statement a table. */
  private async withSurroundings(
    manager: EntityManager,
    actor: Actor,
    elderName: string,
    visits: Visit[],
  ): Promise<VisitDto[]> {
    const [first] = visits;
    if (!first) return [];
    const ids = visits.map(({ id }) => id);
    const weeks = visits.map(({ visitedOn }) => weekOf(parseLocalDate(visitedOn)));
    const changes = await this.changes.about(manager, ids);
    const names = await this.accounts.namesOf(
      [
        ...visits.flatMap(({ visitorId, recordedBy }) => [visitorId, recordedBy]),
        ...changes.map(({ changedBy }) => changedBy),
      ],
      manager,
    );
    const signed = await this.repository.signed(manager, ids);
    const attached = await this.files.attachedTo(manager, ids);
    const followUps = await this.followUps.ofVisits(manager, actor, ids, elderName);
    const progress = await this.planning.progress(manager, first.elderId, [...new Set(weeks)]);
    return visits.map((visit, index) =>
      this.toDto(visit, {
        elderName,
        names,
        signed: signed.has(visit.id),
        change: changeOf(changes, visit.id, names),
        correctsId: changes.find(({ replacementId }) => replacementId === visit.id)?.visitId ?? null,
        attached: attached.get(visit.id) ?? NO_FILES,
        followUps: followUps.get(visit.id) ?? [],
        weekProgress: progress.find(({ week }) => week === weeks[index]) ?? null,
      }),
    );
  }
}

function changeOf(
  changes: readonly VisitChange[],
  visitId: number,
  names: ReadonlyMap<number, string>,
): VisitDto['change'] {
  const change = changes.find((candidate) => candidate.visitId === visitId);
  if (!change) return null;
  const { kind, reason, ordinal, replacementId, changedBy, changedAt } = change;
  const by = { accountId: changedBy, displayName: names.get(changedBy) ?? '' };
  return { kind, reason, ordinal, replacementId, changedBy: by, changedAt: changedAt.toISOString() };
}

function pastVisit(visit: Visit): PastVisit {
  return { on: visit.visitedOn, method: visit.method, outcome: visit.outcome, items: answersOf(visit) };
}

function answersOf(visit: Visit): VisitAnswers | null {
  if (visit.outcome !== 'completed') return null;
  return {
    populationChange: visit.populationChange,
    expression: visit.expression,
    mobility: visit.mobility,
    illness: visit.illness,
    mood: visit.mood,
    gasSafety: visit.gasSafety,
    waterHeatingSafety: visit.waterHeatingSafety,
    electricitySafety: visit.electricitySafety,
    personalHygiene: visit.personalHygiene,
    homeHygiene: visit.homeHygiene,
    indoorEnvironment: visit.indoorEnvironment,
  };
}
