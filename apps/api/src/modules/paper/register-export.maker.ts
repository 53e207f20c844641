import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CARE_LEVELS, ELDER_STATUSES, policyOn, REGISTER_COLUMNS, TARGET_TYPES } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { type CellValue, type SheetOfRows, xlsxOf } from '../../platform/documents/index.js';
import { forbidden, invalid } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { type ElderListQuery, RegisterPagesService } from '../registry/register-pages.service.js';
import type { ExportRegister } from './paper.dto.js';
import { type PaperMaker, PapersService, type Prepared, type Printing } from './papers.service.js';
import { columnOf, valueOf } from './register-columns.js';

/** Roles that may take ID and phone numbers in clear; a village prints them on the forms, one by one. */
const FULL_NUMBER_ROLES: readonly string[] = ['town_officer', 'city_officer'];

const WISHES = { home: '同意上门', remote_only: '只电话或视频', refused: '不愿接受' } as const;

/** The register as a workbook, filtered as the list is. */
@Injectable()
export class RegisterExportMaker implements PaperMaker<ExportRegister>, OnModuleInit {
  readonly kind = 'register_export';
  readonly permission = 'register.export';

  constructor(
    private readonly papers: PapersService,
    private readonly pages: RegisterPagesService,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.papers.add(this);
  }

  async prepare(actor: Actor, request: ExportRegister): Promise<Prepared> {
    const { filter } = request;
    if (request.fullNumbers && !FULL_NUMBER_ROLES.includes(actor.role)) {
      throw forbidden(
        '您的账号导出时号码须隐去中间几位。需要完整号码的，请由镇（区、街道）导出。',
        'export.full_numbers',
      );
    }
    const place = filter.villageCode ?? filter.townCode ?? actor.regionCode ?? '';
    const region = this.regions.getInScope(actor, place);
    if (filter.townCode !== undefined) this.regions.getInScope(actor, filter.townCode);
    const itemCount = await this.pages.count(actor, filter);
    if (itemCount === 0) throw invalid('document.empty', '没有符合条件的档案，请调整筛选条件。');
    const most = this.rowLimit(actor);
    if (itemCount > most) {
      throw invalid(
        'document.too_many',
        `符合条件的有 ${itemCount} 人，一次最多导出 ${most} 人。请缩小范围后分次导出。`,
      );
    }
    return {
      name: `台账 ${region.name} ${this.clock.today()}`,
      format: 'xlsx',
      regionCode: region.code,
      itemCount,
      purpose: request.purpose,
      numbersOf: request.fullNumbers ? await this.idsOf(actor, filter) : [],
    };
  }

  async make(request: ExportRegister, printing: Printing) {
    const { filter, columns } = request;
    const { printedBy, purpose } = printing;
    const place = filter.villageCode ?? filter.townCode ?? printing.actor.regionCode ?? '';
    const title = `${this.regions.nameOf(place) ?? ''}特殊困难老年人台账`;
    const watermark = `${printedBy}　用途：${purpose}`;
    const inOrder = (Object.keys(REGISTER_COLUMNS) as (typeof columns)[number][]).filter((c) => columns.includes(c));
    const written = { rows: 0 };
    const register: SheetOfRows = {
      name: '台账',
      above: [title, `导出：${watermark}`],
      watermark,
      columns: inOrder.map(columnOf),
      rows: this.rows(request, inOrder, printing.actor, written),
    };
    const note: SheetOfRows = {
      name: '说明',
      columns: [
        { header: '项目', width: 16 },
        { header: '内容', width: 60 },
      ],
      watermark,
      rows: this.noteRows(request, printing, written),
    };
    return { body: xlsxOf([register, note], { title }) };
  }

  private async *rows(
    { filter, fullNumbers }: ExportRegister,
    columns: ExportRegister['columns'],
    actor: Actor,
    written: { rows: number },
  ): AsyncGenerator<CellValue[]> {
    for await (const files of this.pages.pages(actor, filter)) {
      for (const file of files) {
        written.rows += 1;
        yield columns.map((column) => valueOf(file, column, fullNumbers));
      }
    }
  }

  /** Read after the rows, so that it says how many there really are. */
  private *noteRows(request: ExportRegister, { printedBy, purpose }: Printing, written: { rows: number }) {
    yield ['导出', printedBy];
    yield ['用途', purpose];
    yield ['筛选条件', this.filterInWords(request.filter)];
    yield ['人数', written.rows];
    yield ['号码', request.fullNumbers ? '完整显示' : '隐去中间几位'];
    yield ['注意', '内含个人信息，仅限上述用途使用，不得转发；用毕请删除。导出已留有记录。'];
  }

  private filterInWords(filter: ElderListQuery): string {
    const parts = [
      filter.townCode && `镇：${this.regions.nameOf(filter.townCode)}`,
      filter.villageCode && `村：${this.regions.nameOf(filter.villageCode)}`,
      filter.level && `类别：${filter.level === 'none' ? '未定类' : CARE_LEVELS[filter.level]}`,
      `状态：${filter.status ? ELDER_STATUSES[filter.status] : '未退出'}`,
      filter.targetType && `对象类型：${TARGET_TYPES[filter.targetType]}`,
      filter.monthPending !== undefined && `本月待更新：${filter.monthPending ? '是' : '否'}`,
      filter.overdue !== undefined && `上月没有按时更新：${filter.overdue ? '是' : '否'}`,
      filter.withoutVisitor !== undefined && `还没有探访关爱联系人：${filter.withoutVisitor ? '是' : '否'}`,
      filter.wish && `探访意愿：${WISHES[filter.wish]}`,
      // What was searched for may be a number; it stays in the log.
      filter.q && '按姓名或号码查找',
    ];
    return parts.filter(Boolean).join('；');
  }

  private rowLimit(actor: Actor): number {
    const policy = policyOn(this.clock.today());
    if (actor.role === 'city_officer') return policy.exportRowsCity;
    return actor.role === 'town_officer' ? policy.exportRowsTown : policy.exportRowsVillage;
  }

  private async idsOf(actor: Actor, filter: ElderListQuery): Promise<number[]> {
    const ids: number[] = [];
    for await (const page of this.pages.ids(actor, filter)) ids.push(...page);
    return ids;
  }
}
