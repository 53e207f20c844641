import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CareLevel, type IsoWeek, STOCKS, monthOf, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { partsOf } from './figure-periods.js';
import { FigureRecordsRepository } from './figure-records.repository.js';
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
   * @throws Problem 404 out of scope, 400 for a measure or period that does not exist, 422 `figure.place_too_large` for
   * the whole city, whose numbers open into towns first
   */
  async list(actor: Actor, query: FigureRecordsQuery): Promise<FigureRecordPage> {
    const place = this.regions.getInScope(actor, query.place);
    if (place.level === 'city') throw invalid('figure.place_too_large', '请先选择一个镇（区、街道），再看名单。');
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
    const [on, id] = decodeCursor(query.cursor, ['string', 'number']) ?? [null, 0];
    const rows = await this.repository.list(
      figure,
      this.villagesOf(place),
      periods,
      { level: query.level === 'none' ? null : query.level, detail: query.detail },
      on === null ? null : { on, id },
      query.limit + 1,
    );
    const page = pageOf(rows, query.limit, ({ position }) => [position.on, position.id]);
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
          villageName: elder ? (this.regions.nameOf(elder.village_code) ?? '') : '',
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

  private villagesOf(place: Region): string[] {
    return place.level === 'village' ? [place.code] : this.regions.childrenOf(place.code).map(({ code }) => code);
  }
}
