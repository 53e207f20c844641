import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type IsoWeek, addWeeks, monthOf, weekOf, weekRange } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/tx.js';
import { nextContact } from './next-contact.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { PlanningRepository, type StoredWeek } from './planning.repository.js';
import { WeekProgress, type WeekListSuggestion } from './week-list.dto.js';
import { type Area, type PlanFacts, type WeekRow, countWeek, planRow, policyOfWeek } from './week-plan.js';

export { WeekProgress };

/** Elders of one transaction of the bulk plan: few enough that nobody at a door waits for it. */
const CHUNK = 500;

/** While one lot is judged, the database reads and writes others; most connections stay for people. */
const AT_ONCE = 4;

/** What a bulk plan did. */
export interface PlanOutcome {
  /** Open files that were looked at. */
  elders: number;
  /** Rows inserted or changed; 0 when the week was planned already and nothing changed since. */
  written: number;
}

/** When somebody will next come or call. */
export type NextContact = Pick<WeekListSuggestion, 'method' | 'on'>;

/** Makes and keeps the rows of the week: what each elder is due, and how far it is done. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly repository: PlanningRepository,
    private readonly marks: FigureMarks,
  ) {}

  /** The week that is running in Asia/Shanghai. */
  currentWeek(): IsoWeek {
    return weekOf(this.clock.today());
  }

  /**
   * Plans a week for the whole city, 500 elders a transaction. Planned again without new facts it writes nothing.
   * @param scope `missing` leaves elders alone who have a row for the week
   */
  planWeek(week: IsoWeek, scope: 'all' | 'missing' = 'all'): Promise<PlanOutcome> {
    return this.planChunks(week, scope === 'missing', null);
  }

  /** The same for one area, after a rule for it began or ended. */
  planArea(week: IsoWeek, area: Area): Promise<PlanOutcome> {
    return this.planChunks(week, false, area);
  }

  private async planChunks(week: IsoWeek, onlyMissing: boolean, area: Area | null): Promise<PlanOutcome> {
    const outcome = { elders: 0, written: 0 };
    const ids = await this.repository.openElders(week, onlyMissing, area);
    let taken = 0;
    const work = async (): Promise<void> => {
      while (taken < ids.length) {
        const chunk = ids.slice(taken, (taken += CHUNK));
        const { elders, written } = await this.transactions.run((tx) => this.planChunk(tx, week, chunk));
        outcome.elders += elders;
        outcome.written += written;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return outcome;
  }

  /**
   * Plans one elder's week anew. Call it in the transaction of each change of class, consent, status, place or
   * assigned visitor, after the change. A week that is over keeps its dues: only the current one is planned.
   * @param week the current week when left out
   */
  async planElder(tx: EntityManager, elderId: number, week: IsoWeek = this.currentWeek()): Promise<void> {
    const [facts] = await this.repository.lockElders(tx, [elderId], week);
    if (facts) {
      await this.write(tx, [facts], week);
      // Also where the week stays as it is: types, wishes and classes count in the month.
      await this.outdate(tx, week, [facts.villageCode]);
    } else {
      const rows = await this.repository.weeksOfElder(tx, elderId, [week]);
      await this.repository.remove(tx, elderId, week);
      const places = rows.map((row) => row.villageCode);
      await this.outdate(tx, week, places);
    }
  }

  /** Puts another named visitor into these elders' rows of the current week; weeks that are over keep theirs. */
  async reassign(tx: EntityManager, elderIds: number[], visitorId: number | null): Promise<void> {
    const week = this.currentWeek();
    // Who has a named visitor at the month's end is a figure.
    await this.outdate(tx, week, await this.repository.setVisitor(tx, elderIds, week, visitorId));
  }

  /**
   * Recounts an elder's weeks from the one of a visit to the current one. Call it in the visit's transaction, after
   * the visit was inserted and with the elder's row locked.
   * @param week the week of the visit
   * @returns the progress of that week, and whether the elder cannot be reached now; null when the file is not open then
   */
  async recount(
    tx: EntityManager,
    elderId: number,
    week: IsoWeek,
  ): Promise<{ progress: WeekProgress | null; unreachable: boolean | null }> {
    const counted = await this.recountWeek(tx, elderId, week);
    let latest = counted;
    const current = this.currentWeek();
    // A visit recorded late may end, or begin, an unreachable state that the weeks after it took over.
    for (let later = addWeeks(week, 1); later <= current; later = addWeeks(later, 1)) {
      latest = await this.recountWeek(tx, elderId, later);
    }
    return { progress: counted && progressOf(counted), unreachable: latest?.unreachable ?? null };
  }

  /** How far these weeks of an elder have come; weeks that were never planned are left out. */
  async progress(tx: EntityManager, elderId: number, weeks: IsoWeek[]): Promise<WeekProgress[]> {
    return (await this.repository.weeksOfElder(tx, elderId, weeks)).map(progressOf);
  }

  /**
   * The next contact that the plan suggests for each of these elders this week; who has none left is left out.
   * Nothing internal is in it: day and method only.
   */
  async nextContacts(manager: EntityManager, elderIds: number[]): Promise<Map<number, NextContact>> {
    const week = this.currentWeek();
    const context = { week, today: this.clock.today(), policy: policyOfWeek(week) };
    const visits = await this.repository.evidence(manager, elderIds, week);
    const absences = await this.repository.absences(manager, elderIds, week);
    const next = new Map<number, NextContact>();
    for (const facts of await this.repository.contactFacts(manager, elderIds, week)) {
      const contact = nextContact(
        facts,
        visits.get(facts.elderId) ?? [],
        absences.get(facts.elderId) ?? [],
        context,
        '',
      );
      if (contact) next.set(facts.elderId, { method: contact.method, on: contact.on });
    }
    return next;
  }

  private async recountWeek(tx: EntityManager, elderId: number, week: IsoWeek): Promise<WeekRow | null> {
    const stored = await this.repository.storedWeeks(tx, [elderId], week);
    const row = stored.find((candidate) => candidate.week === week);
    if (!row) {
      const [facts] = await this.repository.lockElders(tx, [elderId], week);
      return facts ? ((await this.write(tx, [facts], week)).rows[0] ?? null) : null;
    }
    const visits = (await this.repository.evidence(tx, [elderId], week)).get(elderId) ?? [];
    const wasUnreachable = stored.some((candidate) => candidate.week < week && candidate.unreachable);
    const counted = { ...row, ...countWeek(row, { visits, wasUnreachable }, week, policyOfWeek(week)) };
    if (differ(row, counted)) await this.repository.updateCount(tx, row.id, counted);
    // Also where the row stays as it is: a visit more than is due counts in the month.
    await this.outdate(tx, week, [row.villageCode]);
    return counted;
  }

  private async planChunk(tx: EntityManager, week: IsoWeek, ids: number[]): Promise<PlanOutcome> {
    const elders = await this.repository.lockElders(tx, ids, week);
    const { changed } = await this.write(tx, elders, week);
    return { elders: elders.length, written: changed.length };
  }

  /** Plans the week of these elders, whose rows are locked, and writes the rows that came out different. */
  private async write(
    tx: EntityManager,
    elders: PlanFacts[],
    week: IsoWeek,
  ): Promise<{ rows: WeekRow[]; changed: WeekRow[] }> {
    if (elders.length === 0) return { rows: [], changed: [] };
    const ids = elders.map(({ elderId }) => elderId);
    const evidence = await this.repository.evidence(tx, ids, week);
    const present = new Map<number, StoredWeek>();
    const wereUnreachable = new Set<number>();
    for (const row of await this.repository.storedWeeks(tx, ids, week)) {
      if (row.week === week) present.set(row.elderId, row);
      else if (row.unreachable) wereUnreachable.add(row.elderId);
    }
    const policy = policyOfWeek(week);
    const rows = elders.map((facts) => {
      const visits = evidence.get(facts.elderId) ?? [];
      return planRow(facts, { visits, wasUnreachable: wereUnreachable.has(facts.elderId) }, week, policy);
    });
    const changed = rows.filter((row) => {
      const stored = present.get(row.elderId);
      return !stored || differ(stored, row);
    });
    await this.repository.upsert(tx, changed, this.clock.now());
    const places = changed.flatMap((row) => [
      row.villageCode,
      present.get(row.elderId)?.villageCode ?? row.villageCode,
    ]);
    await this.outdate(tx, week, places);
    return { rows, changed };
  }

  /** Figures of the week and of the months it touches have to be counted anew in these villages. */
  private outdate(tx: EntityManager, week: IsoWeek, villages: readonly string[]): Promise<void> {
    const { from, to } = weekRange(week);
    const periods = [week, monthOf(from), monthOf(to)];
    return this.marks.add(
      tx,
      [...new Set(villages)].flatMap((villageCode) => periods.map((period) => ({ villageCode, period }))),
    );
  }
}

function differ(stored: WeekRow, planned: WeekRow): boolean {
  return (Object.keys(planned) as (keyof WeekRow)[]).some((key) => stored[key] !== planned[key]);
}

function progressOf({ week, dueHome, doneHome, dueRemote, doneRemote, met }: WeekRow): WeekProgress {
  return { week, dueHome, doneHome, dueRemote, doneRemote, met };
}
