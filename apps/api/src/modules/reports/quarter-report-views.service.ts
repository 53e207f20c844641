import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Quarter,
  REPORT_TRANSITIONS,
  type ReportLine,
  type ReportSection,
  actionsFrom,
  differencesOf,
  isQuarter,
  policyOn,
  quarterOf,
  quarterRange,
  quarterlyDeadline,
  ruleVersionOn,
  sayPeriod,
  sayValue,
  shiftQuarter,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { malformed } from '../../platform/errors.js';
import { may } from '../../platform/permissions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { QuarterAttachments } from './quarter-attachments.service.js';
import { QuarterReportFigures } from './quarter-report-figures.service.js';
import type { QuarterReport } from './quarter-report.entity.js';
import type {
  QuarterReportDto,
  QuarterTable,
  ReportLineDto,
  ReportPlace,
  ReportSectionDto,
} from './quarter-reports.dto.js';
import { QuarterReportsRepository } from './quarter-reports.repository.js';

/** Columns of the bureau's table of all towns. */
const TABLE_LINES = [
  'register',
  'register.A',
  'register.B',
  'register.C',
  'added',
  'removed',
  'unwilling',
  'coverage',
  'visits',
  'visits.home',
  'weekly_attainment',
  'found.hazard',
  'mended.hazard',
  'found.hardship',
  'mended.hardship',
  'found.referral',
  'mended.referral',
  'emergencies',
];

/** Reading the quarter's reports. */
@Injectable()
export class QuarterReportViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly accounts: AccountsService,
    private readonly config: Config,
    private readonly attachments: QuarterAttachments,
    private readonly figures: QuarterReportFigures,
    private readonly repository: QuarterReportsRepository,
  ) {}

  /**
   * A place's report, begun or not.
   * @throws Problem 404 out of scope, 400 for a quarter that does not exist
   */
  async read(actor: Actor, placeCode: string, quarterText: string): Promise<QuarterReportDto> {
    const place = this.regions.getInScope(actor, placeCode);
    const quarter = parseQuarterOrRefuse(quarterText);
    const { manager } = this.dataSource;
    const report = await this.repository.find(manager, place.code, quarter);
    const counted = await this.figures.count(place, quarter);
    // A returned report is worked on: it is counted live again.
    const frozen = isHandedIn(report) ? (report?.figures ?? null) : null;
    const sections = frozen ?? counted.sections;
    const events = report ? await this.repository.events(manager, report.id) : [];
    const corrections = report ? await this.repository.corrections(manager, report.id) : [];
    const attachments = report ? await this.attachments.of(manager, report.id) : [];
    const names = await this.accounts.namesOf(
      [...events, ...corrections, ...attachments].map(({ accountId }) => accountId).concat(peopleOf(report)),
    );
    const nameOf = (id: number | null | undefined) => (id ? (names.get(id) ?? null) : null);
    const range = quarterRange(quarter);
    const lines = new Map(sections.flatMap((section) => section.lines).map((line) => [line.code, line]));
    const say = (code: string, value: number | null) => sayValue({ value, unit: lines.get(code)?.unit ?? '人' });
    return {
      place: shown(place),
      quarter,
      quarterName: sayPeriod(quarter),
      ...range,
      status: report?.status ?? 'draft',
      version: report?.version ?? 0,
      deadline: deadlineOf(quarter),
      overdue: this.isOverdue(report, quarter),
      actions: this.actionsOf(actor, place, report),
      sections: sections.map((section) => sectionOf(section, quarter)),
      frozen: frozen !== null,
      ruleVersion: report?.ruleVersion ?? ruleVersionOn(range.to),
      countedAt: (frozen ? report?.countedAt : counted.countedAt)?.toISOString() ?? null,
      complete: frozen !== null || counted.complete,
      differences: frozen
        ? differencesOf(frozen, counted.sections).map(({ code, label, before, after }) => ({
            code,
            label,
            before: say(code, before),
            after: say(code, after),
          }))
        : [],
      shortfalls: counted.shortfalls,
      difficulties: report?.difficulties ?? '',
      nextQuarter: report?.nextQuarter ?? '',
      earlier: (await this.repository.earlier(manager, place.code, quarter)).map((each) => ({
        quarter: each.quarter,
        difficulties: each.difficulties,
        nextQuarter: each.nextQuarter,
      })),
      attachments: attachments.map(({ accountId, ...each }) => ({ ...each, accountName: nameOf(accountId) ?? '' })),
      attachmentsMost: policyOn(range.to).reportAttachmentsMost,
      attachmentMaxMb: this.config.get('fileMaxMb'),
      events: events.map(({ action, toStatus, note, remarks, at, accountId }) => ({
        action,
        toStatus,
        note,
        remarks,
        at: at.toISOString(),
        accountName: nameOf(accountId) ?? '',
      })),
      corrections: corrections.map(({ line, valueBefore, valueAfter, reason, at, accountId }) => ({
        line,
        label: lines.get(line)?.label ?? line,
        before: say(line, valueBefore),
        after: say(line, valueAfter),
        reason,
        at: at.toISOString(),
        accountName: nameOf(accountId) ?? '',
      })),
      submittedAt: report?.submittedAt?.toISOString() ?? null,
      submittedByName: nameOf(report?.submittedBy),
      decidedAt: report?.decidedAt?.toISOString() ?? null,
      decidedByName: nameOf(report?.decidedBy),
    };
  }

  /** The bureau's table: one row a town, frozen figures where they were submitted. */
  async table(actor: Actor, quarterText?: string): Promise<QuarterTable> {
    return (await this.tableWithLines(actor, quarterText)).table;
  }

  /** The same, with the lines that its values were read from: of a town by its code, of all by null. */
  async tableWithLines(
    actor: Actor,
    quarterText?: string,
  ): Promise<{ table: QuarterTable; lineOf: (place: string | null, code: string) => ReportLineDto | undefined }> {
    const place = this.regions.getInScope(actor, actor.regionCode ?? '');
    const quarter = quarterText === undefined ? this.currentQuarter() : parseQuarterOrRefuse(quarterText);
    const towns = place.level === 'city' ? this.regions.childrenOf(place.code) : [place];
    const city = place.level === 'city' ? place : this.regions.get(place.parentCode ?? place.code);
    const counted = await this.figures.countEach(city, quarter);
    const reports = await this.repository.ofQuarter(
      this.dataSource.manager,
      towns.map(({ code }) => code),
      quarter,
    );
    const reportOf = new Map(reports.map((report) => [report.placeCode, report]));
    const labels = linesOf(counted.sections);
    const sectionsOfTown = (code: string): readonly ReportSection[] => {
      const report = reportOf.get(code) ?? null;
      return (isHandedIn(report) ? report?.figures : null) ?? counted.ofChildren.get(code) ?? [];
    };
    const all = place.level === 'city' ? counted.sections : sectionsOfTown(place.code);
    const lines = new Map<string | null, Map<string, ReportLine>>([
      [null, linesOf(all)],
      ...towns.map(({ code }) => [code, linesOf(sectionsOfTown(code))] as const),
    ]);
    const lineOf = (code: string | null, line: string): ReportLineDto | undefined => {
      const found = lines.get(code)?.get(line);
      return found && lineDto(found, quarter);
    };
    const table: QuarterTable = {
      quarter,
      quarterName: sayPeriod(quarter),
      deadline: deadlineOf(quarter),
      missing: towns.filter(({ code }) => !isHandedIn(reportOf.get(code) ?? null)).map(shown),
      columns: TABLE_LINES.map((code) => ({ code, label: labels.get(code)?.label ?? code })),
      rows: towns.map((town) => {
        const report = reportOf.get(town.code) ?? null;
        return {
          place: shown(town),
          status: report?.status ?? ('draft' as const),
          submittedAt: report?.submittedAt?.toISOString() ?? null,
          overdue: this.isOverdue(report, quarter),
          values: valuesOf(sectionsOfTown(town.code)),
        };
      }),
      totals: valuesOf(all),
      countedAt: counted.countedAt?.toISOString() ?? null,
      complete: counted.complete,
    };
    return { table, lineOf };
  }

  /** The last quarter that is over: the one that is being reported. */
  currentQuarter(): Quarter {
    return shiftQuarter(quarterOf(this.clock.today()), -1);
  }

  private actionsOf(actor: Actor, place: Region, report: QuarterReport | null): QuarterReportDto['actions'] {
    const status = report?.status ?? 'draft';
    const own = place.code === actor.regionCode;
    const actions: QuarterReportDto['actions'] = [];
    if (own && may(actor.role, 'report.write') && (status === 'draft' || status === 'returned')) actions.push('write');
    for (const action of actionsFrom(REPORT_TRANSITIONS, status)) {
      const decides = action === 'return' || action === 'accept';
      if (
        decides ? may(actor.role, 'report.decide') && place.level === 'town' : own && may(actor.role, 'report.submit')
      ) {
        actions.push(action);
      }
    }
    if (status === 'accepted' && may(actor.role, 'report.decide')) actions.push('correct');
    return actions;
  }

  private isOverdue(report: QuarterReport | null, quarter: Quarter): boolean {
    return !isHandedIn(report) && this.clock.today() > deadlineOf(quarter);
  }
}

