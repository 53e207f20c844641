import { type OwnParameters, parametersOn } from '../classification/policy.js';
import { monthsOf, type Quarter } from '../periods/months.js';
import { TARGET_TYPES } from '../vocabulary/annex3.js';
import { VISIT_METHODS, VISIT_OUTCOMES } from '../vocabulary/annex4.js';
import { CARE_LEVELS, CLOSE_REASONS, type CareLevel } from '../vocabulary/programme.js';
import { CLASS_CHANGES, measureOf, type Measure, type MeasureValue, valueOf } from './measures.js';
import type { CountFilter, Sums } from './sums.js';

/** One line of the report: a number, what it was made of, and how to open the records behind it. */
export interface ReportLine extends MeasureValue {
  /** Stable: remarks, corrections and comparisons name the line by it. */
  readonly code: string;
  readonly label: string;
  readonly unit: Measure['unit'];
  /** The measure and the filter that the records behind the number have; null: there are none to open. */
  readonly records: { readonly measure: string; readonly filter: CountFilter } | null;
}

export interface ReportSection {
  readonly code: string;
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

const LEVELS = Object.keys(CARE_LEVELS) as CareLevel[];
/** What the plan has looked back on by name, 三（三）8. */
const FOLLOWED_UP = { hazard: '安全隐患', hardship: '急难困难', referral: '服务转介' } as const;
const MENDED = { hazard: '已消除', hardship: '已缓解', referral: '已落实' } as const;

/**
 * The figures of a quarter (按季调度) in the order in which the report tells them.
 * @param sums over the quarter's weeks and months, of the places that the report is about
 */
export function quarterReport(sums: Sums, quarter: Quarter): ReportSection[] {
  const line = (code: string, label: string, measure: string, filter: CountFilter = {}): ReportLine =>
    reportLine(sums, code, label, measure, filter);
  const byLevel = (code: string, label: string, measure: string): ReportLine[] => [
    line(code, label, measure),
    ...LEVELS.map((level) => line(`${code}.${level}`, `其中${CARE_LEVELS[level]}`, measure, { level })),
  ];
  const byDetail = (code: string, measure: string, labels: Readonly<Record<string, string>>): ReportLine[] =>
    Object.entries(labels).map(([detail, label]) => line(`${code}.${detail}`, label, measure, { detail }));
  const byMonth = (code: string, measure: string, what: string): ReportLine[] =>
    monthsOf(quarter).map((period) =>
      line(`${code}.${period}`, `${Number(period.slice(5))}月${what}`, measure, { period }),
    );

  return [
    {
      code: 'register',
      title: '台账情况',
      lines: [
        ...byLevel('register', '季末在册人数', 'register'),
        ...byDetail('type', 'register_type', TARGET_TYPES),
        line('added', '本季度新增', 'added'),
        line('removed', '本季度退出', 'removed'),
        ...byDetail('removed', 'removed', CLOSE_REASONS).map((each) => ({ ...each, label: `退出：${each.label}` })),
        ...byDetail('class_changed', 'class_changed', CLASS_CHANGES).map((each) => ({
          ...each,
          label: `类别${each.label}`,
        })),
      ],
    },
    {
      code: 'consent',
      title: '探访意愿和探访联系人',
      lines: [
        line('willing', '愿意接受定期探访', 'willing'),
        line('unwilling', '本人无接受定期探访意愿', 'unwilling'),
        line('home_consent', '同意上门入户探访', 'home_consent'),
        line('coverage', '探访关爱联系人落实率', 'coverage'),
      ],
    },
    {
      code: 'visits',
      title: '探访开展情况',
      lines: [
        line('visits', '探访总次数', 'visits'),
        ...byDetail('visits', 'visits', VISIT_METHODS),
        ...byDetail('attempts', 'attempts', {
          unanswered: VISIT_OUTCOMES.unanswered,
          nobody_home: VISIT_OUTCOMES.nobody_home,
          refused: VISIT_OUTCOMES.refused,
        }),
        ...byLevel('weekly_attainment', '频次达标率', 'weekly_attainment'),
        line('alternation', '上门与电话视频交替开展率', 'alternation'),
        ...byMonth('monthly_visit_rate', 'monthly_visit_rate', '探访率'),
        line('unreachable', '周末仍联系不上（人次）', 'week_unreachable'),
      ],
    },
    {
      code: 'monthly_update',
      title: '按月更新情况',
      lines: byMonth('monthly_update', 'monthly_update', '更新率'),
    },
    {
      code: 'found',
      title: '发现问题和解决情况',
      lines: [
        ...Object.entries(FOLLOWED_UP).flatMap(([kind, label]) => [
          line(`found.${kind}`, `发现${label}`, 'found', { detail: kind }),
          line(`mended.${kind}`, `${label}${MENDED[kind as keyof typeof MENDED]}`, 'mended', { detail: kind }),
        ]),
        line('found.family_reminder', '联系提醒家属', 'found', { detail: 'family_reminder' }),
        line('emergencies', '应急处置', 'emergencies'),
        line('boosts', '加密探访', 'boosts'),
      ],
    },
  ];
}

function reportLine(sums: Sums, code: string, label: string, measureCode: string, filter: CountFilter): ReportLine {
  const measure = measureOf(measureCode);
  if (!measure) throw new Error(`no such measure: ${measureCode}`);
  return {
    code,
    label,
    unit: measure.unit,
    ...valueOf(measure, sums, filter),
    records: { measure: measure.code, filter },
  };
}

/** A value as it is printed: `1,234 人`, `96.5%`, or `—` where there is nothing to share. */
export function sayValue({ value, unit }: Pick<ReportLine, 'value' | 'unit'>): string {
  if (value === null) return '—';
  if (unit === '%') return `${value.toFixed(1)}%`;
  return `${String(value).replace(/\B(?=(\d{3})+$)/g, ',')} ${unit}`;
}

/** A line whose figure is no longer what it was. */
export interface LineDifference {
  readonly code: string;
  readonly label: string;
  readonly unit: Measure['unit'];
  readonly before: number | null;
  readonly after: number | null;
}

/** Compares frozen figures with figures counted now, line by line. */
export function differencesOf(frozen: readonly ReportSection[], counted: readonly ReportSection[]): LineDifference[] {
  const now = new Map(counted.flatMap(({ lines }) => lines).map((line) => [line.code, line]));
  return frozen
    .flatMap(({ lines }) => lines)
    .flatMap(({ code, label, unit, value }) => {
      const after = now.get(code)?.value ?? null;
      return after === value ? [] : [{ code, label, unit, before: value, after }];
    });
}

/** Raised when a measure or a line of the report comes to mean something else. */
const FIGURES_VERSION = 1;

/** Names the rules and parameters that figures of a day are counted by; stored with frozen ones. */
export function ruleVersionOn(date: string, set?: OwnParameters): string {
  const latest = Object.values(parametersOn(date, set)).reduce((last, { since }) => (since > last ? since : last), '');
  return `figures ${FIGURES_VERSION}, parameters ${latest}`;
}
