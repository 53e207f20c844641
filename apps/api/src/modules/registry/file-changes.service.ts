import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { AssignmentsService } from './assignments.service.js';
import type { ChangeElder, ConfirmUnchanged } from './change-elder.dto.js';
import type { ElderFile } from './elder-file.dto.js';
import { ElderFileViews } from './elder-file-views.js';
import { Faults } from './faults.js';
import { stateAfter } from './file-edits.js';
import { elderDifferences, type FieldDifference, householdDifferences } from './file-fields.js';
import { FileHistory, type SeenVersions } from './file-history.js';
import { FileRecords } from './file-records.js';
import { checkFile } from './file-rules.js';
import type { FileState, VisitWishState } from './file-state.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { type FileRows, RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';
import { VersionConflicts } from './version-conflicts.js';

/** Keeps files up to date: saved changes, and "本月无变化". */
@Injectable()
export class FileChangesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly registry: RegistryService,
    private readonly repository: RegistryRepository,
    private readonly records: FileRecords,
    private readonly history: FileHistory,
    private readonly conflicts: VersionConflicts,
    private readonly views: ElderFileViews,
    private readonly assignments: AssignmentsService,
    private readonly judging: HouseholdJudgingService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
  ) {}

  /**
   * Saves changes of a file, judges its household anew, and counts them as this month's update.
   * @throws Problem 400 with every wrong field, 404 out of scope, 409 `elder.version_conflict` with both values,
   *   422 `elder.nothing_changed`
   */
  change(actor: Actor, elderId: number, body: ChangeElder): Promise<ElderFile> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/changes`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        await this.changeIn(tx, actor, elderId, body);
        return this.views.fileOf(tx, elderId);
      }),
    );
  }

  /**
   * Saves changes in the transaction of something larger, which itself makes sure that it does so once.
   * @returns the file before the change, for `restoreIn`
   * @throws as `change`
   */
  async changeIn(tx: EntityManager, actor: Actor, elderId: number, body: ChangeElder): Promise<FileState> {
    const rows = await this.lockedFile(tx, actor, elderId);
    const change = await this.workOut(tx, rows, body);
    await this.save(tx, actor, rows, change);
    return change.before;
  }

  /**
   * What a change would alter. Nothing is saved.
   * @throws as `change`
   */
  async rehearse(tx: EntityManager, actor: Actor, elderId: number, body: ChangeElder): Promise<FieldDifference[]> {
    await this.registry.getInScope(tx, actor, elderId);
    const { ofElder, ofHousehold } = await this.workOut(tx, await this.repository.file(tx, elderId), body);
    return [...ofElder, ...ofHousehold];
  }

  /**
   * Takes one change back: the fields that it touched, as they were before. It is a change like any other, in the
   * history and under the next version.
   * @param before what `changeIn` returned
   * @param seen versions that the change made; 409 where the file has moved on since
   */
  async restoreIn(
    tx: EntityManager,
    actor: Actor,
    elderId: number,
    before: FileState,
    seen: SeenVersions,
  ): Promise<void> {
    const rows = await this.lockedFile(tx, actor, elderId);
    if (this.conflicts.isStale(rows, seen)) throw await this.conflicts.problem(tx, rows, seen, []);
    const now = this.records.stateOf(rows);
    const visitors = [now.elder.assignedVisitorId, before.elder.assignedVisitorId].filter((id) => id !== null);
    const names = await this.accounts.namesOf(visitors, tx);
    const after = withKnownIds(before, now);
    const ofElder = elderDifferences(now.elder, after.elder, (id) => names.get(id) ?? '');
    const ofHousehold = householdDifferences(now.household, after.household);
    if (ofElder.length + ofHousehold.length === 0) return;
    await this.save(tx, actor, rows, { before: now, after, ofElder, ofHousehold });
  }

  /**
   * "本月无变化": every section was looked at. A file that is updated already stays as it is.
   * @throws Problem 404 out of scope, 409 `elder.version_conflict`, 422 `monthly_update.month` or
   *   `monthly_update.sections_unchecked` with each section that was passed over
   */
  confirmUnchanged(actor: Actor, elderId: number, body: ConfirmUnchanged): Promise<ElderFile> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/monthly-confirmations`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const rows = await this.lockedFile(tx, actor, elderId);
        const { elder } = rows;
        const seen = { elder: body.version, household: body.householdVersion };
        if (this.conflicts.isStale(rows, seen)) throw await this.conflicts.problem(tx, rows, seen, []);
        this.refuseOtherMonth(body.month);
        refuseUnchecked(body.sectionsChecked);
        if (elder.status === 'closed') throw invalid('monthly_update.file_closed', '这份档案已退出，不用再按月更新。');

        await this.monthlyUpdates.record(tx, actor, elder, 'unchanged');
        await this.audit.record(tx, actor, {
          action: 'elder.confirm',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: elder.villageCode,
          detail: { month: body.month },
        });
        return this.views.fileOf(tx, elderId);
      }),
    );
  }

  /** The household is locked before its elders are read, so that nothing is judged on facts that are just changing. */
  private async lockedFile(tx: EntityManager, actor: Actor, elderId: number): Promise<FileRows> {
    const { householdId } = await this.registry.getInScope(tx, actor, elderId);
    await this.repository.lockHousehold(tx, householdId);
    return this.repository.file(tx, elderId);
  }

  private async workOut(tx: EntityManager, rows: FileRows, body: ChangeElder): Promise<WorkedOutChange> {
    const faults = new Faults();
    const before = this.records.stateOf(rows);
    const after = stateAfter(before, body, this.clock.today(), faults);
    const visitors = [before.elder.assignedVisitorId, after.elder.assignedVisitorId].filter((id) => id !== null);
    const names = await this.accounts.namesOf(visitors, tx);
    const ofElder = elderDifferences(before.elder, after.elder, (id) => names.get(id) ?? '');
    const ofHousehold = householdDifferences(before.household, after.household);

    const seen = { elder: body.version, household: body.householdVersion };
    if (this.conflicts.isStale(rows, seen)) {
      throw await this.conflicts.problem(tx, rows, seen, [...ofElder, ...ofHousehold]);
    }
    const { assignedVisitorId } = after.elder;
    if (assignedVisitorId !== null && assignedVisitorId !== before.elder.assignedVisitorId) {
      await this.assignments.check(tx, assignedVisitorId, rows.elder.villageCode, faults);
    }
    checkFile(after, rows.others, faults);
    faults.refuseIfAny();
    if (ofElder.length + ofHousehold.length === 0) {
      throw invalid('elder.nothing_changed', '没有改动。如果本月情况没有变化，请逐项查看后点“本月无变化”。');
    }
    return { before, after, ofElder, ofHousehold };
  }

  private async save(tx: EntityManager, actor: Actor, rows: FileRows, change: WorkedOutChange): Promise<void> {
    const { elder, household, others } = rows;
    const { before, after, ofElder, ofHousehold } = change;
    const roofBefore = await this.judging.roofmateCounts(tx, household.id);
    if (ofElder.length > 0) {
      await this.history.saveElder(tx, actor, elder, this.records.elderColumns(after.elder), ofElder);
      await this.records.saveContacts(tx, elder.id, after.elder.contacts);
      const { assignedVisitorId: visitorId } = after.elder;
      if (visitorId !== before.elder.assignedVisitorId) {
        await this.assignments.keep(tx, actor, elder.id, { visitorId, reason: 'changed' });
      }
      if (!isSameWish(before.elder.wish, after.elder.wish)) {
        await this.records.addWish(tx, actor, elder.id, after.elder.wish);
      }
    }
    if (ofHousehold.length > 0) {
      const columns = this.records.householdColumns(after.household);
      await this.history.saveHousehold(tx, actor, household, columns, [elder, ...others], ofHousehold);
      await this.records.saveMembers(tx, household.id, after.household.members);
    }
    await this.judging.judge(tx, actor, household, elder.id, 'facts_changed', roofBefore);
    await this.monthlyUpdates.record(tx, actor, elder, 'changed');
    await this.audit.record(tx, actor, {
      action: 'elder.change',
      subjectType: 'elder',
      subjectId: elder.id,
      regionCode: elder.villageCode,
      detail: { fields: [...ofElder, ...ofHousehold].map(({ field }) => field) },
    });
  }

  private refuseOtherMonth(month: string): void {
    const current = this.monthlyUpdates.currentMonth();
    if (month === current) return;
    throw invalid('monthly_update.month', `只能确认本月（${current}）的档案。请打开档案重新查看后确认。`);
  }
}

