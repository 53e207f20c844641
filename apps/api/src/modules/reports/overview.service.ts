import { Injectable } from '@nestjs/common';
import {
  type IsoWeek,
  type LocalDate,
  type Month,
  ageOn,
  isIsoWeek,
  isMonth,
  maskPhone,
  monthOf,
  monthRange,
  monthlyDeadline,
  parseLocalDate,
  policyOn,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { malformed } from '../../platform/errors.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { figuresOf } from './overview-figures.js';
import type { Overview, OverviewPerson, OverviewQuery, OverviewRegion, PeopleQuery } from './overview.dto.js';
import {
  type ListedPerson,
  type MonthSums,
  OverviewRepository,
  type PlaceColumn,
  type Places,
  isAboutWeek,
} from './overview.repository.js';

/** Month and week that figures are about. */
interface Period {
  month: Month;
  week: IsoWeek;
  deadline: LocalDate;
  today: LocalDate;
}

/** The month and the week of a region at a glance, and the people behind each number. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly regions: RegionsService,
    private readonly accounts: AccountsService,
    private readonly repository: OverviewRepository,
  ) {}

  /**
   * A region's figures, child region by child region; sums over the rows of the week and the month.
   * @throws Problem 404 out of scope, 400 for a period that does not exist
   */
  async read(actor: Actor, query: OverviewQuery): Promise<Overview> {
    const region = this.regions.getInScope(actor, query.parent ?? actor.regionCode ?? '');
    const period = this.periodOf(query);
    const children = region.level === 'village' ? [] : this.regions.childrenOf(region.code);
    const groupBy: PlaceColumn = region.level === 'city' ? 'town_code' : 'village_code';
    const places = this.placesOf(region);
    const weekSums = await this.repository.weekSums(period.week, places, groupBy);
    const monthSums = await this.repository.monthSums(period.month, places, groupBy);
    const deadlinePassed = period.today > period.deadline;
    const { from: weekFrom, to: weekTo } = weekRange(period.week);
    return {
      region: shown(region),
      month: period.month,
      monthDeadline: period.deadline,
      week: period.week,
      weekFrom,
      weekTo,
      today: period.today,
      totals: figuresOf(weekSums, joined(monthSums), deadlinePassed),
      rows: children.map((child) => ({
        region: shown(child),
        ...figuresOf(ofPlace(weekSums, child.code), joined(ofPlace(monthSums, child.code)), deadlinePassed),
      })),
    };
  }

  /**
   * The people behind one number, by id.
   * @throws Problem 404 out of scope, 400 for a period or cursor that does not exist
   */
  async people(actor: Actor, query: PeopleQuery): Promise<Page<OverviewPerson>> {
    const region = this.regions.getInScope(actor, query.regionCode);
    const period = this.periodOf(query);
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const filter = {
      places: this.placesOf(region),
      level: query.level ?? null,
      afterId,
      limit: query.limit + 1,
    };
    const rows = await this.rowsAbout(query, period, filter);
    const page = pageOf(rows, query.limit, ({ elderId }) => [elderId]);
    const names = await this.accounts.namesOf(page.items.flatMap(({ visitorId }) => visitorId ?? []));
    return { ...page, items: page.items.map((row) => this.personOf(row, query, period, names)) };
  }

  private async rowsAbout(
    { about }: PeopleQuery,
    { week, month, today, deadline }: Period,
    filter: Parameters<OverviewRepository['peopleOfWeek']>[2],
  ): Promise<ListedPerson[]> {
    if (isAboutWeek(about)) return this.repository.peopleOfWeek(week, about, filter);
    if (about === 'month_overdue' && today <= deadline) return [];
    return this.repository.peopleOfMonth(month, about === 'month_updated' ? 'updated' : 'pending', filter);
  }

  private personOf(
    row: ListedPerson,
    { about }: PeopleQuery,
    period: Period,
    names: ReadonlyMap<number, string>,
  ): OverviewPerson {
    return {
      elderId: row.elderId,
      name: row.name,
      age: ageOn(parseLocalDate(row.birthDate), period.today),
      sex: row.sex,
      level: row.level,
      status: row.status,
      villageCode: row.villageCode,
      villageName: this.regions.nameOf(row.villageCode) ?? '',
      maskedPhone: row.phoneEnc === null ? null : maskPhone(this.crypto.decrypt(row.phoneEnc)),
      visitorName: (row.visitorId !== null && names.get(row.visitorId)) || null,
      reason: reasonFor(row, about, period),
    };
  }

  /** Which rows of the week and the month are the region's. */
  private placesOf(region: { code: string; level: OverviewRegion['level'] }): Places {
    if (region.level === 'village') return { column: 'village_code', codes: [region.code] };
    const towns =
      region.level === 'city' ? this.regions.childrenOf(region.code).map(({ code }) => code) : [region.code];
    return { column: 'town_code', codes: towns };
  }

  private periodOf(query: { month?: string; week?: string }): Period {
    const today = this.clock.today();
    const month = query.month ?? monthOf(today);
    if (!isMonth(month)) throw malformed([{ field: 'month', code: 'month', detail: '没有这个月份，请重新选择。' }]);
    const week = query.week ?? weekOf(today);
    if (!isIsoWeek(week)) throw malformed([{ field: 'week', code: 'week', detail: '没有这一周，请重新选择。' }]);
    return { month, week, deadline: monthlyDeadline(month, policyOn(monthRange(month).from)), today };
  }
}

function ofPlace<T extends { code: string }>(rows: T[], code: string): T[] {
  return rows.filter((row) => row.code === code);
}

function joined(months: MonthSums[]): MonthSums | undefined {
  const [first, ...others] = months;
  if (!first) return undefined;
  return others.reduce(
    (total, { expected, updated }) => ({
      code: total.code,
      expected: total.expected + expected,
      updated: total.updated + updated,
    }),
    first,
  );
}

function shown({ code, name, level }: OverviewRegion): OverviewRegion {
  return { code, name, level };
}

function reasonFor({ week }: ListedPerson, about: PeopleQuery['about'], { month, deadline }: Period): string {
  if (about === 'refused') return '不愿接受定期探访';
  if (about === 'unreachable') return '多次联系不上，请尽快上门查看';
  if (week) {
    if (week.dueHome + week.dueRemote === 0) return '本周无探访任务';
    return `上门 ${week.doneHome}/${week.dueHome} · 电话视频 ${week.doneRemote}/${week.dueRemote}`;
  }
  const number = Number(month.slice(5));
  if (about === 'month_updated') return `${number}月已更新`;
  return `${number}月待更新，期限${Number(deadline.slice(5, 7))}月${Number(deadline.slice(8))}日`;
}
