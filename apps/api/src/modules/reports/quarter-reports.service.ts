import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Quarter,
  REPORT_TRANSITIONS,
  type ReportAction,
  type ReportLine,
  quarterRange,
  ruleVersionOn,
  transition,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, forbidden, invalid, malformed } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { QuarterReportFigures } from './quarter-report-figures.service.js';
import type { QuarterReport } from './quarter-report.entity.js';
import { parseQuarterOrRefuse } from './quarter-report-views.service.js';
import type { CorrectReport, DecideReport, SubmitReport, WriteReportTexts } from './quarter-reports.dto.js';
import { QuarterReportMessages } from './quarter-report-messages.js';
import { QuarterReportsRepository } from './quarter-reports.repository.js';

/** What a step changes and says. */
interface Step {
  action: ReportAction;
  note: string | null;
  remarks: { line: string; text: string }[];
  change: (now: Date) => Partial<QuarterReport> | Promise<Partial<QuarterReport>>;
}

/** Writing, submitting and deciding the quarter's reports (按季调度). */
@Injectable()
export class QuarterReportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly figures: QuarterReportFigures,
    private readonly messages: QuarterReportMessages,
    private readonly repository: QuarterReportsRepository,
  ) {}

  /**
   * Saves the two texts of one's own place.
   * @throws Problem 404 out of scope, 409 `report.version_conflict` with the other texts, 409 `report.frozen`
   */
  async write(actor: Actor, placeCode: string, quarter: string, body: WriteReportTexts): Promise<void> {
    const { place, of } = this.target(actor, placeCode, quarter);
    if (place.code !== actor.regionCode) throw forbidden('只能填写本级的报表。', 'report.not_own');
    await this.once(actor, `texts ${place.code} ${of}`, body, async (tx) => {
      const report = await this.repository.lock(tx, place.code, of, this.clock.now());
      this.refuseStale(report, body.version);
      if (report.status === 'submitted' || report.status === 'accepted') {
        throw conflict('report.frozen', '报表已经报送，不能再改。需要修改请先撤回。');
      }
      const { difficulties, nextQuarter } = body;
      await this.repository.save(tx, report, { difficulties, nextQuarter }, this.clock.now());
      await this.record(tx, actor, 'report.write', place, of);
    });
  }

  /** Submits the town's report: its figures are counted to the last record and frozen. */
  async submit(actor: Actor, placeCode: string, quarter: string, body: SubmitReport): Promise<void> {
    const { place, of } = this.target(actor, placeCode, quarter);
    if (place.code !== actor.regionCode) throw forbidden('只能报送本镇（区、街道）的报表。', 'report.not_own');
    // Before the transaction: counting is work of its own, and the figures are those of this moment either way.
    const counted = await this.figures.count(place, of, true);
    await this.step(actor, place, of, body, {
      action: 'submit',
      note: null,
      remarks: [],
      change: (now) => ({
        figures: counted.sections,
        ruleVersion: ruleVersionOn(quarterRange(of).to),
        countedAt: counted.countedAt,
        submittedBy: actor.accountId,
        submittedAt: now,
        decidedBy: null,
        decidedAt: null,
      }),
    });
  }

  /** Takes a submitted report back before it is decided. */
  async withdraw(actor: Actor, placeCode: string, quarter: string, body: SubmitReport): Promise<void> {
    const { place, of } = this.target(actor, placeCode, quarter);
    if (place.code !== actor.regionCode) throw forbidden('只能撤回本镇（区、街道）的报表。', 'report.not_own');
    const change = () => ({ figures: null, ruleVersion: null, countedAt: null, submittedBy: null, submittedAt: null });
    await this.step(actor, place, of, body, { action: 'withdraw', note: null, remarks: [], change });
  }

  /** The bureau returns a report with remarks at its lines, or accepts it. */
  async decide(
    actor: Actor,
    placeCode: string,
    quarter: string,
    action: 'return' | 'accept',
    body: DecideReport,
  ): Promise<void> {
    const { place, of } = this.target(actor, placeCode, quarter);
    await this.step(actor, place, of, body, {
      action,
      note: body.note ?? null,
      remarks: action === 'return' ? (body.remarks ?? []) : [],
      change: (now) => ({ decidedBy: actor.accountId, decidedAt: now }),
    });
  }

  /**
   * Puts a figure of an accepted report right, beside what was accepted.
   * @throws Problem 409 `report.not_accepted`, 400 for a line that the report does not have
   */
  async correct(actor: Actor, placeCode: string, quarter: string, body: CorrectReport): Promise<void> {
    const { place, of } = this.target(actor, placeCode, quarter);
    await this.once(actor, `corrections ${place.code} ${of}`, body, async (tx) => {
      const report = await this.repository.lock(tx, place.code, of, this.clock.now());
      if (report.status !== 'accepted') {
        throw conflict('report.not_accepted', '报表还没有审核通过，请退回后由镇（区、街道）修改。');
      }
      const line = lineOf(report, body.line);
      if (!line) throw malformed([{ field: 'line', code: 'line', detail: '没有这一行，请刷新后再选' }]);
      const earlier = (await this.repository.corrections(tx, report.id)).findLast((each) => each.line === body.line);
      await this.repository.addCorrection(tx, {
        reportId: report.id,
        line: body.line,
        valueBefore: earlier?.valueAfter ?? line.value,
        valueAfter: body.value,
        reason: body.reason,
        at: this.clock.now(),
        accountId: actor.accountId,
      });
      await this.record(tx, actor, 'report.correct', place, of, { line: body.line });
    });
  }

  private async step(
    actor: Actor,
    place: Region,
    quarter: Quarter,
    body: SubmitReport,
    { action, note, remarks, change }: Step,
  ): Promise<void> {
    await this.once(actor, `${action} ${place.code} ${quarter}`, body, async (tx) => {
      const now = this.clock.now();
      const report = await this.repository.lock(tx, place.code, quarter, now);
      this.refuseStale(report, body.version);
      const result = transition(REPORT_TRANSITIONS, report.status, action, {
        actor: String(actor.accountId),
        submittedBy: report.submittedBy === null ? '' : String(report.submittedBy),
        note: note ?? '',
        difficulties: report.difficulties,
        nextQuarter: report.nextQuarter,
        quarterEnded: this.clock.today() > quarterRange(quarter).to,
      });
      if (!result.ok) {
        if (result.code === 'transition.not_allowed') throw conflict('report.step_refused', `${result.message}。`);
        throw invalid('report.step_refused', `${result.message}。`);
      }
      for (const remark of remarks) {
        if (!lineOf(report, remark.line)) {
          throw malformed([{ field: 'remarks', code: 'line', detail: `没有“${remark.line}”这一行，请刷新后再写` }]);
        }
      }
      await this.repository.save(tx, report, { status: result.to, ...(await change(now)) }, now);
      await this.repository.addEvent(tx, {
        reportId: report.id,
        action,
        toStatus: result.to,
        note,
        remarks,
        at: now,
        accountId: actor.accountId,
      });
      const { version, submittedBy } = report;
      await this.messages.step(tx, { place, quarter, action, by: actor.accountId, version, submittedBy });
      const permission = action === 'return' || action === 'accept' ? 'report.decide' : 'report.submit';
      await this.record(tx, actor, permission, place, quarter, { action, to: result.to });
    });
  }

  /** One transaction; the same request twice happens once. */
  private once(
    actor: Actor,
    route: string,
    body: { clientId: string },
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<null> {
    return this.transactions.run((tx) =>
      this.idempotency.run(
        tx,
        actor,
        { clientId: body.clientId, route: `POST quarter-reports ${route}`, body },
        async () => {
          await work(tx);
          return null;
        },
      ),
    );
  }

  private refuseStale(report: QuarterReport, version: number): void {
    if (report.version === version) return;
    throw conflict('report.version_conflict', '报表在您打开之后有人改过。您填写的内容还在，请对照后再保存。', {
      current: { version: report.version, difficulties: report.difficulties, nextQuarter: report.nextQuarter },
    });
  }

  private target(actor: Actor, placeCode: string, quarter: string): { place: Region; of: Quarter } {
    return { place: this.regions.getInScope(actor, placeCode), of: parseQuarterOrRefuse(quarter) };
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    place: Region,
    quarter: Quarter,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    const subjectId = `${place.code} ${quarter}`;
    return this.audit.record(tx, actor, {
      action,
      subjectType: 'quarter_report',
      subjectId,
      regionCode: place.code,
      detail,
    });
  }
}

function lineOf(report: QuarterReport, code: string): ReportLine | undefined {
  return report.figures?.flatMap(({ lines }) => lines).find((line) => line.code === code);
}
