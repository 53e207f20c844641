import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type CareLevel,
  type ForecastElder,
  type IsoWeek,
  type LocalDate,
  type Outlook,
  type VisitMethod,
  contactKind,
  forecastWeek,
  policyOn,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { booleanOf } from '../../platform/database/rows.js';
import { areaSql } from '../../platform/scope.js';
import type { Region } from '../regions/regions.service.js';
import { isContact } from './counted-visits.js';

/** What the outlook of an elder's week is judged from. */
export interface OutlookFacts {
  elderId: number;
  level: CareLevel | null;
  /** Who is to go there: the named visitor, or who stands in for that one today; null where nobody is named. */
  doerId: number | null;
  dueHome: number;
  dueRemote: number;
  doneHome: number;
  doneRemote: number;
  met: boolean;
  homeToday: boolean;
  remoteToday: boolean;
}

/** An elder with something due this week, with the outlook. */
export interface OutlookRow extends OutlookFacts {
  villageCode: string;
  townCode: string;
  visitorId: number | null;
  unreachable: boolean;
  outlook: Outlook;
}

interface DueRecord {
  elder_id: number;
  village_code: string;
  town_code: string;
  level: CareLevel | null;
  visitor_id: number | null;
  cover_id: number | null;
  due_home: number;
  due_remote: number;
  done_home: number;
  done_remote: number;
  met: number;
  unreachable: number;
}

/** Who will be missed by Sunday, 三（一）4: one judgement for the visitor's list, the village, the town and the figures. */
@Injectable()
export class WeekOutlooks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Everybody of a place who has something due in the running week, A before B before C. Two statements. */
  async ofPlace({ code, level }: Region): Promise<OutlookRow[]> {
    const today = this.clock.today();
    const week = weekOf(today);
    const dueHere = areaSql('w', code, level);
    const dues = await this.dataSource.query<DueRecord[]>(
      `SELECT w.elder_id, w.village_code, w.town_code, w.level, w.visitor_id, c.cover_id,
              w.due_home, w.due_remote, w.done_home, w.done_remote, w.met, w.unreachable
       FROM weekly_due w
       LEFT JOIN leave_cover c ON c.elder_id = w.elder_id AND c.to_date >= ? AND c.from_date <= ?
         AND c.visitor_id = w.visitor_id
       WHERE w.week = ? AND ${dueHere.where} AND w.due_home + w.due_remote > 0`,
      [today, today, week, ...dueHere.params],
    );
    const seenHere = areaSql('v', code, level);
    const seen = await this.dataSource.query<{ elder_id: number; method: VisitMethod }[]>(
      `SELECT v.elder_id, v.method FROM visit v WHERE v.visited_on = ? AND ${seenHere.where} AND ${isContact('v')}`,
      [today, ...seenHere.params],
    );
    const seenToday = new Set(seen.map(({ elder_id, method }) => `${elder_id} ${contactKind(method) ?? ''}`));
    const rows = dues.map((due) => ({
      elderId: due.elder_id,
      villageCode: due.village_code,
      townCode: due.town_code,
      level: due.level,
      visitorId: due.visitor_id,
      doerId: due.cover_id ?? due.visitor_id,
      dueHome: due.due_home,
      dueRemote: due.due_remote,
      doneHome: due.done_home,
      doneRemote: due.done_remote,
      met: booleanOf(due.met),
      unreachable: booleanOf(due.unreachable),
      homeToday: seenToday.has(`${due.elder_id} home`),
      remoteToday: seenToday.has(`${due.elder_id} remote`),
    }));
    const outlooks = outlooksOf(rows, week, today);
    return rows
      .map((row) => ({ ...row, outlook: outlooks.get(row.elderId) ?? 'met' }))
      .sort((a, b) => compareLevels(a.level, b.level) || a.elderId - b.elderId);
  }

  /**
   * The outlooks of elders who are at hand already, in the week that is running.
   * @param elders everybody who has something due and whom the same visitors see
   * @returns by elder; of a week that is over, nothing
   */
  judge(elders: readonly OutlookFacts[], week: IsoWeek): Map<number, Outlook> {
    const today = this.clock.today();
    return today > weekRange(week).to ? new Map() : outlooksOf(elders, week, today);
  }
}

/** Each visitor's elders together, A before B before C; nobody's elders do not stand in each other's way. */
function outlooksOf(elders: readonly OutlookFacts[], week: IsoWeek, today: LocalDate): Map<number, Outlook> {
  const byDoer = new Map<string, OutlookFacts[]>();
  const ordered = [...elders].sort((a, b) => compareLevels(a.level, b.level) || a.elderId - b.elderId);
  for (const elder of ordered) {
    const key = elder.doerId === null ? `elder ${elder.elderId}` : `doer ${elder.doerId}`;
    const list = byDoer.get(key);
    if (list) list.push(elder);
    else byDoer.set(key, [elder]);
  }
  const policy = policyOn(weekRange(week).from);
  const outlooks = new Map<number, Outlook>();
  for (const list of byDoer.values()) {
    const judged = forecastWeek(list.map(forecastOf), week, today, policy);
    list.forEach(({ elderId }, index) => outlooks.set(elderId, judged[index] ?? 'met'));
  }
  return outlooks;
}

function forecastOf(facts: OutlookFacts): ForecastElder {
  const { dueHome, dueRemote, doneHome, doneRemote, met, homeToday, remoteToday } = facts;
  const done = met ? { doneHome: dueHome, doneRemote: dueRemote } : { doneHome, doneRemote };
  return { dues: { dueHome, dueRemote }, done, homeToday, remoteToday };
}

/** A before B before C before none. */
function compareLevels(a: CareLevel | null, b: CareLevel | null): number {
  const [left, right] = [a ?? 'Z', b ?? 'Z'];
  return left < right ? -1 : Number(left > right);
}
