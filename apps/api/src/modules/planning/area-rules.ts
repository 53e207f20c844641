import type { EntityManager } from 'typeorm';
import { type IsoWeek, parseLocalDate, weekRange } from '@tanfang/domain';
import type { Area, AreaRule } from './week-plan.js';

/** Tells whether a row with these places lies in the area. */
export function holdsIn(area: Area, place: { village_code: string; town_code: string }): boolean {
  return area.regionLevel === 'city' || place[`${area.regionLevel}_code`] === area.regionCode;
}

interface RuleRecord {
  kind: AreaRule['kind'];
  cause: AreaRule['cause'];
  reason: string;
  region_code: string;
  region_level: AreaRule['area']['regionLevel'];
  levels: string;
  from_date: string;
  until_date: string;
  extra_home: number;
  extra_remote: number;
}

/** Approved rules that hold on a day of the week; one that was ended early holds on the days before. */
export async function areaRules(tx: EntityManager, week: IsoWeek): Promise<AreaRule[]> {
  const { from, to } = weekRange(week);
  const records = await tx.query<RuleRecord[]>(
    `SELECT kind, cause, region_code, region_level, levels, from_date, until_date, extra_home, extra_remote, reason
     FROM boost
     WHERE status IN ('approved', 'ended') AND from_date <= until_date AND from_date <= ? AND until_date >= ?
     ORDER BY id`,
    [to, from],
  );
  return records.map((record) => ({
    kind: record.kind,
    cause: record.cause,
    reason: record.reason,
    area: { regionCode: record.region_code, regionLevel: record.region_level },
    levels: record.levels,
    from: parseLocalDate(record.from_date),
    to: parseLocalDate(record.until_date),
    extraHome: record.extra_home,
    extraRemote: record.extra_remote,
  }));
}
