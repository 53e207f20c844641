import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type CareLevel,
  type ForecastElder,
  type Outlook,
  type VisitMethod,
  contactKind,
  forecastWeek,
  policyOn,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { marks } from '../../platform/database/rows.js';
import { elderScopeSql } from '../../platform/scope.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { isContact } from './counted-visits.js';
import type {
  FigureForecast,
  FigureForecastQuery,
  ForecastCounts,
  ForecastPerson,
  ForecastRow,
} from './figure-months.dto.js';

const MEANING =
  '按本周剩余天数推算：每人每天最多计一次上门、一次电话视频，探访员每天的探访次数按参数估计，只用于预测，不用于考核。' +
  '“今天必须联系”指今天不联系本周就不能达标；“排不开”指单独排得下、与更急的人排在一起就排不下；“已来不及”指剩余天数已不够。';

/** People listed at most: a village has fewer. */
const MOST_PEOPLE = 200;

interface DueRecord {
  elder_id: number;
  village_code: string;
  town_code: string;
  level: CareLevel | null;
  visitor_id: number | null;
  due_home: number;
  due_remote: number;
  done_home: number;
  done_remote: number;
  met: number;
}

/** Who will be missed by Sunday, 三（一）4: told while it can still be helped. */
@Injectable()
export class FigureForecastService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  /**
   * The outlook of the running week for a place and each place below it; of a village also whom to see to.
   * @throws Problem 404 out of scope
   */
  async read(actor: Actor, query: FigureForecastQuery): Promise<FigureForecast> {
    const place = this.regions.getInScope(actor, query.place ?? actor.regionCode ?? '');
    const children = place.level === 'village' ? [] : this.regions.childrenOf(place.code);
    const outlooks = await this.outlooksOf(place);
    const rowOf = (region: Region): ForecastRow => {
      const own = outlooks.filter(({ due }) => isIn(region, due));
      return { place: { key: region.code, label: region.name }, ...countsOf(own.map(({ outlook }) => outlook)) };
    };
    const people = place.level === 'village' ? await this.people(actor, outlooks) : [];
    const today = this.clock.today();
    return { week: weekOf(today), today, meaning: MEANING, totals: rowOf(place), rows: children.map(rowOf), people };
  }

  private async outlooksOf(place: Region): Promise<{ due: DueRecord; outlook: Outlook }[]> {
    const today = this.clock.today();
    const week = weekOf(today);
    const [where, params] = placeSql('w', place);
    const dues = await this.dataSource.query<DueRecord[]>(
      `SELECT w.elder_id, w.village_code, w.town_code, w.level, w.visitor_id,
              w.due_home, w.due_remote, w.done_home, w.done_remote, w.met
       FROM weekly_due w
       WHERE w.week = ? AND ${where} AND w.due_home + w.due_remote > 0
       ORDER BY w.level, w.elder_id`,
      [week, ...params],
    );
    const [whereSeen, seenParams] = placeSql('v', place);
    const seen = await this.dataSource.query<{ elder_id: number; method: VisitMethod }[]>(
      `SELECT v.elder_id, v.method FROM visit v WHERE v.visited_on = ? AND ${whereSeen} AND ${isContact('v')}`,
      [today, ...seenParams],
    );
    const seenToday = new Set(seen.map(({ elder_id, method }) => `${elder_id} ${contactKind(method) ?? ''}`));
    const byVisitor = new Map<string, DueRecord[]>();
    for (const due of dues) {
      // Nobody's elders do not stand in each other's way.
      const key = due.visitor_id === null ? `elder ${due.elder_id}` : `visitor ${due.visitor_id}`;
      const list = byVisitor.get(key);
      if (list) list.push(due);
      else byVisitor.set(key, [due]);
    }
    const policy = policyOn(weekRange(week).from);
    return [...byVisitor.values()].flatMap((list) => {
      const outlooks = forecastWeek(
        list.map((due) => forecastOf(due, seenToday)),
        week,
        today,
        policy,
      );
      return list.map((due, i) => ({ due, outlook: outlooks[i] ?? 'met' }));
    });
  }

  private async people(
    actor: Actor,
    outlooks: readonly { due: DueRecord; outlook: Outlook }[],
  ): Promise<ForecastPerson[]> {
    const pressing = (['lost', 'today', 'crowded'] as const)
      .flatMap((each) => outlooks.filter(({ outlook }) => outlook === each))
      .slice(0, MOST_PEOPLE);
    if (pressing.length === 0) return [];
    const scope = elderScopeSql('e', actor);
    const records = await this.dataSource.query<{ id: number; name: string }[]>(
      `SELECT e.id, e.name FROM elder e WHERE e.id IN (${marks(pressing)}) AND ${scope.where}`,
      [...pressing.map(({ due }) => due.elder_id), ...scope.params],
    );
    const names = new Map(records.map(({ id, name }) => [id, name]));
    return pressing.flatMap(({ due, outlook }): ForecastPerson[] => {
      const name = names.get(due.elder_id);
      if (name === undefined) return [];
      return [
        {
          elderId: due.elder_id,
          name,
          level: due.level,
          villageName: this.regions.nameOf(due.village_code) ?? '',
          outlook,
          missingHome: Math.max(0, due.due_home - due.done_home),
          missingRemote: Math.max(0, due.due_remote - due.done_remote),
        },
      ];
    });
  }
}

function forecastOf(due: DueRecord, seenToday: ReadonlySet<string>): ForecastElder {
  const isMet = Boolean(due.met);
  return {
    dues: { dueHome: due.due_home, dueRemote: due.due_remote },
    done: isMet
      ? { doneHome: due.due_home, doneRemote: due.due_remote }
      : { doneHome: due.done_home, doneRemote: due.done_remote },
    homeToday: seenToday.has(`${due.elder_id} home`),
    remoteToday: seenToday.has(`${due.elder_id} remote`),
  };
}

function countsOf(outlooks: readonly Outlook[]): ForecastCounts {
  const counts: ForecastCounts = { due: outlooks.length, met: 0, fits: 0, today: 0, crowded: 0, lost: 0 };
  for (const outlook of outlooks) counts[outlook] += 1;
  return counts;
}

function isIn({ level, code }: Region, due: DueRecord): boolean {
  if (level === 'city') return true;
  return (level === 'town' ? due.town_code : due.village_code) === code;
}

function placeSql(alias: string, { level, code }: Region): [where: string, params: string[]] {
  if (level === 'city') return ['1 = 1', []];
  return [`${alias}.${level === 'town' ? 'town_code' : 'village_code'} = ?`, [code]];
}
