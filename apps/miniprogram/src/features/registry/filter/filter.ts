import type { FilterQuery } from '@tanfang/contracts';
import { CARE_LEVELS, ELDER_STATUSES, TARGET_TYPES } from '@tanfang/domain';

/** What the register is narrowed to, besides the typed words and the place. */
export type FileFilter = Omit<FilterQuery, 'townCode' | 'villageCode'>;

export const LEVEL_OPTIONS = { ...CARE_LEVELS, none: '未定类' } as const;
export const WISH_OPTIONS = { home: '同意上门', remote_only: '只电话或视频', refused: '不愿接受' } as const;
export const SORT_OPTIONS = { name: '按姓名', oldest: '年龄从大到小', newest: '最近登记在前' } as const;
/** Conditions that are on or off. */
export const FLAG_OPTIONS = {
  monthPending: '本月待更新',
  overdue: '上月逾期未更新',
  withoutVisitor: '没有探访联系人',
} as const;
export type Flag = keyof typeof FLAG_OPTIONS;

export const flagsOf = (filter: FileFilter): Flag[] =>
  (Object.keys(FLAG_OPTIONS) as Flag[]).filter((flag) => filter[flag] === true);

export const withFlags = (filter: FileFilter, flags: readonly Flag[]): FileFilter =>
  tidy({
    ...filter,
    ...Object.fromEntries(Object.keys(FLAG_OPTIONS).map((flag) => [flag, flags.includes(flag as Flag) || undefined])),
  });

/** Without conditions that say nothing, so that equal filters are equal. */
export function tidy(filter: FileFilter): FileFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([key, value]) => value !== undefined && !(key === 'sort' && value === 'name')),
  );
}

/** The conditions in words, in the order of the panel. */
export function sayFilter(filter: FileFilter): string[] {
  const words: (string | false | undefined)[] = [
    filter.level && LEVEL_OPTIONS[filter.level],
    filter.targetType && TARGET_TYPES[filter.targetType],
    filter.status && ELDER_STATUSES[filter.status],
    filter.wish && WISH_OPTIONS[filter.wish],
    ...flagsOf(filter).map((flag) => FLAG_OPTIONS[flag]),
    filter.sort && filter.sort !== 'name' && SORT_OPTIONS[filter.sort],
  ];
  return words.filter((one) => typeof one === 'string');
}

export const isSameFilter = (a: FileFilter, b: FileFilter): boolean =>
  JSON.stringify(Object.entries(tidy(a)).sort()) === JSON.stringify(Object.entries(tidy(b)).sort());

/** A filter as it stands in an address; what is no filter is none. */
export function readFilter(text: string | undefined): FileFilter {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? tidy(value) : {};
  } catch {
    return {};
  }
}
