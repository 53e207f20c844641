import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  BOOST_CAUSES,
  BOOST_KINDS,
  type IsoWeek,
  type LocalDate,
  type Outlook,
  type VisitFact,
  ageOn,
  contactKind,
  isIsoWeek,
  maskPhone,
  parseLocalDate,
  pressing,
  weekRange,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { malformed } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { WarningsInForce } from '../weather/warnings-in-force.service.js';
import { areaRules, holdsIn } from './area-rules.js';
import { type OutlookFacts, WeekOutlooks } from '../figures/week-outlooks.service.js';
import { type WeekContext, nextContact } from './next-contact.js';
import { PlanningRepository } from './planning.repository.js';
import { PlanningService } from './planning.service.js';
import type {
  WeekList,
  WeekListCover,
  WeekListElder,
  WeekListHousehold,
  WeekListQuery,
  WeekListRule,
  WeekListTotals,
} from './week-list.dto.js';
import { type ListedElder, type OpenFollowUp, WeekListRepository } from './week-list.repository.js';
import { type AreaRule, type DaysAway, policyOfWeek } from './week-plan.js';

/** More people than a village's visitors can work through in a week. */
const LONGEST_LIST = 500;

/** The list a visitor works from: read from the week's rows, nothing is computed that is counted there. */
@Injectable()
export class WeekListService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly regions: RegionsService,
    private readonly planning: PlanningService,
    private readonly planningRepository: PlanningRepository,
    private readonly repository: WeekListRepository,
    private readonly weekOutlooks: WeekOutlooks,
    private readonly warningsInForce: WarningsInForce,
  ) {}

  /**
   * The week's list in the actor's scope, most pressing first, grouped by household. Six statements, however long.
   * @throws Problem 400 for a week that does not exist
   */
  async read(actor: Actor, query: WeekListQuery): Promise<WeekList> {
    const week = query.week === undefined ? this.planning.currentWeek() : existingWeek(query.week);
    const context = { week, today: this.clock.today(), policy: policyOfWeek(week) };
    const of = query.of ?? (actor.role === 'visitor' ? 'mine' : 'village');

    const { manager } = this.dataSource;
    const [rows, rules, warnings] = await Promise.all([
      this.repository.read(manager, actor, week, of === 'mine', dayWithin(week, context.today), LONGEST_LIST + 1),
      areaRules(manager, week),
      // Of another week nobody knows the weather.
      week === this.planning.currentWeek() ? this.warningsInForce.of(actor.regionCode, 'visitor') : [],
    ]);
    const listed = rows.slice(0, LONGEST_LIST);
    const ids = listed.map(({ elderId }) => elderId);
    const [visits, absences, open] = await Promise.all([
      this.planningRepository.evidence(manager, ids, week),
      this.planningRepository.absences(manager, ids, week),
      this.repository.openFollowUps(manager, ids),
    ]);
    const outlooks = this.weekOutlooks.judge(
      listed
        .filter(({ dueHome, dueRemote }) => dueHome + dueRemote > 0)
        .map((row) => outlookFacts(row, visits.get(row.elderId) ?? [], context.today)),
      week,
    );
    const elders = listed.map((row) => ({
      row,
      elder: this.elderOf(actor, row, visits.get(row.elderId) ?? [], absences.get(row.elderId) ?? [], {
        ...context,
        outlook: outlooks.get(row.elderId) ?? null,
        open: open.get(row.elderId) ?? [],
      }),
    }));
    return {
      week,
      ...weekRange(week),
      today: context.today,
      generatedAt: this.clock.nowIso(),
      of,
      truncated: rows.length > LONGEST_LIST,
      totals: totalsOf(
        elders.map(({ elder }) => elder),
        new Set(listed.map(({ householdId }) => householdId)).size,
      ),
      covers: coversOf(actor, listed),
      rules: rulesOf(rules, this.regions.find(actor.regionCode)),
      warnings,
      households: groupedByHousehold(elders),
    };
  }

  private elderOf(
    actor: Actor,
    row: ListedElder,
    visits: VisitFact[],
    absences: DaysAway[],
    context: WeekContext & { outlook: Outlook | null; open: readonly OpenFollowUp[] },
  ): WeekListElder {
    const { week, today, policy, outlook, open } = context;
    const place = pressing(
      {
        week,
        today,
        level: row.level,
        dues: row,
        done: row,
        unreachable: row.unreachable || row.goAndSee !== null,
        refused: row.refused,
      },
      policy,
    );
    return {
      elderId: row.elderId,
      name: row.name,
      age: ageOn(parseLocalDate(row.birthDate), today),
      sex: row.sex,
      level: row.level,
      targetTypes: row.targetTypes,
      maskedPhone: row.phoneEnc === null ? null : maskPhone(this.crypto.decrypt(row.phoneEnc)),
      status: row.status,
      homeConsent: row.homeConsent,
      refused: row.refused,
      assignedVisitorId: row.visitorId,
      coversFor: row.cover?.coverId === actor.accountId ? row.cover.visitorName : null,
      coveredBy: row.cover && row.cover.coverId !== actor.accountId ? row.cover.coverName : null,
      dueHome: row.dueHome,
      doneHome: row.doneHome,
      dueRemote: row.dueRemote,
      doneRemote: row.doneRemote,
      met: row.met,
      outlook,
      unreachable: row.unreachable,
      goAndSee: row.goAndSee && {
        followUpId: row.goAndSee.followUpId,
        dueAt: row.goAndSee.dueAt.toISOString(),
      },
      openFollowUps: open.map((each) => ({ ...each, dueAt: each.dueAt?.toISOString() ?? null })),
      suggestion: nextContact(row, visits, absences, context, place.reason),
      lastVisit: row.lastVisit,
      nextOrdinal: row.visitCount + 1,
      rank: place.rank,
      reason: place.reason,
    };
  }
}