/** What a change makes of a file. */
interface WorkedOutChange {
  before: FileState;
  after: FileState;
  ofElder: FieldDifference[];
  ofHousehold: FieldDifference[];
}

/** Contacts and members that were removed meanwhile come back as new ones. */
function withKnownIds(before: FileState, now: FileState): FileState {
  const contacts = new Set(now.elder.contacts.map(({ id }) => id));
  const members = new Set(now.household.members.map(({ id }) => id));
  const kept = <T extends { id: number | null }>(row: T, ids: Set<number | null>): T =>
    ids.has(row.id) ? row : { ...row, id: null };
  return {
    elder: { ...before.elder, contacts: before.elder.contacts.map((row) => kept(row, contacts)) },
    household: { ...before.household, members: before.household.members.map((row) => kept(row, members)) },
  };
}

function isSameWish(a: VisitWishState, b: VisitWishState): boolean {
  return a.regularVisits === b.regularVisits && a.homeVisit === b.homeVisit && a.reason === b.reason;
}

/** An untouched form cannot be saved as checked. */
function refuseUnchecked(checked: FileSection[]): void {
  const left = (Object.keys(FILE_SECTIONS) as FileSection[]).filter((section) => !checked.includes(section));
  if (left.length === 0) return;
  const names = left.map((section) => FILE_SECTIONS[section]).join('、');
  throw invalid(
    'monthly_update.sections_unchecked',
    `还有没看过的部分：${names}。请逐项查看后再确认。`,
    left.map((section) => ({ field: 'sectionsChecked', code: section, detail: `请查看${FILE_SECTIONS[section]}` })),
  );
}
