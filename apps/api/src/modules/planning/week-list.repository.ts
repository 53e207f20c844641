import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type CareLevel,
  type ElderStatus,
  FOLLOW_UP_TRANSITIONS,
  type FollowUpKind,
  type FollowUpStatus,
  type IsoWeek,
  type LocalDate,
  type Sex,
  type TargetType,
  type VisitMethod,
  type VisitOutcome,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { booleanOf, instantOf, marks } from '../../platform/database/rows.js';
import { append } from '../../platform/grouping.js';
import { elderScopeSql } from '../../platform/scope.js';

/** One elder of the list as the database has it. */
export interface ListedElder {
  elderId: number;
  name: string;
  birthDate: string;
  sex: Sex;
  targetTypes: TargetType[];
  phoneEnc: string | null;
  status: ElderStatus;
  homeConsent: boolean;
  visitCount: number;
  householdId: number;
  address: string;
  gridName: string | null;
  level: CareLevel | null;
  visitorId: number | null;
  /** Who stands in for the visitor on the day, and for whom. */
  cover: { coverId: number; coverName: string; visitorName: string; until: string } | null;
  dueHome: number;
  dueRemote: number;
  doneHome: number;
  doneRemote: number;
  met: boolean;
  refused: boolean;
  unreachable: boolean;
  /** The open task to go and see, and until when. */
  goAndSee: { followUpId: number; dueAt: Date } | null;
  lastVisit: { on: LocalDate; method: VisitMethod; outcome: VisitOutcome } | null;
}

/** Something open about a listed elder. */
export interface OpenFollowUp {
  id: number;
  kind: FollowUpKind;
  status: FollowUpStatus;
  sentence: string;
  dueOn: LocalDate;
  dueAt: Date | null;
}

interface OpenRecord {
  id: number;
  elder_id: number;
  kind: FollowUpKind;
  status: FollowUpStatus;
  sentence: string;
  due_on: LocalDate;
  due_at: Date | string | null;
}

interface ListRecord {
  id: number;
  name: string;
  birth_date: string;
  sex: Sex;
  target_types: string;
  phone_enc: string | null;
  status: ElderStatus;
  home_visit_consent: number;
  visit_count: number;
  household_id: number;
  address: string;
  grid_name: string | null;
  level: CareLevel | null;
  visitor_id: number | null;
  cover_id: number | null;
  cover_name: string | null;
  covered_name: string | null;
  cover_until: string | null;
  due_home: number;
  due_remote: number;
  done_home: number;
  done_remote: number;
  met: number;
  refused: number;
  unreachable: number;
  task_id: number | null;
  task_due_at: Date | string | null;
  visited_on: LocalDate | null;
  method: VisitMethod | null;
  outcome: VisitOutcome | null;
}

