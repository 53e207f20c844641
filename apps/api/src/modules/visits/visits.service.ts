import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type VisitItems, addDays, parseDoorCode, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { invalid, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { may } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { ClassificationService } from '../classification/classification.service.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { GoAndSeeService } from '../follow-ups/go-and-see.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { type RoundedPlace, proximityOf, roundPlace } from './proximity.js';
import type { RecordVisit } from './record-visit.dto.js';
import { VISIT_PARAMETERS } from './visit-parameters.js';
import { NO_FILES } from './visit-files.js';
import { VisitRecordsService } from './visit-records.service.js';
import { type VisitTime, checkDetails, checkOutcome, checkTime, resolveAnswers } from './visit-rules.js';
import type { VisitDto } from './visit.dto.js';
import type { DoorCodeMatch, Visit } from './visit.entity.js';
import { type VisitedElder, VisitsRepository } from './visits.repository.js';

/** What the light evidence of a visit came to. */
interface WeighedEvidence {
  doorCodeMatch: DoorCodeMatch;
  proximity: Visit['proximity'];
  place: RoundedPlace | null;
}

/** Recording visits: one transaction each, exactly once however often the phone sends it. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly planning: PlanningService,
    private readonly classification: ClassificationService,
    private readonly followUps: FollowUpsService,
    private readonly goAndSee: GoAndSeeService,
    private readonly records: VisitRecordsService,
    private readonly repository: VisitsRepository,
  ) {}

  /**
   * Writes the record that takes the place of another, in the transaction that made the other void.
   * @throws Problem as {@link record}
   */
  replace(tx: EntityManager, actor: Actor, body: RecordVisit, old: Visit): Promise<VisitDto> {
    return this.save(tx, actor, body, old);
  }

  /**
   * Records a visit or an attempt: the record, its number, the week's recount, what it found, and the audit entry,
   * all or nothing.
   * @throws Problem 404 `elder.unknown` out of scope, 409 `client_id.reused`, 422 `visit.*` by the rules of the form
   */
  record(actor: Actor, body: RecordVisit): Promise<VisitDto> {
    const request = { clientId: body.clientId, route: 'POST /visits', body };
    return this.transactions.run((tx) => this.idempotency.run(tx, actor, request, () => this.save(tx, actor, body)));
  }

  private async save(tx: EntityManager, actor: Actor, body: RecordVisit, old: Visit | null = null): Promise<VisitDto> {
    const time = this.timeOf(body);
    checkTime(time, (instant) => this.clock.textOf(instant));
    checkOutcome(body);
    const elder = await this.repository.lockElder(tx, actor, body.elderId, time.visitedOn);
    if (!elder) throw notFound('没有这位老年人的档案，或不在您的负责范围内。', 'elder.unknown');
    refuseClosedFile(elder, time);

    const before = body.allUnchangedChecked ? await this.repository.safetyBefore(tx, elder.id, time.visitedOn) : {};
    const answers = resolveAnswers(body, before);
    checkDetails(body, answers);

    const visitorId = await this.visitorOf(tx, actor, elder, body, old);
    const evidence = await this.weigh(tx, elder, body);
    const level = await this.classification.levelOn(tx, elder.id, time.visitedOn);
    const row = {
      ...this.rowOf(actor, elder, body, time, answers, evidence),
      level,
      ...keptOf(old, body, time),
      visitorId,
    };
    const visit: Visit = { id: await this.repository.insert(tx, row), ...row };
    await this.keepAside(tx, visit, elder, body, evidence);
    if (visit.ordinal !== null && visit.ordinal > elder.visitCount) {
      await this.repository.setVisitCount(tx, elder.id, visit.ordinal);
    }

    const { progress, unreachable } = await this.planning.recount(tx, elder.id, weekOf(time.visitedOn));
    const followUps = answers ? await this.openFollowUps(tx, actor, elder, visit, answers, time) : [];
    await this.goAndSee.follow(tx, actor, { ...visit, visitId: visit.id, unreachable });
    await this.audit.record(tx, actor, {
      action: 'visit.record',
      subjectType: 'visit',
      subjectId: visit.id,
      regionCode: visit.villageCode,
      detail: { elderId: elder.id, method: visit.method, outcome: visit.outcome, late: visit.late },
    });
    return this.records.toDto(visit, {
      elderName: elder.name,
      names: await this.namesOf(tx, actor, visit),
      change: null,
      correctsId: old?.id ?? null,
      attached: NO_FILES,
      signed: body.visitedPerson?.signature != null,
      followUps,
      weekProgress: progress,
    });
  }

  /**
   * Who visited. A clerk of the village may type the record of a colleague who went; a correction keeps who visited
   * unless it names somebody else.
   */
  private async visitorOf(
    tx: EntityManager,
    actor: Actor,
    elder: VisitedElder,
    { visitorId }: RecordVisit,
    old: Visit | null,
  ): Promise<number> {
    const presumed = old?.visitorId ?? actor.accountId;
    if (visitorId == null || visitorId === presumed) return presumed;
    if (visitorId !== actor.accountId && !may(actor.role, 'visit.record_for')) {
      const detail = '只有村（居）管理员可以代其他探访员录入。请由本人登录后记录，或交给村（居）管理员代录。';
      refuseVisitor('visit.not_clerk', detail);
    }
    const account = (await this.accounts.byIds([visitorId], tx)).get(visitorId);
    const serves = account?.disabledAt === null && account.regionCode === elder.villageCode;
    if (!account || !serves || !may(account.role, 'visit.record')) {
      refuseVisitor('visit.visitor_unknown', '请选择老年人所在村（居）在岗的探访员。');
    }
    return visitorId;
  }

  /** Names of who visited and who typed it; the common case, one person, asks for nothing. */
  private async namesOf(tx: EntityManager, { accountId, displayName }: Actor, { visitorId }: Visit) {
    const others = visitorId === accountId ? [] : await this.accounts.namesOf([visitorId], tx);
    return new Map([[accountId, displayName], ...others]);
  }

  private timeOf({ startedAt: text }: RecordVisit): VisitTime {
    const startedAt = new Date(text);
    const now = this.clock.now();
    return { startedAt, visitedOn: this.clock.dateOf(startedAt), now, today: this.clock.today() };
  }

  private async weigh(tx: EntityManager, elder: VisitedElder, { evidence }: RecordVisit): Promise<WeighedEvidence> {
    const doorCodeMatch = await this.matchDoorCode(tx, elder, evidence);
    if (!evidence?.location) return { doorCodeMatch, proximity: 'unknown', place: null };
    const place = roundPlace(evidence.location);
    const door = await this.repository.doorPlace(tx, elder.householdId);
    return { doorCodeMatch, proximity: proximityOf(place, evidence.location.accuracy, door), place };
  }

  private async matchDoorCode(
    tx: EntityManager,
    elder: VisitedElder,
    evidence: RecordVisit['evidence'],
  ): Promise<DoorCodeMatch> {
    if (!evidence?.doorCodeScanned) return 'not_scanned';
    if (!evidence.doorCode) return 'unverified';
    const { normalized } = parseDoorCode(evidence.doorCode);
    const matches = normalized !== null && (await this.repository.isDoorOf(tx, elder.householdId, normalized));
    return matches ? 'matched' : 'other_door';
  }

  private rowOf(
    actor: Actor,
    elder: VisitedElder,
    body: RecordVisit,
    { startedAt, visitedOn, now, today }: VisitTime,
    answers: VisitItems | null,
    { doorCodeMatch, proximity }: WeighedEvidence,
  ): Omit<Visit, 'id' | 'level'> {
    const person = body.visitedPerson;
    return {
      clientId: body.clientId,
      elderId: elder.id,
      ordinal: body.outcome === 'completed' ? elder.visitCount + 1 : null,
      method: body.method,
      outcome: body.outcome,
      visitedOn,
      startedAt,
      durationMinutes: body.durationMinutes ?? null,
      villageCode: elder.villageCode,
      townCode: elder.townCode,
      visitorId: actor.accountId,
      recordedBy: actor.accountId,
      recordedAt: now,
      late: visitedOn < today,
      lateReason: visitedOn < today ? textOrNull(body.recordedLateReason) : null,
      allUnchanged: body.allUnchangedChecked,
      populationChange: answers?.populationChange ?? null,
      populationChangeCount: changedCount(body, answers),
      expression: answers?.expression ?? null,
      mobility: answers?.mobility ?? null,
      illness: answers?.illness ?? null,
      illnessNameEnc: answers && body.illnessName?.trim() ? this.crypto.encrypt(body.illnessName.trim()) : null,
      mood: answers?.mood ?? null,
      gasSafety: answers?.gasSafety ?? null,
      waterHeatingSafety: answers?.waterHeatingSafety ?? null,
      electricitySafety: answers?.electricitySafety ?? null,
      personalHygiene: answers?.personalHygiene ?? null,
      homeHygiene: answers?.homeHygiene ?? null,
      indoorEnvironment: answers?.indoorEnvironment ?? null,
      handlings: handlingsOf(body),
      serviceNeeds: textOrNull(body.serviceNeeds),
      suggestions: textOrNull(body.suggestions),
      companions: textOrNull(body.companions),
      visitedName: textOrNull(person?.name),
      visitedRelation: textOrNull(person?.relation),
      unsignedReason: textOrNull(person?.absentReason),
      doorCodeMatch,
      proximity,
      photoCount: 0,
      voiceNoteCount: 0,
      voided: false,
    };
  }

  /** What does not belong into the visit's own row: the drawn signature, and the place that will be erased. */
  private async keepAside(
    tx: EntityManager,
    visit: Visit,
    elder: VisitedElder,
    body: RecordVisit,
    { doorCodeMatch, place }: WeighedEvidence,
  ): Promise<void> {
    const signature = body.visitedPerson?.signature;
    if (signature) {
      await this.repository.insertSignature(tx, { visitId: visit.id, imageEnc: this.crypto.encrypt(signature) });
    }
    if (!place) return;
    await this.repository.insertLocation(tx, {
      visitId: visit.id,
      householdId: elder.householdId,
      doorMatched: doorCodeMatch === 'matched',
      ...place,
      eraseAfter: addDays(this.clock.today(), VISIT_PARAMETERS.locationDays),
    });
  }

  private openFollowUps(
    tx: EntityManager,
    actor: Actor,
    elder: VisitedElder,
    visit: Visit,
    answers: VisitItems,
    { visitedOn }: VisitTime,
  ): ReturnType<FollowUpsService['openFrom']> {
    const { villageCode, townCode, handlings } = visit;
    return this.followUps.openFrom(tx, actor, {
      visitId: visit.id,
      elderId: elder.id,
      elderName: elder.name,
      villageCode,
      townCode,
      visitedOn,
      answers,
      handlings,
    });
  }
}

