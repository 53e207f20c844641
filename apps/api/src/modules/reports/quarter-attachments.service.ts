import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Quarter, isQuarter, policyOn, quarterRange } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.js';
import { type FileOwner, Files } from '../../platform/files/files.js';
import { registeredType } from '../../platform/files/media-types.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import type { AddAttachment, RemoveAttachment, ReportAttachmentDto } from './quarter-attachments.dto.js';
import type { QuarterReport } from './quarter-report.entity.js';
import { QuarterReportsRepository } from './quarter-reports.repository.js';

const SUBJECT = 'quarter_report_attachment';

const ownerOf = (attachmentId: number): FileOwner => ({
  purpose: 'report.attachment',
  subjectType: SUBJECT,
  subjectId: attachmentId,
});

/** What a change did, for the audit trail. */
interface Done {
  action: string;
  attachmentId: number;
}

/** Papers and pictures beside a quarter's report (按季调度): added and taken off while it is open, kept with it afterwards. */
@Injectable()
export class QuarterAttachments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly files: Files,
    private readonly repository: QuarterReportsRepository,
  ) {}

  /** The attachments of a report that the caller has found to be in scope. */
  async of(
    manager: EntityManager,
    reportId: number,
  ): Promise<(Omit<ReportAttachmentDto, 'accountName'> & { accountId: number })[]> {
    const attachments = await this.repository.attachments(manager, reportId);
    const ids = attachments.map(({ id }) => id);
    const stored = new Map((await this.files.listOf(manager, SUBJECT, ids)).map((file) => [file.subjectId, file]));
    return attachments.flatMap(({ id, name, addedAt, accountId }) => {
      const file = stored.get(id);
      if (!file) return [];
      const mediaType = registeredType(file.mediaType);
      return [{ id, name, mediaType, byteSize: file.byteSize, addedAt: addedAt.toISOString(), accountId }];
    });
  }

  /**
   * Adds an uploaded picture, PDF, Word or Excel file to the report of one's own place.
   * @throws Problem 404 out of scope, 403 `report.not_own`, 409 `report.frozen`, 422 `report.attachments_full` or
   * `file.unavailable`
   */
  async add(actor: Actor, placeCode: string, quarter: string, body: AddAttachment): Promise<void> {
    await this.change(actor, placeCode, quarter, 'attachments', body, async (tx, report, of) => {
      const most = policyOn(quarterRange(of).to).reportAttachmentsMost;
      if ((await this.repository.attachments(tx, report.id)).length >= most) {
        throw invalid('report.attachments_full', `一份报表最多 ${most} 个附件。请先去掉一个，或合并成一个文件。`);
      }
      const { fileId, name } = body;
      const id = await this.repository.addAttachment(tx, {
        reportId: report.id,
        name,
        accountId: actor.accountId,
        addedAt: this.clock.now(),
      });
      await this.files.claim(tx, actor, [fileId], ownerOf(id), ['image', 'document', 'office']);
      return { action: 'report.attach', attachmentId: id };
    });
  }

  /**
   * Takes an attachment off; its file is erased.
   * @throws Problem 404 out of scope or `report.no_attachment`, 403 `report.not_own`, 409 `report.frozen`
   */
  async remove(actor: Actor, placeCode: string, quarter: string, id: number, body: RemoveAttachment): Promise<void> {
    await this.change(actor, placeCode, quarter, `attachments ${id} removal`, body, async (tx, report) => {
      await this.nameOf(tx, report, id);
      await this.files.release(tx, SUBJECT, id);
      await this.repository.removeAttachment(tx, id);
      return { action: 'report.detach', attachmentId: id };
    });
  }

  /** The file itself. @throws Problem 404 out of scope or `report.no_attachment` */
  async open(
    actor: Actor,
    placeCode: string,
    quarter: string,
    id: number,
  ): Promise<{ name: string; mediaType: string; content: Readable }> {
    const place = this.regions.getInScope(actor, placeCode);
    const { manager } = this.dataSource;
    const report = isQuarter(quarter) ? await this.repository.find(manager, place.code, quarter) : null;
    const name = await this.nameOf(manager, report, id);
    const [file] = await this.files.listOf(manager, SUBJECT, [id]);
    if (!file) throw noAttachment();
    return { name, ...(await this.files.open(file.clientId, ownerOf(id))) };
  }

  private async change(
    actor: Actor,
    placeCode: string,
    quarter: string,
    what: string,
    body: { clientId: string },
    work: (tx: EntityManager, report: QuarterReport, quarter: Quarter) => Promise<Done>,
  ): Promise<void> {
    const place = this.regions.getInScope(actor, placeCode);
    if (place.code !== actor.regionCode) throw forbidden('只能改动本级报表的附件。', 'report.not_own');
    if (!isQuarter(quarter)) throw notFound('没有这个季度，请重新选择。', 'report.no_quarter');
    const route = `POST quarter-reports ${what} ${place.code} ${quarter}`;
    await this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () => {
        // The lock also keeps two who add at once from passing the limit, and a submission from missing one.
        const report = await this.repository.lock(tx, place.code, quarter, this.clock.now());
        if (report.status === 'submitted' || report.status === 'accepted') {
          throw conflict('report.frozen', '报表已经报送，附件不能再改。需要修改请先撤回。');
        }
        const { action, attachmentId } = await work(tx, report, quarter);
        await this.audit.record(tx, actor, {
          action,
          subjectType: 'quarter_report',
          subjectId: `${place.code} ${quarter}`,
          regionCode: place.code,
          detail: { attachmentId },
        });
        return null;
      }),
    );
  }

  private async nameOf(manager: EntityManager, report: QuarterReport | null, attachmentId: number): Promise<string> {
    const attachments = report ? await this.repository.attachments(manager, report.id) : [];
    const found = attachments.find(({ id }) => id === attachmentId);
    if (!found) throw noAttachment();
    return found.name;
  }
}

function noAttachment() {
  return notFound('没有这个附件，可能已经去掉。请刷新后再看。', 'report.no_attachment');
}