function groupedByHousehold(elders: { row: ListedElder; elder: WeekListElder }[]): WeekListHousehold[] {
  const households = new Map<number, WeekListHousehold>();
  const byRank = [...elders].sort((a, b) => a.elder.rank - b.elder.rank || a.elder.elderId - b.elder.elderId);
  for (const { row, elder } of byRank) {
    const household = households.get(row.householdId);
    if (household) {
      household.elders.push(elder);
      continue;
    }
    const { householdId, address, gridName } = row;
    households.set(householdId, {
      householdId,
      address,
      gridName,
      rank: elder.rank,
      reason: elder.reason,
      elders: [elder],
    });
  }
  // Of equally pressing ones, neighbours stand together.
  return [...households.values()].sort(
    (a, b) =>
      a.rank - b.rank ||
      compare(a.gridName ?? '', b.gridName ?? '') ||
      compare(a.address, b.address) ||
      a.householdId - b.householdId,
  );
}

function totalsOf(elders: WeekListElder[], households: number): WeekListTotals {
  const sum = (valueOf: (elder: WeekListElder) => number): number =>
    elders.reduce((total, elder) => total + valueOf(elder), 0);
  const isDue = ({ dueHome, dueRemote }: WeekListElder): boolean => dueHome + dueRemote > 0;
  return {
    households,
    elders: elders.length,
    due: elders.filter(isDue).length,
    met: elders.filter((elder) => isDue(elder) && elder.met).length,
    unreachable: elders.filter(({ unreachable }) => unreachable).length,
    missed: elders.filter(({ outlook }) => outlook === 'crowded' || outlook === 'lost').length,
    pressing: elders.filter(({ outlook }) => outlook === 'today').length,
    refused: elders.filter(({ refused }) => refused).length,
    dueHome: sum(({ dueHome }) => dueHome),
    doneHome: sum(({ doneHome }) => doneHome),
    dueRemote: sum(({ dueRemote }) => dueRemote),
    doneRemote: sum(({ doneRemote }) => doneRemote),
  };
}

function outlookFacts(row: ListedElder, visits: readonly VisitFact[], today: LocalDate): OutlookFacts {
  const seen = visits.filter(({ on, outcome }) => on === today && outcome === 'completed');
  const { elderId, level, dueHome, dueRemote, doneHome, doneRemote, met } = row;
  return {
    elderId,
    level,
    dueHome,
    dueRemote,
    doneHome,
    doneRemote,
    met,
    doerId: row.cover?.coverId ?? row.visitorId,
    homeToday: seen.some(({ method }) => contactKind(method) === 'home'),
    remoteToday: seen.some(({ method }) => contactKind(method) === 'remote'),
  };
}

/** Whom the actor stands in for, with how many elders: “代 李某 4位”. */
function coversOf(actor: Actor, rows: ListedElder[]): WeekListCover[] {
  const covers = new Map<string, WeekListCover>();
  for (const { cover } of rows) {
    if (cover?.coverId !== actor.accountId) continue;
    const { visitorName, until } = cover;
    const key = `${visitorName} ${until}`;
    covers.set(key, { visitorName, until, elders: (covers.get(key)?.elders ?? 0) + 1 });
  }
  return [...covers.values()];
}

/** Those of the actor's village, the first to begin first. */
function rulesOf(
  rules: readonly AreaRule[],
  village: { code: string; townCode: string | null } | null,
): WeekListRule[] {
  if (!village?.townCode) return [];
  const place = { village_code: village.code, town_code: village.townCode };
  return rules
    .filter(({ area }) => holdsIn(area, place))
    .map(({ kind, cause, reason, levels, from, to, extraHome, extraRemote }) => ({
      kindName: BOOST_KINDS[kind],
      causeName: BOOST_CAUSES[cause],
      reason,
      levels,
      from,
      to,
      extraHome,
      extraRemote,
    }))
    .sort((a, b) => compare(a.from, b.from));
}

/** Today where it lies in the week, else the end of the week that is nearer. */
function dayWithin(week: IsoWeek, today: LocalDate): LocalDate {
  const { from, to } = weekRange(week);
  return today < from ? from : today > to ? to : today;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function existingWeek(text: string): IsoWeek {
  if (isIsoWeek(text)) return text;
  throw malformed([{ field: 'week', code: 'week', detail: '没有这一周，请重新选择。' }]);
}
