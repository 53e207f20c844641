import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Outlook, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { marks } from '../../platform/database/rows.js';
import { elderScopeSql } from '../../platform/scope.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type {
  FigureForecast,
  FigureForecastQuery,
  ForecastCounts,
  ForecastPerson,
  ForecastRow,
} from './figure-months.dto.js';
import { type OutlookRow, WeekOutlooks } from './week-outlooks.service.js';

const MEANING =
  '按本周剩余天数推算：每人每天最多计一次上门、一次电话视频，探访员每天的探访次数按参数估计，只用于预测，不用于考核。' +
  '“今天必须联系”指今天不联系本周就不能达标；“排不开”指单独排得下、与更急的人排在一起就排不下；“已来不及”指剩余天数已不够。';

/** People listed at most: a village has fewer. */
const MOST_PEOPLE = 200;

/** Who will be missed by Sunday, 三（一）4: told while it can still be helped. */
@Injectable()
export class FigureForecastService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly weekOutlooks: WeekOutlooks,
  ) {}

  /**
   * The outlook of the running week for a place and each place below it; of a village also whom to see to.
   * @throws Problem 404 out of scope
   */
  async read(actor: Actor, query: FigureForecastQuery): Promise<FigureForecast> {
    const place = this.regions.getInScope(actor, query.place ?? actor.regionCode ?? '');
    const children = place.level === 'village' ? [] : this.regions.childrenOf(place.code);
    const outlooks = await this.weekOutlooks.ofPlace(place);
    const rowOf = (region: Region): ForecastRow => {
      const own = outlooks.filter((row) => isIn(region, row));
      return { place: { key: region.code, label: region.name }, ...countsOf(own.map(({ outlook }) => outlook)) };
    };
    const people = place.level === 'village' ? await this.people(actor, outlooks) : [];
    const today = this.clock.today();
    return { week: weekOf(today), today, meaning: MEANING, totals: rowOf(place), rows: children.map(rowOf), people };
  }

  private async people(actor: Actor, outlooks: readonly OutlookRow[]): Promise<ForecastPerson[]> {
    const pressing = (['lost', 'today', 'crowded'] as const)
      .flatMap((each) => outlooks.filter(({ outlook }) => outlook === each))
      .slice(0, MOST_PEOPLE);
    if (pressing.length === 0) return [];
    const scope = elderScopeSql('e', actor);
    const records = await this.dataSource.query<{ id: number; name: string }[]>(
      `SELECT e.id, e.name FROM elder e WHERE e.id IN (${marks(pressing)}) AND ${scope.where}`,
      [...pressing.map(({ elderId }) => elderId), ...scope.params],
    );
    const names = new Map(records.map(({ id, name }) => [id, name]));
    return pressing.flatMap((row): ForecastPerson[] => {
      const name = names.get(row.elderId);
      if (name === undefined) return [];
      return [
        {
          elderId: row.elderId,
          name,
          level: row.level,
          villageName: this.regions.nameOf(row.villageCode) ?? '',
          outlook: row.outlook,
          missingHome: Math.max(0, row.dueHome - row.doneHome),
          missingRemote: Math.max(0, row.dueRemote - row.doneRemote),
        },
      ];
    });
  }
}

function countsOf(outlooks: readonly Outlook[]): ForecastCounts {
  const counts: ForecastCounts = { due: outlooks.length, met: 0, fits: 0, today: 0, crowded: 0, lost: 0 };
  for (const outlook of outlooks) counts[outlook] += 1;
  return counts;
}

function isIn({ level, code }: Region, row: OutlookRow): boolean {
  if (level === 'city') return true;
  return (level === 'town' ? row.townCode : row.villageCode) === code;
}
