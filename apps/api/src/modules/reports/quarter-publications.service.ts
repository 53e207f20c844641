import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Quarter, type ReportSection, quarterRange, ruleVersionOn } from '@tanfang/domain';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type { QuarterReportCorrection } from './quarter-report-correction.entity.js';
import { QuarterReportFigures } from './quarter-report-figures.service.js';
import type { QuarterReport } from './quarter-report.entity.js';
import { QuarterReportsRepository } from './quarter-reports.repository.js';

/** A town's quarter as it stands: frozen once it was submitted, counted before. */
export interface PublishedTown {
  place: Region;
  /** Null: nobody has begun it. */
  report: Pick<QuarterReport, 'status' | 'decidedAt' | 'ruleVersion'> | null;
  sections: readonly ReportSection[];
  corrections: Pick<QuarterReportCorrection, 'line' | 'valueBefore' | 'valueAfter' | 'at'>[];
}

/** A quarter of all towns, for whoever passes it on. */
@Injectable()
export class QuarterPublications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly regions: RegionsService,
    private readonly figures: QuarterReportFigures,
    private readonly repository: QuarterReportsRepository,
  ) {}

  /** The quarter of each town of a city. */
  async read(
    city: Region,
    quarter: Quarter,
  ): Promise<{ towns: PublishedTown[]; complete: boolean; ruleVersion: string }> {
    const { manager } = this.dataSource;
    const towns = this.regions.childrenOf(city.code);
    const counted = await this.figures.countEach(city, quarter);
    const reports = await this.repository.ofQuarter(
      manager,
      towns.map(({ code }) => code),
      quarter,
    );
    const published: PublishedTown[] = [];
    for (const place of towns) {
      const report = reports.find(({ placeCode }) => placeCode === place.code) ?? null;
      published.push({
        place,
        report,
        sections: report?.figures ?? counted.ofChildren.get(place.code) ?? [],
        corrections: report?.status === 'accepted' ? await this.repository.corrections(manager, report.id) : [],
      });
    }
    return { towns: published, complete: counted.complete, ruleVersion: ruleVersionOn(quarterRange(quarter).to) };
  }
}
