import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { docxOf, pdfOf, type Sheet } from '../../platform/documents/index.js';
import { invalid, malformed } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { RegistryService } from '../registry/registry.service.js';
import { type VisitDetail, VisitRecordsService } from '../visits/visit-records.service.js';
import type { PrintVisitRecords } from './paper.dto.js';
import { type PaperMaker, PapersService, type Prepared, type Printing } from './papers.service.js';
import { visitRecordForm } from './visit-record-form.js';

/** Class A for a whole year is 208 visits. */
const MOST_RECORDS = 300;
const PAGE = 100;

/** Annex 4 of one visit, or of an elder's visits in a period. */
@Injectable()
export class VisitRecordsMaker implements PaperMaker<PrintVisitRecords>, OnModuleInit {
  readonly kind = 'visit_record';
  readonly permission = 'visit.print';

  constructor(
    private readonly papers: PapersService,
    private readonly dataSource: DataSource,
    private readonly registry: RegistryService,
    private readonly records: VisitRecordsService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.papers.add(this);
  }

  async prepare(actor: Actor, request: PrintVisitRecords): Promise<Prepared> {
    checkShape(request);
    const common = { format: request.format, purpose: null, numbersOf: [] };
    if (request.visitId !== undefined) {
      const visit = await this.records.read(actor, request.visitId);
      if (visit.outcome !== 'completed') {
        throw invalid('document.attempt', '没有联系上的探访不填写记录表，请打印已完成的探访。');
      }
      if (visit.change) throw invalid('document.void', '这条探访记录已更正或撤回，不能打印，请打印更正后的记录。');
      const { villageCode } = await this.registry.getInScope(this.dataSource.manager, actor, visit.elderId);
      const name = `探访记录表 ${visit.elderName} 第${visit.ordinal}次`;
      return { ...common, name, regionCode: villageCode, itemCount: 1 };
    }
    const elder = await this.registry.getInScope(this.dataSource.manager, actor, request.elderId ?? 0);
    const ids = await this.idsOf(actor, request);
    if (ids.length === 0) throw invalid('document.empty', '这段时间没有已完成的探访，请换一段时间。');
    if (ids.length > MOST_RECORDS) {
      throw invalid('document.too_many', `一次最多打印 ${MOST_RECORDS} 份，请缩短时间段。`);
    }
    const name = `探访记录表 ${elder.name} ${request.from}至${request.to}`;
    return { ...common, name, regionCode: elder.villageCode, itemCount: ids.length };
  }

  async make(request: PrintVisitRecords, printing: Printing) {
    const ids = request.visitId === undefined ? await this.idsOf(printing.actor, request) : [request.visitId];
    const sheets = this.sheets(ids, printing);
    const about = { title: '特殊困难老年人探访关爱服务记录表' };
    return { body: request.format === 'pdf' ? pdfOf(sheets, about) : await docxOf(sheets, about) };
  }

  private async *sheets(ids: readonly number[], { actor, printedBy }: Printing): AsyncGenerator<Sheet> {
    for (const id of ids) {
      const visit: VisitDetail = await this.records.read(actor, id);
      const elder = await this.registry.getInScope(this.dataSource.manager, actor, visit.elderId);
      const town = this.regions.find(elder.townCode);
      yield visitRecordForm(visit, {
        cityName: this.regions.nameOf(town?.parentCode ?? null) ?? '',
        villageName: `${town?.name ?? ''} ${this.regions.nameOf(elder.villageCode) ?? ''}`,
        printed: `打印：${printedBy}`,
        dateOf: (instant) => this.clock.dateOf(new Date(instant)),
      });
    }
  }

  /** The completed visits of the period, first to last, at most one more than may be printed. */
  private async idsOf(actor: Actor, { elderId = 0, from = '', to = '' }: PrintVisitRecords): Promise<number[]> {
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.records.ofElder(actor, elderId, { limit: PAGE, ...(cursor ? { cursor } : {}) });
      const within = page.items.filter(({ visitedOn }) => visitedOn >= from && visitedOn <= to);
      ids.push(
        ...within.filter(({ outcome, change }) => outcome === 'completed' && change === null).map(({ id }) => id),
      );
      const reachedStart = page.items.some(({ visitedOn }) => visitedOn < from);
      cursor = reachedStart || ids.length > MOST_RECORDS ? undefined : (page.nextCursor ?? undefined);
    } while (cursor);
    return ids.reverse();
  }
}

function checkShape({ visitId, elderId, from, to }: PrintVisitRecords): void {
  if ((visitId === undefined) === (elderId === undefined)) {
    throw malformed([{ field: 'visitId', code: 'one_of', detail: '请选择一次探访，或一位老人和一段时间' }]);
  }
  if (elderId !== undefined && (from === undefined || to === undefined || from > to)) {
    throw malformed([{ field: 'from', code: 'period', detail: '请填写起止日期，起始不晚于截止' }]);
  }
}
