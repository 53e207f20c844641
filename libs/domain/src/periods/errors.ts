export type PeriodErrorCode = 'period.date' | 'period.week' | 'period.month' | 'period.quarter' | 'period.range';

const MESSAGES: Readonly<Record<PeriodErrorCode, string>> = {
  'period.date': '日期应为“年-月-日”，例如 2026-11-23',
  'period.week': '周应为“年-W周次”，例如 2026-W48',
  'period.month': '月份应为“年-月”，例如 2026-11',
  'period.quarter': '季度应为“年-Q季”，例如 2026-Q4',
  'period.range': '日期超出可用范围（0001年至9999年）',
};

/** A period that is none. `code` is stable; `message` is Chinese and says what was expected. */
export class PeriodError extends Error {
  override readonly name = 'PeriodError';

  constructor(
    readonly code: PeriodErrorCode,
    readonly input: string,
  ) {
    super(`${MESSAGES[code]}，收到“${input}”`);
  }
}
