import { Injectable } from '@nestjs/common';
import {
  type Quarter,
  type ReportSection,
  monthsOf,
  policyOn,
  quarterRange,
  quarterReport,
  shortfallsOf,
  sumsOf,
  weeksOf,
} from '@tanfang/domain';
import { FiguresService, type PlacedCount } from '../figures/figures.service.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type { ReportShortfall } from './quarter-reports.dto.js';

/** A quarter as it is counted now. */
export interface CountedQuarter {
  sections: ReportSection[];
  /** By child place. */
  ofChildren: Map<string, ReportSection[]>;
  shortfalls: ReportShortfall[];
  countedAt: Date | null;
  complete: boolean;
}

/** Counts the quarter of a town or of the city. */
@Injectable()
export class QuarterReportFigures {
  constructor(
    private readonly figures: FiguresService,
    private readonly regions: RegionsService,
  ) {}

  /** @param wait whether to count anew all that is outdated first, as a submission must */
  async count(place: Region, quarter: Quarter, wait = false): Promise<CountedQuarter> {
    const range = quarterRange(quarter);
    const periods = [...weeksOf(range), ...monthsOf(quarter)];
    const { counts, countedAt, complete } = await this.figures.read(place, periods, { wait });
    const byPlace = new Map<string, PlacedCount[]>();
    for (const count of counts) {
      const list = byPlace.get(count.placeCode);
      if (list) list.push(count);
      else byPlace.set(count.placeCode, [count]);
    }
    const floors = policyOn(range.to);
    const children = this.regions.childrenOf(place.code);
    return {
      sections: quarterReport(sumsOf(counts), quarter),
      ofChildren: new Map(children.map(({ code }) => [code, quarterReport(sumsOf(byPlace.get(code) ?? []), quarter)])),
      shortfalls: children.flatMap(({ code, name, level }) => {
        const reasons = shortfallsOf(sumsOf(byPlace.get(code) ?? []), floors);
        return reasons.length === 0 ? [] : [{ place: { code, name, level }, reasons }];
      }),
      countedAt,
      complete,
    };
  }
}
