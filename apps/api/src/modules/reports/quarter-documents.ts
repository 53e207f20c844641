import { REPORT_STATUSES } from '@tanfang/domain';
import {
  type CellValue,
  type Chart,
  type Column,
  type OfficialDocument,
  type OfficialParagraph,
  type Sheet,
  type SheetOfRows,
  type Table,
  cell,
  line,
} from '../../platform/documents/index.js';
import type { QuarterReportDto, QuarterTable, ReportLineDto, ReportSectionDto } from './quarter-reports.dto.js';

/** The report's printed forms, made of what the screen shows: the same figures everywhere. */

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const NOTHING = '无。';

/** The report's name. */
export function titleOf({ place, quarterName }: QuarterReportDto): string {
  return `${place.name}${quarterName}特殊困难老年人探访关爱服务情况报告`;
}

/** The report as an official document; the full table and the chart are its attachments. */
export function officialReport(report: QuarterReportDto, weeks: readonly Chart[], today: string): OfficialDocument {
  const parts = [
    ...report.sections.map(({ title, lines }) => ({ title, words: sentencesOf(lines) })),
    { title: '短板村（居）', words: [shortfallWords(report)] },
    { title: '存在困难', words: paragraphsOf(report.difficulties) },
    { title: '下季度打算', words: paragraphsOf(report.nextQuarter) },
    ...(report.attachments.length > 0 ? [{ title: '另附材料', words: [attachedWords(report)] }] : []),
  ];
  const paragraphs: OfficialParagraph[] = [
    ...(report.place.level === 'town' ? [{ kind: 'addressee' as const, text: '如皋市民政局：' }] : []),
    {
      kind: 'body',
      text: `根据《如皋市开展特殊困难老年人探访关爱服务的实施方案》按季调度的要求，现将${report.quarterName}探访关爱服务开展情况报告如下。`,
    },
    ...parts.flatMap(({ title, words }, i): OfficialParagraph[] => [
      { kind: 'heading1', text: `${NUMERALS[i]}、${title}` },
      ...words.map((text): OfficialParagraph => ({ kind: 'body', text })),
    ]),
    ...report.corrections.map((each): OfficialParagraph => ({
      kind: 'body',
      text: `更正：${each.label}由${each.before}更正为${each.after}。${each.reason}`,
    })),
    { kind: 'signature', text: `${report.place.name}\n${sayDate(report.submittedAt?.slice(0, 10) ?? today)}` },
  ];
  return {
    title: titleOf(report),
    paragraphs,
    attachments: [
      { name: `${report.quarterName}探访关爱服务情况统计表`, blocks: [tableOf(report.sections), ...weeks] },
    ],
  };
}

/** The report as pages of a PDF. */
export function reportSheets(report: QuarterReportDto, weeks: readonly Chart[]): Sheet[] {
  const heading = (text: string) => ({ kind: 'note' as const, line: line(text), bold: true, size: 12 });
  const body = (text: string) => ({ kind: 'note' as const, line: line(text) });
  return [
    {
      footer: `${report.place.name} ${report.quarterName} · 口径 ${report.ruleVersion}`,
      blocks: [
        { kind: 'title', text: titleOf(report) },
        tableOf(report.sections),
        ...weeks,
        heading('短板村（居）'),
        body(shortfallWords(report)),
        heading('存在困难'),
        ...paragraphsOf(report.difficulties).map(body),
        heading('下季度打算'),
        ...paragraphsOf(report.nextQuarter).map(body),
        ...(report.attachments.length > 0 ? [heading('另附材料'), body(attachedWords(report))] : []),
        ...report.corrections.map((each) =>
          body(`更正：${each.label}由${each.before}更正为${each.after}。${each.reason}`),
        ),
      ],
    },
  ];
}

/** The report as a workbook: the figures with what they were made of, and the words. */
export function reportWorkbook(report: QuarterReportDto): SheetOfRows[] {
  const above = [titleOf(report), `口径：${report.ruleVersion}　截至：${report.countedAt ?? ''}`];
  return [
    { name: '数据', above, columns: FIGURE_COLUMNS, rows: figureRows(report) },
    {
      name: '短板和打算',
      columns: [
        { header: '项目', width: 20 },
        { header: '内容', width: 60 },
      ],
      rows: [
        ...report.shortfalls.map(({ place, reasons }) => [`短板：${place.name}`, reasons.join('；')]),
        ['存在困难', report.difficulties],
        ['下季度打算', report.nextQuarter],
        ...(report.attachments.length > 0 ? [['另附材料', attachedWords(report)]] : []),
        ...report.corrections.map(({ label, before, after, reason }) => [
          `更正：${label}`,
          `${before} → ${after}，${reason}`,
        ]),
      ],
    },
  ];
}

const FIGURE_COLUMNS: readonly Column[] = [
  { header: '部分', width: 20 },
  { header: '项目', width: 34 },
  { header: '数值', width: 12 },
  { header: '单位', width: 8 },
  { header: '分子', width: 12 },
  { header: '分母', width: 12 },
];

/** A share is a formula over its parts, so that a reader can follow it. */
function* figureRows(report: QuarterReportDto): Generator<readonly CellValue[]> {
  // Two lines above the heads.
  let row = 3;
  for (const { title, lines } of report.sections) {
    for (const { label, value, unit, numerator, denominator } of lines) {
      row += 1;
      const share: CellValue =
        denominator === null || value === null
          ? value
          : { formula: `IF(F${row}=0,"",ROUND(E${row}/F${row}*100,1))`, result: value };
      yield [title, label, share, unit, denominator === null ? null : numerator, denominator];
    }
  }
}

