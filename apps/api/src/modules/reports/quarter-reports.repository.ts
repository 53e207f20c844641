import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan } from 'typeorm';
import { type Quarter } from '@tanfang/domain';
import { insertRow } from '../../platform/database/insert-row.js';
import { forUpdate } from '../../platform/tx.js';
import { QuarterReportAttachment } from './quarter-report-attachment.entity.js';
import { QuarterReportCorrection } from './quarter-report-correction.entity.js';
import { QuarterReportEvent } from './quarter-report-event.entity.js';
import { QuarterReport } from './quarter-report.entity.js';

/** Reports with their steps, corrections and attachments. */
@Injectable()
export class QuarterReportsRepository {
  find(manager: EntityManager, placeCode: string, quarter: Quarter): Promise<QuarterReport | null> {
    return manager.findOneBy(QuarterReport, { placeCode, quarter });
  }

  ofQuarter(manager: EntityManager, places: readonly string[], quarter: Quarter): Promise<QuarterReport[]> {
    return manager.findBy(QuarterReport, { placeCode: In([...places]), quarter });
  }

  /** The report with its row locked; begun when there is none. */
  async lock(tx: EntityManager, placeCode: string, quarter: Quarter, now: Date): Promise<QuarterReport> {
    const where = { placeCode, quarter };
    const report = await tx.findOne(QuarterReport, { where, ...forUpdate(tx) });
    if (report) return report;
    await insertRow(tx, QuarterReport, {
      ...where,
      status: 'draft',
      difficulties: '',
      nextQuarter: '',
      figures: null,
      ruleVersion: null,
      countedAt: null,
      submittedBy: null,
      submittedAt: null,
      decidedBy: null,
      decidedAt: null,
      version: 0,
      updatedAt: now,
    });
    return tx.findOneByOrFail(QuarterReport, where);
  }

  async save(tx: EntityManager, report: QuarterReport, change: Partial<QuarterReport>, now: Date): Promise<void> {
    await tx.update(QuarterReport, report.id, { ...change, version: report.version + 1, updatedAt: now });
  }

  /** Texts of the quarters before, latest first. */
  earlier(manager: EntityManager, placeCode: string, quarter: Quarter): Promise<QuarterReport[]> {
    return manager.find(QuarterReport, {
      where: { placeCode, quarter: LessThan(quarter) },
      order: { quarter: 'DESC' },
      take: 4,
    });
  }

  async addEvent(tx: EntityManager, event: Omit<QuarterReportEvent, 'id'>): Promise<void> {
    await insertRow(tx, QuarterReportEvent, event);
  }

  events(manager: EntityManager, reportId: number): Promise<QuarterReportEvent[]> {
    return manager.find(QuarterReportEvent, { where: { reportId }, order: { id: 'ASC' } });
  }

  addAttachment(tx: EntityManager, attachment: Omit<QuarterReportAttachment, 'id'>): Promise<number> {
    return insertRow(tx, QuarterReportAttachment, attachment);
  }

  async removeAttachment(tx: EntityManager, id: number): Promise<void> {
    await tx.delete(QuarterReportAttachment, { id });
  }

  attachments(manager: EntityManager, reportId: number): Promise<QuarterReportAttachment[]> {
    return manager.find(QuarterReportAttachment, { where: { reportId }, order: { id: 'ASC' } });
  }

  async addCorrection(tx: EntityManager, correction: Omit<QuarterReportCorrection, 'id'>): Promise<void> {
    await insertRow(tx, QuarterReportCorrection, correction);
  }

  corrections(manager: EntityManager, reportId: number): Promise<QuarterReportCorrection[]> {
    return manager.find(QuarterReportCorrection, { where: { reportId }, order: { id: 'ASC' } });
  }
}
