import { Injectable } from '@nestjs/common';
import {
  type Quarter,
  type ReportSection,
  monthsOf,
  policyOn,
  quarterRange,
  quarterReport,
  SHORTFALL_FIGURES,
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
  shortfalls: ReportShortfall[];
  countedAt: Date | null;
  complete: boolean;
}

/** A quarter of a place and of each below it. */
export interface CountedTable extends Omit<CountedQuarter, 'shortfalls'> {
  /** By child place. */
  ofChildren: Map<string, ReportSection[]>;
}

/** Counts the quarter of a town or of the city. */
@Injectable()
export class QuarterReportFigures {
  constructor(
    private readonly figures: FiguresService,
    private readonly regions: RegionsService,
  ) {}

  /**
   * A place's own report, and which places below it fall short.
   * @param wait whether to count anew all that is outdated first, as a submission must
   */
  async count(place: Region, quarter: Quarter, wait = false): Promise<CountedQuarter> {
    const range = quarterRange(quarter);
    const periods = { weeks: weeksOf(range), months: [...monthsOf(quarter)] };
    const read = await this.figures.readSums(place, periods, { below: SHORTFALL_FIGURES, wait });
    const ofChild = byPlace(read.below);
    const floors = policyOn(range.to);
    return {
      sections: quarterReport(sumsOf(read.counts), quarter),
      shortfalls: this.regions.childrenOf(place.code).flatMap(({ code, name, level }) => {
        const reasons = shortfallsOf(sumsOf(ofChild.get(code) ?? []), floors);
        return reasons.length === 0 ? [] : [{ place: { code, name, level }, reasons }];
      }),
      countedAt: read.countedAt,
      complete: read.complete,
    };
  }

  /** The reports of a place and of every place below it. */
  async countEach(place: Region, quarter: Quarter): Promise<CountedTable> {
    const periods = { weeks: weeksOf(quarterRange(quarter)), months: [...monthsOf(quarter)] };
    const { counts, below, countedAt, complete } = await this.figures.readSums(place, periods);
    const ofChild = byPlace(below);
    return {
      sections: quarterReport(sumsOf(counts), quarter),
      ofChildren: new Map(
        this.regions
          .childrenOf(place.code)
          .map(({ code }) => [code, quarterReport(sumsOf(ofChild.get(code) ?? []), quarter)]),
      ),
      countedAt,
      complete,
    };
  }
}

function byPlace(counts: readonly PlacedCount[]): Map<string, PlacedCount[]> {
  const places = new Map<string, PlacedCount[]>();
  for (const count of counts) {
    const list = places.get(count.placeCode);
    if (list) list.push(count);
    else places.set(count.placeCode, [count]);
  }
  return places;
}