/** Rows of the CSV: the same figures, for programs. */
export function reportRows(report: QuarterReportDto): CellValue[][] {
  const head = ['地区代码', '地区', '季度', '代码', '部分', '项目', '数值', '单位', '分子', '分母'];
  return [
    head,
    ...report.sections.flatMap(({ title, lines }) =>
      lines.map(({ code, label, value, unit, numerator, denominator }) => [
        report.place.code,
        report.place.name,
        report.quarter,
        code,
        title,
        label,
        value,
        unit,
        denominator === null ? null : numerator,
        denominator,
      ]),
    ),
  ];
}

/** 季度调度表 as a workbook: one row a town, totals by formula. */
export function tableWorkbook(
  table: QuarterTable,
  lineOf: (place: string | null, code: string) => ReportLineDto | undefined,
): SheetOfRows[] {
  const shares = table.columns.filter(({ code }) => lineOf(null, code)?.unit === '%');
  const columns: Column[] = [
    { header: '镇（区、街道）', width: 18 },
    { header: '状态', width: 10 },
    ...table.columns.map(({ label }) => ({ header: label, width: 12 })),
    ...shares.flatMap(({ label }) => [
      { header: `${label}（分子）`, width: 14 },
      { header: `${label}（分母）`, width: 14 },
    ]),
  ];
  const firstRow = 3;
  const lastRow = firstRow + table.rows.length - 1;
  const firstShare = 2 + table.columns.length;
  const cellsOf = (place: string | null, row: number): CellValue[] => [
    ...table.columns.map(({ code }, i): CellValue => {
      const found = lineOf(place, code);
      const value = found?.value ?? null;
      if (value === null) return null;
      const share = shares.findIndex((each) => each.code === code);
      if (share >= 0) {
        const [numerator, denominator] = [firstShare + share * 2, firstShare + share * 2 + 1].map(columnName);
        return {
          formula: `IF(${denominator}${row}=0,"",ROUND(${numerator}${row}/${denominator}${row}*100,1))`,
          result: value,
        };
      }
      const name = columnName(2 + i);
      return place === null ? { formula: `SUM(${name}${firstRow}:${name}${lastRow})`, result: value } : value;
    }),
    ...shares.flatMap(({ code }, i): CellValue[] => {
      const found = lineOf(place, code);
      const parts = [found?.numerator ?? 0, found?.denominator ?? 0];
      if (place !== null) return parts;
      return parts.map((result, part) => {
        const name = columnName(firstShare + i * 2 + part);
        return { formula: `SUM(${name}${firstRow}:${name}${lastRow})`, result };
      });
    }),
  ];
  const rows: CellValue[][] = table.rows.map(({ place, status }, i) => [
    place.name,
    REPORT_STATUSES[status],
    ...cellsOf(place.code, firstRow + i),
  ]);
  rows.push(['合计', '', ...cellsOf(null, lastRow + 1)]);
  return [{ name: '季度调度表', above: [`如皋市${table.quarterName}探访关爱服务季度调度表`], columns, rows }];
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** The share of weeks that met the frequency, week by week. */
export function weeksChart(weeks: readonly { week: string; value: number | null }[]): Chart {
  return {
    kind: 'chart',
    title: '各周频次达标率（%）',
    top: 100,
    unit: '',
    bars: weeks.map(({ week, value }) => ({ label: `${Number(week.slice(6))}周`, value })),
  };
}

function tableOf(sections: readonly ReportSectionDto[]): Table {
  return {
    kind: 'table',
    units: 20,
    head: 1,
    size: 10,
    rows: [
      {
        cells: [
          cell(5, '部分', { bold: true, align: 'center' }),
          cell(9, '项目', { bold: true, align: 'center' }),
          cell(3, '数值', { bold: true, align: 'center' }),
          cell(3, '分子／分母', { bold: true, align: 'center' }),
        ],
      },
      ...sections.flatMap(({ title, lines }) =>
        lines.map(({ label, text, numerator, denominator }) => ({
          cells: [
            cell(5, title),
            cell(9, label),
            cell(3, text, { align: 'right' as const }),
            cell(3, denominator === null ? '' : `${numerator}／${denominator}`, { align: 'right' as const }),
          ],
        })),
      ),
    ],
  };
}

/** Figures in sentences, ten to a sentence: an official reads them, the table is attached. */
function sentencesOf(lines: readonly ReportLineDto[]): string[] {
  const said = lines.filter(({ value }) => value !== null).map(({ label, text }) => `${label}${text}`);
  if (said.length === 0) return [NOTHING];
  const sentences: string[] = [];
  for (let i = 0; i < said.length; i += 10) sentences.push(`${said.slice(i, i + 10).join('，')}。`);
  return sentences;
}

function shortfallWords({ shortfalls }: QuarterReportDto): string {
  if (shortfalls.length === 0) return NOTHING;
  return `${shortfalls.map(({ place, reasons }) => `${place.name}（${reasons.join('；')}）`).join('；')}。`;
}

/** Papers beside the report are handed over as they are: its printed forms name them. */
function attachedWords({ attachments }: QuarterReportDto): string {
  return `${attachments.map(({ name }, i) => `${i + 1}. ${name}`).join('；')}。`;
}

function paragraphsOf(text: string): string[] {
  const paragraphs = text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return paragraphs.length > 0 ? paragraphs : [NOTHING];
}

/** '2026-10-08' as documents date themselves. */
function sayDate(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
