import {
  addDays,
  addWeeks,
  followUpsFor,
  type IsoWeek,
  type LocalDate,
  monthOf,
  monthRange,
  shiftMonth,
  unchangedVisitItems,
  type VisitFact,
  type VisitItems,
  weekOf,
} from '@tanfang/domain';
import type { FollowUp } from '../modules/follow-ups/follow-up.entity.js';
import type { MonthlyUpdate } from '../modules/monthly-updates/monthly-update.entity.js';
import { evidenceRange, planRow, policyOfWeek } from '../modules/planning/week-plan.js';
import type { WeeklyDue } from '../modules/planning/weekly-due.entity.js';
import type { Visit } from '../modules/visits/visit.entity.js';
import type { DemoFile, DemoHome } from './demo-city.js';
import type { DemoVisit, VillageShape } from './history.js';
import type { RowContext } from './register-rows.js';

const MONTHS_OF_UPDATES = 12;
const MINUTE_MS = 60_000;
/** A hazard is looked after within this many days in the demonstration's past. */
const FOLLOW_UP_DAYS = 14;

export interface WorkRows {
  visits: Partial<Visit>[];
  dues: Partial<WeeklyDue>[];
  updates: Partial<MonthlyUpdate>[];
  followUps: Partial<FollowUp>[];
}

/**
 * What was done for one elder: visits with their numbers, the weeks they count in, the months of the file.
 * @param nextVisitId first id for the visits; follow-ups refer to them
 */
export function workRows(
  context: RowContext,
  home: DemoHome,
  file: DemoFile,
  elderId: number,
  shape: VillageShape,
  nextVisitId: number,
): WorkRows {
  const visits = visitRows(context, home, file, elderId, nextVisitId);
  return {
    visits,
    dues: dueRows(context, home, file, elderId),
    updates: updateRows(context, home, file, elderId, shape),
    followUps: file.visits.flatMap((visit, i) => followUpRows(context, home, visit, visits[i] ?? {})),
  };
}

function visitRows(
  { clock, rng, visitorId }: RowContext,
  { village }: DemoHome,
  file: DemoFile,
  elderId: number,
  nextVisitId: number,
): Partial<Visit>[] {
  let ordinal = 0;
  return file.visits.map((visit, i) => {
    const completed = visit.outcome === 'completed';
    const startedAt = new Date(clock.startOf(visit.on).getTime() + visit.startMinute * MINUTE_MS);
    return {
      id: nextVisitId + i,
      clientId: inventedUuid(nextVisitId + i),
      elderId,
      ordinal: completed ? ++ordinal : null,
      method: visit.method,
      outcome: visit.outcome,
      visitedOn: visit.on,
      startedAt,
      durationMinutes: visit.durationMinutes,
      villageCode: village.code,
      townCode: village.townCode,
      level: file.classes.findLast((period) => period.from <= visit.on)?.judged.level ?? null,
      visitorId,
      recordedBy: visitorId,
      recordedAt: new Date(startedAt.getTime() + (visit.durationMinutes + 2) * MINUTE_MS),
      late: false,
      allUnchanged: completed && visit.concern === null,
      ...(completed ? itemsOf(visit) : {}),
      handlings: visit.concern === null ? [] : [{ itemKey: visit.concern, handling: handlingOf(visit), note: null }],
      doorCodeMatch: visit.method === 'home' && rng.chance(0.8) ? 'matched' : 'not_scanned',
      proximity: visit.method === 'home' && completed && rng.chance(0.6) ? 'near' : 'unknown',
      photoCount: 0,
      voiceNoteCount: 0,
      voided: false,
    };
  });
}

function itemsOf(visit: DemoVisit): VisitItems {
  const items = unchangedVisitItems();
  switch (visit.concern) {
    case null:
      return items;
    case 'gasSafety':
    case 'electricitySafety':
      return { ...items, [visit.concern]: 'unsafe' };
    case 'illness':
      return { ...items, illness: 'severe' };
    default:
      return { ...items, [visit.concern]: 'worse' };
  }
}

/** Small things were settled at the door, the rest reported; decided by the day so that it needs no further chance. */
function handlingOf(visit: DemoVisit): 'reminded_resolved' | 'reported_town' {
  return visit.startMinute % 3 === 0 ? 'reported_town' : 'reminded_resolved';
}

