import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CareLevel, type IsoWeek, STOCKS, monthOf, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { partsOf } from './figure-periods.js';
import { FigureRecordsRepository, type PositionedRecord } from './figure-records.repository.js';
import { measureFor } from './figure-tables.service.js';
import type { FigureRecordPage, FigureRecordsQuery } from './figures.dto.js';
import { frameOf } from './month-counts.js';
import { marks } from '../../platform/database/rows.js';

interface NamedRecord {
  id: number;
  name: string;
  level: CareLevel | null;
  village_code: string;
}

/** The records behind a number: who and which visit it was counted from. */
@Injectable()
export class FigureRecordsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly repository: FigureRecordsRepository,
  ) {}

  /**
   * Of the whole city town by town.
   * @throws Problem 404 out of scope, 400 for a measure or period that does not exist
   */
  async list(actor: Actor, query: FigureRecordsQuery): Promise<FigureRecordPage> {
    const place = this.regions.getInScope(actor, query.place);
    const measure = measureFor(query.measure, 'measure');
    const figure = query.part === 'denominator' && measure.denominator ? measure.denominator : measure.numerator;
    const today = this.clock.today();
    const { weeks, months } = partsOf(query.period);
    const begun = months.filter((month) => month <= monthOf(today));
    const periods = {
      weeks: weeks.filter((week): week is IsoWeek => week <= weekOf(today)),
      frames: (STOCKS.includes(figure) ? begun.slice(-1) : begun).map((month) =>
        frameOf(month, today, (day) => this.clock.startOf(day)),
      ),
    };
    const [reached, on, id] = decodeCursor(query.cursor, ['string', 'string', 'number']) ?? ['', '', 0];
    const filter = { level: query.level === 'none' ? null : query.level, detail: query.detail };
    const parts = place.level === 'city' ? this.regions.childrenOf(place.code) : [place];
    const rows: (PositionedRecord & { part: string })[] = [];
    for (const part of parts.slice(
      Math.max(
        0,
        parts.findIndex(({ code }) => code === reached),
      ),
    )) {
      const after = part.code === reached ? { on, id } : null;
      const wanted = query.limit + 1 - rows.length;
      const some = await this.repository.list(figure, this.villagesOf(part), periods, filter, after, wanted);
      rows.push(...some.map((row) => ({ ...row, part: part.code })));
      if (rows.length > query.limit) break;
    }
    const page = pageOf(rows, query.limit, ({ part, position }) => [part, position.on, position.id]);
    const elders = await this.elders(
      actor,
      page.items.map(({ elderId }) => elderId),
    );
    return {
      nextCursor: page.nextCursor,
      items: page.items.map(({ elderId, on: at, visitId, followUpId }) => {
        const elder = elders.get(elderId);
        return {
          elderId,
          name: elder?.name ?? null,
          villageName: elder ? this.nameOf(elder.village_code, place) : '',
          level: elder?.level ?? null,
          on: at,
          visitId,
          followUpId,
        };
      }),
    };
  }

  /** Names of those who are in the reader's scope today. */
  private async elders(actor: Actor, ids: readonly number[]): Promise<Map<number, NamedRecord>> {
    if (ids.length === 0) return new Map();
    const scope = elderScopeSql('e', actor);
    const records = await this.dataSource.query<NamedRecord[]>(
      `SELECT e.id, e.name, e.level, e.village_code FROM elder e
       WHERE e.id IN (${marks(ids)}) AND ${scope.where}`,
      [...ids, ...scope.params],
    );
    return new Map(records.map((record) => [record.id, record]));
  }

  /** Villages of two towns may be called alike. */
  private nameOf(villageCode: string, within: Region): string {
    const village = this.regions.nameOf(villageCode) ?? '';
    if (within.level !== 'city') return village;
    const townCode = this.regions.find(villageCode)?.townCode;
    return `${(townCode && this.regions.nameOf(townCode)) ?? ''}${village}`;
  }

  private villagesOf(place: Region): string[] {
    return place.level === 'village' ? [place.code] : this.regions.childrenOf(place.code).map(({ code }) => code);
  }
}
