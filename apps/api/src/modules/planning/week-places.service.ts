import { Injectable } from '@nestjs/common';
import { type Outlook, ageOn, parseLocalDate, weekOf, weekRange } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, encodeCursor } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { type OutlookRow, WeekOutlooks } from '../figures/week-outlooks.service.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type {
  WeekPeople,
  WeekPeopleQuery,
  WeekPlaceCounts,
  WeekPlaceRow,
  WeekPlaces,
  WeekPlacesQuery,
  WeekState,
} from './week-places.dto.js';
import { WeekPlacesRepository } from './week-places.repository.js';

const NOBODY = '还没有指定探访员';

const TESTS: Record<WeekState, (row: OutlookRow) => boolean> = {
  due: ({ outlook }) => outlook !== 'met',
  missed: ({ outlook }) => outlook === 'lost' || outlook === 'crowded',
  today: ({ outlook }) => outlook === 'today',
  met: ({ outlook }) => outlook === 'met',
  unreachable: ({ unreachable }) => unreachable,
};

/** Whoever cannot be reached first, then whose week is lost, and so on. */
const ORDER: readonly Outlook[] = ['lost', 'crowded', 'today', 'fits', 'met'];

/**
 * The week's list for the village, the town and the city: who is done, due, will be missed, and whose they are. What
 * elders receive is shown; the rows by visitor are in the order of village and name, so that nobody is ranked.
 */
@Injectable()
export class WeekPlacesService {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly weekOutlooks: WeekOutlooks,
    private readonly repository: WeekPlacesRepository,
  ) {}

  /** @throws Problem 404 `region.unknown` out of scope */
  async read(actor: Actor, query: WeekPlacesQuery): Promise<WeekPlaces> {
    const place = this.placeOf(actor, query.place);
    const by = place.level === 'village' ? 'visitor' : (query.by ?? 'place');
    const elders = await this.weekOutlooks.ofPlace(place);
    const today = this.clock.today();
    const week = weekOf(today);
    const rows = by === 'place' ? this.byPlace(place, elders) : await this.byDoer(elders);
    return {
      week,
      ...weekRange(week),
      today,
      by,
      placeCode: place.code,
      placeName: place.name,
      totals: countsOf(elders),
      rows,
    };
  }

  /**
   * The people of a place, most pressing first.
   * @throws Problem 404 `region.unknown` out of scope
   */
  async people(actor: Actor, query: WeekPeopleQuery): Promise<WeekPeople> {
    const place = this.placeOf(actor, query.place);
    const after = decodeCursor(query.cursor, ['number', 'number']);
    const { state, level, doerId } = query;
    const wanted = (await this.weekOutlooks.ofPlace(place))
      .filter((row) => state === undefined || TESTS[state](row))
      .filter((row) => level === undefined || row.level === level)
      .filter((row) => doerId === undefined || (row.doerId ?? 0) === doerId)
      .map((row) => ({ row, place: placeInList(row) }))
      .sort((a, b) => a.place - b.place || a.row.elderId - b.row.elderId);
    const left = after
      ? wanted.filter((each) => each.place > after[0] || (each.place === after[0] && each.row.elderId > after[1]))
      : wanted;
    const shown = left.slice(0, query.limit);
    const last = shown.at(-1);
    const today = this.clock.today();
    const ids = shown.map(({ row }) => row.elderId);
    const names = await this.repository.people(actor, ids, today);
    return {
      total: wanted.length,
      items: shown.flatMap(({ row }) => {
        const person = names.get(row.elderId);
        if (!person) return [];
        const { elderId, level: careLevel, villageCode, visitorId, outlook, unreachable } = row;
        const { dueHome, doneHome, dueRemote, doneRemote } = row;
        const { birthDate, ...known } = person;
        return [
          {
            elderId,
            ...known,
            age: ageOn(parseLocalDate(birthDate), today),
            level: careLevel,
            villageName: this.regions.nameOf(villageCode) ?? '',
            visitorId,
            dueHome,
            doneHome,
            dueRemote,
            doneRemote,
            outlook,
            unreachable,
          },
        ];
      }),
      nextCursor: left.length > query.limit && last ? encodeCursor([last.place, last.row.elderId]) : null,
    };
  }

  private placeOf(actor: Actor, code: string | undefined): Region {
    return this.regions.getInScope(actor, code ?? actor.regionCode ?? '');
  }

  private byPlace(place: Region, elders: readonly OutlookRow[]): WeekPlaceRow[] {
    return this.regions.childrenOf(place.code).map(({ code, name, level }) => ({
      key: code,
      label: name,
      placeName: null,
      ...countsOf(elders.filter((row) => (level === 'town' ? row.townCode : row.villageCode) === code)),
    }));
  }

  private async byDoer(elders: readonly OutlookRow[]): Promise<WeekPlaceRow[]> {
    const groups = new Map<string, OutlookRow[]>();
    for (const row of elders) {
      const key = `${row.villageCode} ${row.doerId ?? 0}`;
      const list = groups.get(key);
      if (list) list.push(row);
      else groups.set(key, [row]);
    }
    const names = await this.accounts.namesOf(elders.flatMap(({ doerId }) => doerId ?? []));
    return [...groups.values()]
      .map((rows) => {
        const { villageCode = '', doerId = null } = rows[0] ?? {};
        const label = doerId === null ? NOBODY : (names.get(doerId) ?? '');
        return { villageCode, label, doerId, rows };
      })
      .sort((a, b) => compare(a.villageCode, b.villageCode) || compareNames(a.label, b.label))
      .map(({ villageCode, label, doerId, rows }) => ({
        key: String(doerId ?? 0),
        label,
        placeName: this.regions.nameOf(villageCode) ?? '',
        ...countsOf(rows),
      }));
  }
}

function countsOf(rows: readonly OutlookRow[]): WeekPlaceCounts {
  const count = (state: WeekState): number => rows.filter(TESTS[state]).length;
  return {
    due: rows.length,
    met: count('met'),
    missed: count('missed'),
    today: count('today'),
    unreachable: count('unreachable'),
  };
}

function placeInList({ unreachable, outlook, level }: OutlookRow): number {
  const levels = ['A', 'B', 'C'];
  const byOutlook = unreachable ? 0 : ORDER.indexOf(outlook) + 1;
  return byOutlook * 10 + (level === null ? levels.length : levels.indexOf(level));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN');
}
