import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Classification, factsToJudge, roofmatesOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { isUniqueViolation } from '../../platform/database/failures.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { ClassificationService } from '../classification/classification.service.js';
import { DoublesService } from '../doubles/doubles.service.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { AssignmentsService } from './assignments.service.js';
import type { ElderFile } from './elder-file.dto.js';
import { ElderFileViews } from './elder-file-views.js';
import { Elder } from './elder.entity.js';
import { FileRecords } from './file-records.js';
import type { FileState } from './file-state.js';
import { householdDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { Household } from './household.entity.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import type { HouseholdWithPeople } from './households.service.js';
import { HouseholdStaysService } from './household-stays.service.js';
import { IdNumbersService } from './id-numbers.service.js';
import type { RegisterElder } from './register-elder.dto.js';
import { type Registration, RegistrationForms } from './registration-forms.js';
import { SearchTerms } from './search-terms.js';

/** Opens files (Annex 3). */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly forms: RegistrationForms,
    private readonly records: FileRecords,
    private readonly history: FileHistory,
    private readonly terms: SearchTerms,
    private readonly views: ElderFileViews,
    private readonly idNumbers: IdNumbersService,
    private readonly judging: HouseholdJudgingService,
    private readonly classification: ClassificationService,
    private readonly stays: HouseholdStaysService,
    private readonly assignments: AssignmentsService,
    private readonly doubles: DoublesService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
  ) {}

  /**
   * Opens a file, and a household unless it joins one.
   * @throws Problem 400 with every wrong field, 404 household out of scope, 409 `elder.duplicate`,
   *   422 `elder.not_eligible`
   */
  register(actor: Actor, body: RegisterElder): Promise<ElderFile> {
    const request = { clientId: body.clientId, route: 'POST /elders', body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        return this.views.fileOf(tx, await this.registerIn(tx, actor, body));
      }),
    );
  }

  /**
   * Opens a file in the transaction of a whole import, which itself makes sure that it does so once.
   * @returns the id of the elder
   * @throws as `register`
   */
  async registerIn(tx: EntityManager, actor: Actor, body: RegisterElder): Promise<number> {
    const registration = await this.forms.read(tx, actor, body);
    await this.refuseDuplicate(tx, actor, registration.idNumber);
    return this.open(tx, actor, registration);
  }

  /**
   * What a registration that opens a household would lead to. Nothing is saved, and no duplicate is looked for.
   * @throws as `register`
   */
  async rehearse(tx: EntityManager, actor: Actor, body: RegisterElder): Promise<Classification> {
    const { state, birthDate, villageCode } = await this.forms.read(tx, actor, body);
    const { relationToHead, facts } = state.elder;
    const roofmates = roofmatesOf(null, [], state.household.members);
    const rural = this.judging.isRural(villageCode);
    const judged = this.classification.judge(factsToJudge({ birthDate, relationToHead, facts }, roofmates, rural));
    refuseIneligible(judged);
    return judged;
  }

  private async open(tx: EntityManager, actor: Actor, registration: Registration): Promise<number> {
    const { joined, state, villageCode, townCode } = registration;
    const before = joined ? await this.judging.roofmateCounts(tx, joined.row.id) : new Map<number, number>();
    const household = joined
      ? await this.joinHousehold(tx, actor, joined, state)
      : await this.openHousehold(tx, actor, registration);
    const elderId = await this.insertElder(tx, actor, registration, household.id);
    const today = this.clock.today();
    const stay = {
      householdId: household.id,
      villageCode,
      townCode,
      from: today,
      reason: 'registered',
      note: null,
    } as const;
    await this.stays.begin(tx, actor, elderId, stay);
    const { assignedVisitorId: visitorId } = state.elder;
    await this.assignments.keep(tx, actor, elderId, { visitorId, reason: 'registered' });
    await this.terms.renew(tx, [elderId]);
    await this.records.saveContacts(tx, elderId, state.elder.contacts);
    await this.records.addWish(tx, actor, elderId, state.elder.wish);

    const judged = await this.judging.judge(tx, actor, household, elderId, 'registered', before);
    refuseIneligible(judged);
    await this.doubles.lookFor(tx, [elderId]);
    const file = { id: elderId, villageCode, townCode, registeredOn: today };
    await this.monthlyUpdates.record(tx, actor, file, 'registered');
    await this.audit.record(tx, actor, {
      action: 'elder.register',
      subjectType: 'elder',
      subjectId: elderId,
      regionCode: villageCode,
      detail: { householdId: household.id, level: judged.level, clause: judged.clause },
    });
    return elderId;
  }

  private async openHousehold(tx: EntityManager, actor: Actor, registration: Registration): Promise<Household> {
    const now = this.clock.now();
    const household = await tx.save(Household, {
      villageCode: registration.villageCode,
      townCode: registration.townCode,
      ...this.records.householdColumns(registration.state.household),
      version: 1,
      createdAt: now,
      updatedAt: now,
      updatedBy: actor.accountId,
    });
    await this.records.saveMembers(tx, household.id, registration.state.household.members);
    return household;
  }

  /** A family member who becomes an elder of the register leaves the list of members, for all elders of the household. */
  private async joinHousehold(
    tx: EntityManager,
    actor: Actor,
    { row, elders, state }: HouseholdWithPeople,
    after: FileState,
  ): Promise<Household> {
    const differences = householdDifferences(state, after.household);
    if (differences.length > 0) {
      await this.records.saveMembers(tx, row.id, after.household.members);
      await this.history.saveHousehold(tx, actor, row, {}, elders, differences);
    }
    return row;
  }

  private async insertElder(
    tx: EntityManager,
    actor: Actor,
    { idNumber, birthDate, sex, villageCode, townCode, state }: Registration,
    householdId: number,
  ): Promise<number> {
    const now = this.clock.now();
    try {
      const { id } = await tx.save(Elder, {
        householdId,
        villageCode,
        townCode,
        ...this.records.elderColumns(state.elder),
        idNumberEnc: this.crypto.encrypt(idNumber),
        idNumberIndex: this.records.idNumberIndex(idNumber),
        birthDate,
        sex,
        targetTypes: [],
        level: null,
        status: 'active',
        registeredOn: this.clock.today(),
        closedOn: null,
        closeReason: null,
        visitCount: 0,
        version: 1,
        createdAt: now,
        updatedAt: now,
        updatedBy: actor.accountId,
      });
      return id;
    } catch (error) {
      // Two officers registered the same person at the same moment.
      if (isUniqueViolation(error)) await this.refuseDuplicate(tx, actor, idNumber);
      throw error;
    }
  }

  private async refuseDuplicate(tx: EntityManager, actor: Actor, idNumber: string): Promise<void> {
    const file = await this.idNumbers.duplicateOf(tx, actor, idNumber);
    if (!file) return;
    const errors = [{ field: 'idNumber', code: 'elder.duplicate', detail: file.message }];
    throw conflict('elder.duplicate', file.message, { errors, duplicate: file });
  }
}

/** Who belongs to no class for certain is not registered; who may, once more is known, is. */
function refuseIneligible(judged: Classification): void {
  if (judged.exclusion === null || (judged.exclusion === 'S5' && judged.missingFacts.length > 0)) return;
  throw invalid('elder.not_eligible', `不能登记。${judged.explanation}`);
}
