import { Injectable } from '@nestjs/common';
import { measureOf, parseQuarter, quarterRange, sumsOf, valueOf, weeksOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import {
  type Chart,
  csvOf,
  type OutgoingDocument,
  officialDocxOf,
  pdfOf,
  xlsxOf,
} from '../../platform/documents/index.js';
import { Transactions } from '../../platform/tx.js';
import { FiguresService } from '../figures/figures.service.js';
import { RegionsService } from '../regions/regions.service.js';
import {
  officialReport,
  reportRows,
  reportSheets,
  reportWorkbook,
  tableWorkbook,
  titleOf,
  weeksChart,
} from './quarter-documents.js';
import { QuarterReportViews } from './quarter-report-views.service.js';
import type { QuarterReportDto, ReportFormat } from './quarter-reports.dto.js';

/** The quarter's reports as files. */
@Injectable()
export class QuarterDocuments {
  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly regions: RegionsService,
    private readonly figures: FiguresService,
    private readonly views: QuarterReportViews,
  ) {}

  /** A place's report. Whoever takes one is written down. */
  async report(actor: Actor, place: string, quarter: string, format: ReportFormat): Promise<OutgoingDocument> {
    const report = await this.views.read(actor, place, quarter);
    const name = titleOf(report);
    await this.record(actor, report, format);
    switch (format) {
      case 'docx': {
        const document = officialReport(report, await this.weeks(report), this.clock.today());
        return { name, format, body: await officialDocxOf(document, { title: name }) };
      }
      case 'pdf':
        return { name, format, body: pdfOf(reportSheets(report, await this.weeks(report)), { title: name }) };
      case 'xlsx':
        return { name, format, body: xlsxOf(reportWorkbook(report), { title: name }) };
      case 'csv':
        return { name, format, body: csvOf(reportRows(report)) };
    }
  }

  /** 季度调度表 of all towns in the reader's scope. */
  async table(actor: Actor, quarter?: string): Promise<OutgoingDocument> {
    const { table, lineOf } = await this.views.tableWithLines(actor, quarter);
    const name = `${table.quarterName}探访关爱服务季度调度表`;
    await this.transactions.run((tx) =>
      this.audit.record(tx, actor, {
        action: 'report.read',
        subjectType: 'quarter_report',
        subjectId: table.quarter,
        detail: { format: 'xlsx' },
      }),
    );
    return { name, format: 'xlsx', body: xlsxOf(tableWorkbook(table, lineOf), { title: name }) };
  }

  /**
   * The weeks' attainment as a chart. None where the weeks have moved on since the report was handed in: what is frozen
   * is never shown beside other numbers.
   */
  private async weeks({ place, quarter, differences }: QuarterReportDto): Promise<Chart[]> {
    if (differences.some(({ code }) => code.startsWith('weekly_attainment'))) return [];
    const weeks = weeksOf(quarterRange(parseQuarter(quarter)));
    const measure = measureOf('weekly_attainment');
    const { counts } = await this.figures.read(this.regions.get(place.code), weeks, {
      figures: ['week_met', 'week_due'],
    });
    const sums = sumsOf(counts);
    const values = weeks.map((week) => ({
      week,
      value: measure ? valueOf(measure, sums, { period: week }).value : null,
    }));
    return [weeksChart(values)];
  }

  private record(actor: Actor, { place, quarter }: QuarterReportDto, format: ReportFormat): Promise<void> {
    return this.transactions.run((tx) =>
      this.audit.record(tx, actor, {
        action: 'report.read',
        subjectType: 'quarter_report',
        subjectId: `${place.code} ${quarter}`,
        regionCode: place.code,
        detail: { format },
      }),
    );
  }
}
