import { Injectable } from '@nestjs/common';
import {
  CARE_LEVELS,
  type CareLevel,
  type CountFilter,
  type FigureCount,
  type IsoWeek,
  type Measure,
  isQuarter,
  quarterOf,
  quarterRange,
  sayPeriod,
  sumsOf,
  valueOf,
  weekOf,
  weeksOf,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { malformed } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { measureFor, wordsOf } from './figure-tables.service.js';
import type { FigureWeekSeries, FigureWeeks, FigureWeeksQuery } from './figure-weeks.dto.js';
import { FiguresService } from './figures.service.js';

const LEVELS = Object.keys(CARE_LEVELS) as CareLevel[];

/** A quarter's weeks side by side: one small chart for each place and class. */
@Injectable()
export class FigureWeeksService {
  constructor(
    private readonly clock: Clock,
    private readonly figures: FiguresService,
    private readonly regions: RegionsService,
  ) {}

  /**
   * One measure for each week of a quarter that has begun, of a place and each place below it, by class.
   * @throws Problem 404 out of scope, 400 for a quarter or measure that does not exist, or one not counted by weeks
   */
  async read(actor: Actor, query: FigureWeeksQuery): Promise<FigureWeeks> {
    const place = this.regions.getInScope(actor, query.place ?? actor.regionCode ?? '');
    const today = this.clock.today();
    const quarter = query.quarter ?? quarterOf(today);
    if (!isQuarter(quarter)) throw wrong('quarter', '没有这个季度，请重新选择。');
    const measure = measureFor(query.measure ?? 'weekly_attainment', 'measure');
    if (measure.period !== 'week') throw wrong('measure', `“${measure.label}”不按周统计，请换一个指标。`);
    const weeks = weeksOf(quarterRange(quarter));
    const read = await this.figures.read(place, weeks, {
      figures: [measure.numerator, ...(measure.denominator ? [measure.denominator] : [])],
    });
    const children = place.level === 'village' ? [] : this.regions.childrenOf(place.code);
    const begun = weeks.filter((week) => week <= weekOf(today));
    const countsOf = new Map<string, FigureCount[]>(children.map(({ code }) => [code, []]));
    for (const count of read.counts) countsOf.get(count.placeCode)?.push(count);
    return {
      place: { key: place.code, label: place.name },
      quarter,
      quarterName: sayPeriod(quarter),
      measure: wordsOf(measure),
      weeks: weeks.map((week) => ({ key: week, label: sayPeriod(week) })),
      series: [
        ...seriesOf({ key: place.code, label: place.name }, measure, begun, read.counts),
        ...children.flatMap(({ code, name }) =>
          seriesOf({ key: code, label: name }, measure, begun, countsOf.get(code) ?? []),
        ),
      ],
      countedAt: read.countedAt?.toISOString() ?? null,
      complete: read.complete,
    };
  }
}

/** All classes together, then each. */
function seriesOf(
  place: FigureWeekSeries['place'],
  measure: Measure,
  weeks: readonly IsoWeek[],
  counts: readonly FigureCount[],
): FigureWeekSeries[] {
  const sums = sumsOf(counts);
  return [null, ...LEVELS].map((level) => ({
    place,
    level,
    values: weeks.map((period) => {
      const filter: CountFilter = level === null ? { period } : { period, level };
      return valueOf(measure, sums, filter);
    }),
  }));
}

function wrong(field: string, detail: string) {
  return malformed([{ field, code: field, detail }], detail);
}