function isHandedIn(report: QuarterReport | null): boolean {
  return report?.status === 'submitted' || report?.status === 'accepted';
}

/** @throws Problem 400 */
export function parseQuarterOrRefuse(quarter: string): Quarter {
  if (isQuarter(quarter)) return quarter;
  throw malformed([{ field: 'quarter', code: 'quarter', detail: '没有这个季度，请重新选择。' }]);
}

function deadlineOf(quarter: Quarter): string {
  return quarterlyDeadline(quarter, policyOn(quarterRange(quarter).to));
}

function sectionOf({ code, title, lines }: ReportSection, quarter: Quarter): ReportSectionDto {
  return {
    code,
    title,
    lines: lines.map((line) => lineDto(line, quarter)),
  };
}

function lineDto(
  { code, label, unit, value, numerator, denominator, records }: ReportLine,
  quarter: Quarter,
): ReportLineDto {
  return {
    code,
    label,
    unit,
    value,
    numerator,
    denominator,
    text: sayValue({ value, unit }),
    records: records && { measure: records.measure, period: quarter, ...records.filter },
  };
}

function linesOf(sections: readonly ReportSection[]): Map<string, ReportLine> {
  return new Map(sections.flatMap(({ lines }) => lines).map((line) => [line.code, line]));
}

function valuesOf(sections: readonly ReportSection[]): string[] {
  const lines = linesOf(sections);
  return TABLE_LINES.map((code) => {
    const line = lines.get(code);
    return line ? sayValue(line) : '—';
  });
}

function peopleOf(report: QuarterReport | null): number[] {
  return [report?.submittedBy, report?.decidedBy].filter((id): id is number => typeof id === 'number');
}

function shown({ code, name, level }: Region): ReportPlace {
  return { code, name, level };
}
