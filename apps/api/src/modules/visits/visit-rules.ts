import {
  type LocalDate,
  VISIT_ITEMS,
  VISIT_METHODS,
  VISIT_OUTCOMES,
  type VisitItemKey,
  type VisitItems,
  type VisitMethod,
  type VisitOutcome,
  concernsOf,
  daysBetween,
  policyOn,
} from '@tanfang/domain';
import { type FieldError, invalid } from '../../platform/errors.js';
import type { RecordVisit } from './record-visit.dto.js';
import { VISIT_PARAMETERS } from './visit-parameters.js';

/** What the checks of time need: instants in UTC, dates in Asia/Shanghai. */
export interface VisitTime {
  startedAt: Date;
  visitedOn: LocalDate;
  now: Date;
  today: LocalDate;
}

/** 安全情况 as last recorded; empty when nothing was recorded before. */
export type SafetyAnswers = Partial<Record<SafetyKey, string | null>>;
type SafetyKey = 'gasSafety' | 'waterHeatingSafety' | 'electricitySafety';

/** Outcomes that a method can have; `completed` and `refused` go with all. */
const METHODS_OF: Partial<Record<VisitOutcome, readonly VisitMethod[]>> = {
  unanswered: ['phone', 'video'],
  nobody_home: ['home'],
};

/**
 * A visit is recorded after it began and not too long after.
 * @param clockText writes an instant as people read it on their clock
 * @throws Problem 422 `visit.in_future`, `visit.too_old`
 */
export function checkTime(time: VisitTime, clockText: (instant: Date) => string): void {
  const { recordWithinDays } = policyOn(time.today);
  const aheadMs = time.startedAt.getTime() - time.now.getTime();
  if (aheadMs > VISIT_PARAMETERS.clockToleranceMinutes * 60_000) {
    refuse(
      'visit.in_future',
      'startedAt',
      `开始时间 ${clockText(time.startedAt)} 晚于现在(${clockText(time.now)})。请检查手机时间，改正后再提交。`,
    );
  }
  if (daysBetween(time.visitedOn, time.today) > recordWithinDays) {
    refuse(
      'visit.too_old',
      'startedAt',
      `这次探访在 ${time.visitedOn},已超过 ${recordWithinDays} 天，不能再补录。请联系村（居）管理员说明情况。`,
    );
  }
}

/** @throws Problem 422 `visit.outcome_mismatch` when the method cannot end like this */
export function checkOutcome({ method, outcome }: Pick<RecordVisit, 'method' | 'outcome'>): void {
  const methods = METHODS_OF[outcome];
  if (methods && !methods.includes(method)) {
    refuse(
      'visit.outcome_mismatch',
      'outcome',
      `“${VISIT_METHODS[method]}”不会有“${VISIT_OUTCOMES[outcome]}”的结果，请重新选择服务方式或结果。`,
    );
  }
}

/**
 * The answers to keep. 逐项已查看，均无变化 stands for the calm answer of each item, and for 安全情况 as it was last
 * recorded: what was unsafe and has not changed is still unsafe.
 * @param before 安全情况 of the last completed record
 * @returns null for an attempt, which has no answers
 * @throws Problem 422 `visit.items_not_expected`, `visit.items_missing`, `visit.items_contradict`
 */
export function resolveAnswers(body: RecordVisit, before: SafetyAnswers): VisitItems | null {
  const given: Partial<Record<VisitItemKey, string | null>> = { ...body.items };
  const answered = VISIT_ITEMS.filter((item) => given[item.key] != null);
  if (body.outcome !== 'completed') {
    if (answered.length === 0 && !body.allUnchangedChecked) return null;
    refuse('visit.items_not_expected', 'items', `“${VISIT_OUTCOMES[body.outcome]}”没有探访内容，请去掉已选的项目。`);
  }
  if (!body.allUnchangedChecked) {
    const missing = VISIT_ITEMS.filter((item) => given[item.key] == null);
    refuseItems(
      'visit.items_missing',
      missing,
      (label) => `请填写${label}`,
      '还有探访项目没有填写，请逐项查看后填写。',
    );
    return given as VisitItems;
  }
  const contradicting = answered.filter((item) => given[item.key] !== item.calm);
  refuseItems(
    'visit.items_contradict',
    contradicting,
    (label) => `${label}有变化`,
    '已选“均无变化”，但有项目填了变化。请取消“均无变化”后逐项填写。',
  );
  return Object.fromEntries(
    VISIT_ITEMS.map(({ key, calm }) => [key, given[key] ?? before[key as SafetyKey] ?? calm]),
  ) as VisitItems;
}

/**
 * What an answer asks besides itself: the illness's name, the number of people, and how a concern was handled.
 * @param answers as resolved; null for an attempt
 * @throws Problem 422 `visit.illness_name_missing`, `visit.population_count_missing`, `visit.handling_missing`,
 * `visit.handling_not_expected`
 */
export function checkDetails(body: RecordVisit, answers: VisitItems | null): void {
  if (answers?.illness === 'severe' && !body.illnessName?.trim()) {
    refuse('visit.illness_name_missing', 'illnessName', '疾病状况为严重，请填写疾病名称。');
  }
  const populationChanged = answers !== null && answers.populationChange !== 'unchanged';
  if (populationChanged && body.populationChangeCount == null) {
    refuse('visit.population_count_missing', 'populationChangeCount', '人口有变化，请填写变化的人数。');
  }
  checkHandlings(body, answers);
}

function checkHandlings(body: RecordVisit, answers: VisitItems | null): void {
  const handled = (body.handlings ?? []).map(({ itemKey }) => itemKey);
  const concerns = answers ? concernsOf(answers) : [];
  if (new Set(handled).size < handled.length || handled.some((key) => !concerns.includes(key))) {
    refuse('visit.handling_not_expected', 'handlings', '处理方式与探访内容对不上：每个有问题的项目填写一种处理方式。');
  }
  const unhandled = VISIT_ITEMS.filter(({ key }) => concerns.includes(key) && !handled.includes(key));
  if (unhandled.length === 0) return;
  const code = 'visit.handling_missing';
  throw invalid(
    code,
    '有项目存在问题，请选择处理方式：提醒已消除，或报告镇（区、街道）。',
    unhandled.map(({ key, label, options }): FieldError => {
      const words: Readonly<Record<string, string>> = options;
      const detail = `${label}为“${words[answers?.[key] ?? '']}”，请选择处理方式`;
      return { field: `handlings.${key}`, code, detail };
    }),
  );
}

function refuseItems(
  code: string,
  items: readonly { key: VisitItemKey; label: string }[],
  sentence: (label: string) => string,
  detail: string,
): void {
  if (items.length === 0) return;
  const errors = items.map(({ key, label }): FieldError => ({ field: `items.${key}`, code, detail: sentence(label) }));
  throw invalid(code, detail, errors);
}

function refuse(code: string, field: string, detail: string): never {
  throw invalid(code, detail, [{ field, code, detail }]);
}
