import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isMonth, isQuarter, monthRange, ruleVersionOn, shareOf } from '@tanfang/domain';
import { malformed } from '../../platform/errors.js';
import { FigureMonthsService } from '../figures/figure-months.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { QuarterPublications } from '../reports/quarter-publications.service.js';
import type { MachineFigures, MachineLine, MachinePlaceFigures } from './machine-figures.dto.js';
import { SCHEMA_VERSION } from './machine-parameters.js';

/** The quarter and the month as other offices' programs read them: aggregate numbers, nobody's record. */
@Injectable()
export class MachineFiguresService {
  constructor(
    private readonly regions: RegionsService,
    private readonly publications: QuarterPublications,
    private readonly months: FigureMonthsService,
  ) {}

  /**
   * A quarter of a city and its towns. A town's accepted figures are final, as they were frozen; all others are
   * provisional. The city's are made of its towns', so that the parts always add up.
   * @throws Problem 400 for a quarter that does not exist
   */
  async quarter(cityCode: string, quarter: string): Promise<MachineFigures> {
    if (!isQuarter(quarter)) throw wrong('quarter', '没有这个季度，写法应如 2026-Q4。');
    const city = this.regions.get(cityCode);
    const { towns, complete, ruleVersion } = await this.publications.read(city, quarter);
    const figures = towns.map(({ place, report, sections, corrections }): MachinePlaceFigures => ({
      place: { code: place.code, name: place.name, level: 'town' },
      status: report?.status === 'accepted' ? 'final' : 'provisional',
      reportStatus: report?.status ?? 'draft',
      acceptedAt: report?.status === 'accepted' ? (report.decidedAt?.toISOString() ?? null) : null,
      ruleVersion: report?.ruleVersion ?? ruleVersion,
      lines: sections
        .flatMap(({ lines }) => lines)
        .map(({ code, label, unit, value, numerator, denominator }) => ({
          code,
          label,
          unit,
          value,
          numerator,
          denominator,
        })),
      corrections: corrections.map(({ line, valueBefore, valueAfter, at }) => ({
        line,
        before: valueBefore,
        after: valueAfter,
        at: at.toISOString(),
      })),
    }));
    const isFinal = figures.length > 0 && figures.every(({ status }) => status === 'final');
    const status = isFinal ? 'final' : 'provisional';
    const place = { code: city.code, name: city.name, level: 'city' as const };
    const whole = { place, status, reportStatus: null, acceptedAt: null, ruleVersion, corrections: [] } as const;
    return {
      schemaVersion: SCHEMA_VERSION,
      kind: 'quarter',
      period: quarter,
      status,
      complete: complete || isFinal,
      city: { ...whole, corrections: [], lines: together(figures) },
      towns: figures,
    };
  }

  /**
   * A month of a city and its towns: always provisional, for what is final is the quarter.
   * @throws Problem 400 for a month that does not exist
   */
  async month(cityCode: string, month: string): Promise<MachineFigures> {
    if (!isMonth(month)) throw wrong('month', '没有这个月份，写法应如 2026-11。');
    const city = this.regions.get(cityCode);
    const { lines, totals, rows, complete } = await this.months.ofPlace(city, month);
    const ruleVersion = ruleVersionOn(monthRange(month).to);
    const figuresOf = (row: (typeof rows)[number], level: 'city' | 'town'): MachinePlaceFigures => ({
      place: { code: row.place.key, name: row.place.label, level },
      status: 'provisional',
      reportStatus: null,
      acceptedAt: null,
      ruleVersion,
      lines: lines.map(({ code, label, unit }, i) => ({
        code,
        label,
        unit,
        value: row.current[i]?.value ?? null,
        numerator: row.current[i]?.numerator ?? 0,
        denominator: row.current[i]?.denominator ?? null,
      })),
      corrections: [],
    });
    return {
      schemaVersion: SCHEMA_VERSION,
      kind: 'month',
      period: month,
      status: 'provisional',
      complete,
      city: figuresOf(totals, 'city'),
      towns: rows.map((row) => figuresOf(row, 'town')),
    };
  }

  /** Names this content: the same figures have the same tag. */
  tagOf(figures: MachineFigures): string {
    return `"${createHash('sha256').update(JSON.stringify(figures)).digest('base64url').slice(0, 32)}"`;
  }
}

/** Line by line over all towns: counts added up, shares of the sums of their parts. */
function together(towns: readonly MachinePlaceFigures[]): MachineLine[] {
  const lines = new Map<string, MachineLine>();
  for (const line of towns.flatMap((town) => town.lines)) {
    const sum = lines.get(line.code);
    if (!sum) {
      lines.set(line.code, { ...line });
      continue;
    }
    sum.numerator += line.numerator;
    if (sum.denominator !== null) sum.denominator += line.denominator ?? 0;
  }
  return [...lines.values()].map((line) => ({
    ...line,
    value: line.denominator === null ? line.numerator : shareOf(line.numerator, line.denominator),
  }));
}

function wrong(field: string, detail: string) {
  return malformed([{ field, code: field, detail }], detail);
}