/** What a correction takes over from the record whose place it takes: its evidence, and its number. */
function keptOf(old: Visit | null, { outcome, evidence }: RecordVisit, { visitedOn }: VisitTime): Partial<Visit> {
  if (!old) return {};
  const { late, lateReason, doorCodeMatch, proximity } = old;
  return {
    ...(visitedOn === old.visitedOn ? { late, lateReason } : {}),
    ...(evidence ? {} : { doorCodeMatch, proximity }),
    ...(outcome === 'completed' && old.ordinal !== null ? { ordinal: old.ordinal } : {}),
  };
}

function refuseVisitor(code: string, detail: string): never {
  throw invalid(code, detail, [{ field: 'visitorId', code, detail }]);
}

function refuseClosedFile({ closedOn }: VisitedElder, { visitedOn }: VisitTime): void {
  if (closedOn === null || visitedOn <= closedOn) return;
  const code = 'visit.file_closed';
  const detail = `这位老年人的档案已于 ${closedOn} 退出，不能记录之后的探访。`;
  throw invalid(code, detail, [{ field: 'elderId', code, detail }]);
}

function changedCount(body: RecordVisit, answers: VisitItems | null): number | null {
  return answers && answers.populationChange !== 'unchanged' ? (body.populationChangeCount ?? null) : null;
}

function handlingsOf(body: RecordVisit): Visit['handlings'] {
  return (body.handlings ?? []).map(({ itemKey, handling, note }) => ({ itemKey, handling, note: textOrNull(note) }));
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
