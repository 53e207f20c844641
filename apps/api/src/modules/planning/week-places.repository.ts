import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LocalDate, Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { instantOf, marks } from '../../platform/database/rows.js';
import { elderScopeSql } from '../../platform/scope.js';
import type { WeekPerson } from './week-places.dto.js';

type PersonOfWeek = Pick<WeekPerson, 'name' | 'sex' | 'address' | 'visitorName' | 'coveredBy' | 'goAndSee'> & {
  birthDate: string;
};

interface PersonRecord {
  id: number;
  name: string;
  sex: Sex;
  birth_date: string;
  address: string;
  visitor_name: string | null;
  covered_by: string | null;
  task_id: number | null;
  task_due_at: Date | string | null;
}

/** Names of a page of people. */
@Injectable()
export class WeekPlacesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of these elders whom the actor sees, by id. */
  async people(actor: Actor, elderIds: readonly number[], today: LocalDate): Promise<Map<number, PersonOfWeek>> {
    if (elderIds.length === 0) return new Map();
    const scope = elderScopeSql('e', actor);
    const records = await this.dataSource.query<PersonRecord[]>(
      `SELECT e.id, e.name, e.sex, e.birth_date, h.address, named.display_name AS visitor_name,
              stand_in.display_name AS covered_by, g.id AS task_id, g.due_at AS task_due_at
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN account named ON named.id = e.assigned_visitor_id
       LEFT JOIN leave_cover c ON c.elder_id = e.id AND c.to_date >= ? AND c.from_date <= ?
         AND c.visitor_id = e.assigned_visitor_id
       LEFT JOIN account stand_in ON stand_in.id = c.cover_id
       LEFT JOIN follow_up g ON g.id = (
         SELECT MIN(task.id) FROM follow_up task WHERE task.elder_id = e.id
           AND task.status IN ('open', 'in_progress') AND task.kind = 'go_and_see')
       WHERE e.id IN (${marks(elderIds)}) AND ${scope.where}`,
      [today, today, ...elderIds, ...scope.params],
    );
    return new Map(
      records.map((record) => [
        record.id,
        {
          name: record.name,
          sex: record.sex,
          birthDate: record.birth_date,
          address: record.address,
          visitorName: record.visitor_name,
          coveredBy: record.covered_by,
          goAndSee:
            record.task_id === null || record.task_due_at === null
              ? null
              : { followUpId: record.task_id, dueAt: instantOf(record.task_due_at).toISOString() },
        },
      ]),
    );
  }
}