function followUpRows(
  { clock, today, visitorId }: RowContext,
  { village }: DemoHome,
  visit: DemoVisit,
  row: Partial<Visit>,
): Partial<FollowUp>[] {
  if (visit.concern === null || handlingOf(visit) !== 'reported_town') return [];
  const openedAt = row.recordedAt ?? clock.startOf(visit.on);
  const dueOn = addDays(visit.on, FOLLOW_UP_DAYS);
  const closed = dueOn < today;
  return followUpsFor(itemsOf(visit)).map((found) => ({
    elderId: row.elderId,
    visitId: row.id,
    villageCode: village.code,
    townCode: village.townCode,
    kind: found.kind,
    severity: found.severity,
    status: closed ? 'closed' : 'open',
    itemKeys: [...found.itemKeys],
    sentence: found.sentence,
    handling: 'reported_town',
    openedAt,
    openedBy: visitorId,
    dueOn,
    closedAt: closed ? clock.startOf(dueOn) : null,
    ownerId: null,
    reach: 'town',
    settledBy: closed ? 'town' : null,
  }));
}

function dueRows({ clock, today, visitorId }: RowContext, home: DemoHome, file: DemoFile, elderId: number) {
  const { village } = home;
  const last = weekOf(file.closedOn ?? today);
  const facts: VisitFact[] = file.visits.map(({ on, method, outcome }) => ({ on, method, outcome }));
  const rows: Partial<WeeklyDue>[] = [];
  let wasUnreachable = false;
  for (let week: IsoWeek = weekOf(file.registeredOn); week <= last; week = addWeeks(week, 1)) {
    const { from, to } = evidenceRange(week);
    const row = planRow(
      {
        elderId,
        villageCode: village.code,
        townCode: village.townCode,
        status: file.status,
        refused: file.status === 'refused',
        homeVisitConsent: file.homeConsent,
        assignedVisitorId: visitorId,
        registeredOn: file.registeredOn,
        closedOn: file.closedOn,
        absences: file.absence ? [file.absence] : [],
        rules: [],
        levels: levelsUntil(file, to),
      },
      { visits: facts.filter((visit) => visit.on >= from && visit.on <= to), wasUnreachable },
      week,
      policyOfWeek(week),
    );
    wasUnreachable = row.unreachable;
    rows.push({ ...row, plannedAt: clock.startOf(from) });
  }
  return rows;
}

/** Classes in force in the week that ends on `to`: the last one that began before the week, and those within it. */
function levelsUntil(file: DemoFile, to: LocalDate) {
  const monday = addDays(to, -6);
  const begun = file.classes.filter((period) => period.from <= to);
  const before = begun.findLastIndex((period) => period.from <= monday);
  return begun.slice(Math.max(0, before)).map(({ from, judged }) => ({ from, level: judged.level }));
}

function updateRows(
  { clock, rng, today, visitorId }: RowContext,
  { village }: DemoHome,
  file: DemoFile,
  elderId: number,
  shape: VillageShape,
): Partial<MonthlyUpdate>[] {
  const rows: Partial<MonthlyUpdate>[] = [];
  const thisMonth = monthOf(today);
  for (let back = MONTHS_OF_UPDATES; back >= 0; back--) {
    const month = shiftMonth(thisMonth, -back);
    const { from, to } = monthRange(month);
    if (file.registeredOn > to || (file.closedOn !== null && file.closedOn < from)) continue;
    const registered = file.registeredOn >= from;
    const expectedSince = registered ? file.registeredOn : from;
    const doneOn = registered ? file.registeredOn : addDays(from, rng.int(2, 24));
    const updated = registered || (doneOn < today && rng.chance(shape.diligence));
    rows.push({
      elderId,
      month,
      villageCode: village.code,
      townCode: village.townCode,
      expectedSince,
      state: updated ? 'updated' : 'pending',
      kind: !updated ? null : registered ? 'registered' : rng.chance(0.1) ? 'changed' : 'unchanged',
      updatedAt: updated ? new Date(clock.startOf(doneOn).getTime() + rng.int(540, 1020) * MINUTE_MS) : null,
      updatedBy: updated ? visitorId : null,
    });
  }
  return rows;
}

export function inventedUuid(serial: number): string {
  return `00000000-0000-4000-8000-${serial.toString(16).padStart(12, '0')}`;
}
