import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ageOn, CARE_LEVELS, parseLocalDate, ROLES, SEXES } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import {
  type CellValue,
  cell,
  label,
  line,
  pdfOf,
  type Row,
  type Sheet,
  type SheetOfRows,
  xlsxOf,
} from '../../platform/documents/index.js';
import { invalid } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import { longDate } from './form-parts.js';
import type { ExportVisitorFiling } from './paper.dto.js';
import { type PaperMaker, PapersService, type Prepared, type Printing } from './papers.service.js';
import { type FiledElder, VisitorFilingRepository } from './visitor-filing.repository.js';

const UNNAMED = '尚未明确';

interface FiledVillage {
  townName: string;
  villageName: string;
  elders: FiledElder[];
}

/** 报送备案, 三（二）6: the one named visitor of each elder, for the bureau. */
@Injectable()
export class VisitorFilingMaker implements PaperMaker<ExportVisitorFiling>, OnModuleInit {
  readonly kind = 'visitor_filing';
  readonly permission = 'visitor_filing.export';

  constructor(
    private readonly papers: PapersService,
    private readonly filing: VisitorFilingRepository,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.papers.add(this);
  }

  async prepare(actor: Actor, request: ExportVisitorFiling): Promise<Prepared> {
    const region = this.regions.getInScope(actor, request.regionCode);
    const itemCount = await this.filing.count(actor, region.code);
    if (itemCount === 0) throw invalid('document.empty', '这里还没有在册的老年人，没有可备案的名单。');
    return {
      name: `探访关爱联系人备案表 ${region.name}`,
      format: request.format,
      regionCode: region.code,
      itemCount,
      purpose: '报送备案',
      numbersOf: [],
    };
  }

  async make(request: ExportVisitorFiling, printing: Printing) {
    const region = this.regions.getInScope(printing.actor, request.regionCode);
    const about = { title: `${region.name}探访关爱联系人备案表` };
    if (request.format === 'pdf') return { body: pdfOf(this.sheets(request.regionCode, printing), about) };
    return { body: xlsxOf(this.workbook(request.regionCode, printing, about.title), about) };
  }

  /** One list for each town, or for the one village. */
  private async *sheets(regionCode: string, { actor, printedBy }: Printing): AsyncGenerator<Sheet> {
    const region = this.regions.get(regionCode);
    const units = region.level === 'city' ? this.regions.childrenOf(regionCode) : [region];
    const city = this.regions.ofLevel('city')[0]?.name ?? '';
    const today = longDate(this.clock.today());
    for (const unit of units) {
      const villages: FiledVillage[] = [];
      for await (const village of this.villages(unit.code, actor)) villages.push(village);
      const all = villages.flatMap(({ elders }) => elders);
      if (all.length === 0) continue;
      const named = all.filter(({ visitor }) => visitor !== null).length;
      yield {
        landscape: true,
        footer: `打印：${printedBy}`,
        blocks: [
          { kind: 'title', text: `${city}特殊困难老年人探访关爱联系人备案表` },
          { kind: 'note', line: line(`填报单位（盖章）：${unit.name}　　　　　　　　填报日期：${today}`) },
          { kind: 'table', units: 48, size: 10, head: 1, rows: filingRows(villages) },
          {
            kind: 'note',
            line: line(`在册 ${all.length} 人，已明确联系人 ${named} 人，${UNNAMED} ${all.length - named} 人。`),
          },
          { kind: 'note', line: line('填报人：　　　　　　　　　负责人：　　　　　　　　　联系电话：') },
        ],
      };
    }
  }

