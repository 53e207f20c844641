import {
  type IsoWeek,
  type Month,
  isIsoWeek,
  isMonth,
  isQuarter,
  monthRange,
  monthsOf,
  quarterRange,
  weeksOf,
} from '@tanfang/domain';
import { malformed } from '../../platform/errors.js';

/** The weeks and months that a period's figures are summed from. */
export interface Parts {
  weeks: IsoWeek[];
  months: Month[];
}

/**
 * The weeks and months of a week, month or quarter. A week belongs to the month and quarter of its Thursday.
 * @throws Problem 400 for a period that does not exist
 */
export function partsOf(period: string, field = 'period'): Parts {
  if (isIsoWeek(period)) return { weeks: [period], months: [] };
  if (isMonth(period)) return { weeks: weeksOf(monthRange(period)), months: [period] };
  if (isQuarter(period)) return { weeks: weeksOf(quarterRange(period)), months: [...monthsOf(period)] };
  throw malformed([{ field, code: 'period', detail: '没有这个时间，请重新选择。' }]);
}
