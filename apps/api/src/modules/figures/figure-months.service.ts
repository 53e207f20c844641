import { Injectable } from '@nestjs/common';
import {
  CLASS_CHANGES,
  CLOSE_REASONS,
  FOUND_KINDS,
  type FigureCount,
  type Measure,
  type Month,
  isMonth,
  monthOf,
  monthRange,
  monthlyDeadline,
  policyOn,
  shiftMonth,
  sumsOf,
  valueOf,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { malformed } from '../../platform/errors.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type { FigureMonth, FigureMonthLine, FigureMonthQuery, FigureMonthRow } from './figure-months.dto.js';
import { measureFor, wordsOf } from './figure-tables.service.js';
import { FiguresService } from './figures.service.js';

type Line = FigureMonthLine & { of: Measure };

const lineOf = (code: string): Line => {
  const of = measureFor(code);
  return { code, label: of.label, unit: of.unit, measure: code, detail: null, of };
};
const kindsOf = (measure: string, kinds: Readonly<Record<string, string>>, say: (kind: string) => string): Line[] =>
  Object.entries(kinds).map(([detail, kind]) => ({
    ...lineOf(measure),
    code: `${measure}.${detail}`,
    label: say(kind),
    detail,
  }));

/** What the month tells, in order: 按月更新, who came and went, what elders received, what was found. */
const LINES: readonly Line[] = [
  ...['register', 'update_expected', 'update_done', 'update_open', 'monthly_update', 'added', 'removed'].map(lineOf),
  ...kindsOf('removed', CLOSE_REASONS, (reason) => `退出：${reason}`),
  ...kindsOf('class_changed', CLASS_CHANGES, (change) => `类别${change}`),
  ...['monthly_visit_rate', 'unwilling', 'visits', 'attempts'].map(lineOf),
  ...kindsOf('found', FOUND_KINDS, (kind) => `发现：${kind}`),
  ...kindsOf('mended', FOUND_KINDS, (kind) => `办结：${kind}`),
  lineOf('emergencies'),
  lineOf('boosts'),
];

/** The month at a glance, beside what it is compared with. */
@Injectable()
export class FigureMonthsService {
  constructor(
    private readonly clock: Clock,
    private readonly figures: FiguresService,
    private readonly regions: RegionsService,
  ) {}

  /**
   * A month of a place and of each place below it, with last month and the same month last year beside it.
   * @throws Problem 404 out of scope, 400 for a month that does not exist
   */
  async read(actor: Actor, query: FigureMonthQuery): Promise<FigureMonth> {
    const place = this.regions.getInScope(actor, query.place ?? actor.regionCode ?? '');
    const month = query.month ?? monthOf(this.clock.today());
    if (!isMonth(month)) {
      throw malformed([{ field: 'month', code: 'month', detail: '没有这个月份，请重新选择。' }]);
    }
    return this.ofPlace(place, month);
  }

  /** The same for a place that the caller has found to be in scope. */
  async ofPlace(place: Region, month: Month): Promise<FigureMonth> {
    const periods: [Month, Month, Month] = [month, shiftMonth(month, -1), shiftMonth(month, -12)];
    const read = await this.figures.read(place, periods);
    const children = place.level === 'village' ? [] : this.regions.childrenOf(place.code);
    const countsOf = new Map<string, FigureCount[]>(children.map(({ code }) => [code, []]));
    for (const count of read.counts) countsOf.get(count.placeCode)?.push(count);
    const policy = policyOn(monthRange(month).to);
    const deadline = monthlyDeadline(month, policy);
    return {
      month,
      lastMonth: periods[1],
      lastYear: periods[2],
      deadline,
      deadlinePassed: this.clock.today() > deadline,
      visitRateFloor: policy.monthlyVisitFloor,
      lines: LINES.map(({ code, label, unit, measure, detail }) => ({ code, label, unit, measure, detail })),
      totals: rowOf(place, read.counts, periods),
      rows: children.map((child) => rowOf(child, countsOf.get(child.code) ?? [], periods)),
      measures: [...new Set(LINES.map(({ of }) => of))].map(wordsOf),
      countedAt: read.countedAt?.toISOString() ?? null,
      complete: read.complete,
    };
  }
}

function rowOf(
  { code, name }: { code: string; name: string },
  counts: readonly FigureCount[],
  [month, lastMonth, lastYear]: readonly [Month, Month, Month],
): FigureMonthRow {
  const sums = sumsOf(counts);
  const ofMonth = (period: Month) =>
    LINES.map(({ of, detail }) => valueOf(of, sums, detail === null ? { period } : { period, detail }));
  return {
    place: { key: code, label: name },
    current: ofMonth(month),
    lastMonth: ofMonth(lastMonth),
    lastYear: ofMonth(lastYear),
  };
}