/** The rows of the week's list, in one statement whatever its length. */
@Injectable()
export class WeekListRepository {
  /**
   * Rows of a week in the actor's scope: who cannot be reached first, then unmet ones by class.
   * @param ownOnly only elders assigned to the actor, those that nobody is assigned to, and those for whose visitor the
   *   actor stands in on the day (请假代班)
   * @param day the day of the week on which covers are looked up
   */
  async read(
    manager: EntityManager,
    actor: Actor,
    week: IsoWeek,
    ownOnly: boolean,
    day: LocalDate,
    limit: number,
  ): Promise<ListedElder[]> {
    const scope = elderScopeSql('w', actor, 'elder_id');
    const own = ownOnly ? 'AND (w.visitor_id = ? OR w.visitor_id IS NULL OR c.cover_id = ?)' : '';
    const records = await manager.query<ListRecord[]>(
      `SELECT e.id, e.name, e.birth_date, e.sex, e.target_types, e.phone_enc, e.status, e.home_visit_consent,
              e.visit_count, e.household_id, h.address, h.grid_name,
              w.level, w.visitor_id, w.due_home, w.due_remote, w.done_home, w.done_remote, w.met, w.refused,
              w.unreachable, c.cover_id, stand_in.display_name AS cover_name, away.display_name AS covered_name,
              c.to_date AS cover_until, g.id AS task_id, g.due_at AS task_due_at,
              v.visited_on, v.method, v.outcome
       FROM weekly_due w
       JOIN elder e ON e.id = w.elder_id
       JOIN household h ON h.id = e.household_id
       LEFT JOIN leave_cover c ON c.elder_id = w.elder_id AND c.to_date >= ? AND c.from_date <= ?
         AND c.visitor_id = w.visitor_id
       LEFT JOIN account stand_in ON stand_in.id = c.cover_id
       LEFT JOIN account away ON away.id = c.visitor_id
       LEFT JOIN follow_up g ON g.id = (
         SELECT MIN(task.id) FROM follow_up task WHERE task.elder_id = w.elder_id
           AND task.status IN ('open', 'in_progress') AND task.kind = 'go_and_see')
       LEFT JOIN visit v ON v.id = (
         SELECT latest.id FROM visit latest WHERE latest.elder_id = w.elder_id AND latest.voided = 0
         ORDER BY latest.visited_on DESC, latest.id DESC LIMIT 1)
       WHERE w.week = ? AND ${scope.where} ${own} AND e.closed_on IS NULL
       ORDER BY w.unreachable DESC, g.id IS NULL, w.met, w.level IS NULL, w.level, e.id
       LIMIT ${limit}`,
      [day, day, week, ...scope.params, ...(ownOnly ? [actor.accountId, actor.accountId] : [])],
    );
    return records.map(listedElder);
  }

  /**
   * What is open about listed elders, the earliest due first, without the tasks to go and see. The caller has read the
   * elders in the actor's scope.
   */
  async openFollowUps(manager: EntityManager, elderIds: readonly number[]): Promise<Map<number, OpenFollowUp[]>> {
    const byElder = new Map<number, OpenFollowUp[]>();
    if (elderIds.length === 0) return byElder;
    const { final } = FOLLOW_UP_TRANSITIONS;
    const records = await manager.query<OpenRecord[]>(
      `SELECT id, elder_id, kind, status, sentence, due_on, due_at FROM follow_up
       WHERE elder_id IN (${marks(elderIds)}) AND status NOT IN (${marks(final)}) AND kind <> 'go_and_see'
       ORDER BY due_on, id`,
      [...elderIds, ...final],
    );
    for (const { id, elder_id: elderId, kind, status, sentence, due_on: dueOn, due_at: dueAt } of records) {
      append(byElder, elderId, { id, kind, status, sentence, dueOn, dueAt: dueAt === null ? null : instantOf(dueAt) });
    }
    return byElder;
  }
}

function listedElder(record: ListRecord): ListedElder {
  const { visited_on: on, method, outcome } = record;
  return {
    elderId: record.id,
    name: record.name,
    birthDate: record.birth_date,
    sex: record.sex,
    targetTypes: JSON.parse(record.target_types) as TargetType[],
    phoneEnc: record.phone_enc,
    status: record.status,
    homeConsent: booleanOf(record.home_visit_consent),
    visitCount: record.visit_count,
    householdId: record.household_id,
    address: record.address,
    gridName: record.grid_name,
    level: record.level,
    visitorId: record.visitor_id,
    cover:
      record.cover_id === null
        ? null
        : {
            coverId: record.cover_id,
            coverName: record.cover_name ?? '',
            visitorName: record.covered_name ?? '',
            until: record.cover_until ?? '',
          },
    dueHome: record.due_home,
    dueRemote: record.due_remote,
    doneHome: record.done_home,
    doneRemote: record.done_remote,
    met: booleanOf(record.met),
    refused: booleanOf(record.refused),
    unreachable: booleanOf(record.unreachable),
    goAndSee:
      record.task_id === null || record.task_due_at === null
        ? null
        : { followUpId: record.task_id, dueAt: instantOf(record.task_due_at) },
    lastVisit: on && method && outcome ? { on, method, outcome } : null,
  };
}