  private workbook(regionCode: string, { actor, printedBy }: Printing, title: string): SheetOfRows[] {
    const watermark = `${title}　${printedBy}`;
    const perVisitor: CellValue[][] = [];
    const { clock } = this;
    const rows = this.elderRows(regionCode, actor, perVisitor);
    return [
      {
        name: '按服务对象',
        above: [title, `导出：${printedBy}　截至 ${clock.today()}`],
        watermark,
        columns: [
          { header: '序号', width: 6 },
          { header: '镇（区、街道）', width: 14 },
          { header: '村（居）', width: 14 },
          { header: '网格', width: 12 },
          { header: '服务对象', width: 12 },
          { header: '性别', width: 6 },
          { header: '年龄', width: 6 },
          { header: '类别', width: 8 },
          { header: '居住地址', width: 28 },
          { header: '探访关爱联系人', width: 16 },
          { header: '联系人身份', width: 18 },
          { header: '联系人电话', width: 16 },
        ],
        rows,
      },
      {
        // Filled while the first sheet is written.
        name: '按联系人',
        above: [title],
        watermark,
        columns: [
          { header: '镇（区、街道）', width: 14 },
          { header: '村（居）', width: 14 },
          { header: '探访关爱联系人', width: 16 },
          { header: '联系人身份', width: 18 },
          { header: '联系人电话', width: 16 },
          { header: '服务对象人数', width: 12 },
          { header: '其中A类', width: 9 },
          { header: '其中B类', width: 9 },
          { header: '其中C类', width: 9 },
        ],
        rows: perVisitor,
      },
    ];
  }

  private async *elderRows(regionCode: string, actor: Actor, perVisitor: CellValue[][]): AsyncGenerator<CellValue[]> {
    let ordinal = 0;
    const today = this.clock.today();
    for await (const { townName, villageName, elders } of this.villages(regionCode, actor)) {
      for (const { name, sex, birthDate, level, gridName, address, visitor } of elders) {
        ordinal += 1;
        const age = ageOn(parseLocalDate(birthDate), today);
        const who = [visitor?.name ?? UNNAMED, visitor ? ROLES[visitor.role] : null, visitor?.phone ?? null];
        const levelName = level && CARE_LEVELS[level];
        yield [ordinal, townName, villageName, gridName, name, SEXES[sex], age, levelName, address, ...who];
      }
      for (const { visitor, elders: own } of byVisitor(elders)) {
        const ofLevel = (level: string): number => own.filter((elder) => elder.level === level).length;
        const who = [visitor?.name ?? UNNAMED, visitor ? ROLES[visitor.role] : null, visitor?.phone ?? null];
        perVisitor.push([townName, villageName, ...who, own.length, ofLevel('A'), ofLevel('B'), ofLevel('C')]);
      }
    }
  }

  private async *villages(regionCode: string, actor: Actor): AsyncGenerator<FiledVillage> {
    const region = this.regions.get(regionCode);
    if (region.level !== 'village') {
      for (const child of this.regions.childrenOf(regionCode)) yield* this.villages(child.code, actor);
      return;
    }
    const elders = await this.filing.ofVillage(actor, regionCode);
    const townName = this.regions.nameOf(region.parentCode) ?? '';
    if (elders.length > 0) yield { townName, villageName: region.name, elders };
  }
}

function filingRows(villages: readonly FiledVillage[]): Row[] {
  const spans = [3, 6, 6, 6, 6, 3, 18];
  const heads = ['序号', '村（居）', '探访关爱联系人', '身份', '联系电话', '人数', '服务对象（类别）'];
  const rows: Row[] = [{ cells: heads.map((text, index) => label(spans[index] ?? 0, text, { bold: true })) }];
  for (const { villageName, elders } of villages) {
    for (const { visitor, elders: own } of byVisitor(elders)) {
      const names = own.map(({ name, level }) => `${name}（${level ?? '未定类'}）`).join('、');
      const texts = [
        String(rows.length),
        villageName,
        visitor?.name ?? UNNAMED,
        visitor ? ROLES[visitor.role] : '',
        visitor?.phone ?? '',
        String(own.length),
      ];
      const cells = texts.map((text, index) => cell(spans[index] ?? 0, text, { align: 'center' }));
      rows.push({ cells: [...cells, cell(18, names)] });
    }
  }
  return rows;
}

/** Rows come by visitor already. */
function byVisitor(elders: readonly FiledElder[]): { visitor: FiledElder['visitor']; elders: FiledElder[] }[] {
  const groups: { visitor: FiledElder['visitor']; elders: FiledElder[] }[] = [];
  for (const elder of elders) {
    const last = groups.at(-1);
    if (last && last.visitor?.id === elder.visitor?.id) last.elders.push(elder);
    else groups.push({ visitor: elder.visitor, elders: [elder] });
  }
  return groups;
}
