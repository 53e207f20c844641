import { isLocalDate, type LocalDate } from '../periods/dates.js';
import type { ParameterEntry, ParameterKey, Policy } from './parameters.js';
import { DEFAULT_POLICY, type OwnParameters, policyOn } from './policy.js';

/** A city's own parameters: data that can be stored, compared and approved. What it does not name stays the plan's. */
export interface ParameterSet extends OwnParameters {
  readonly id: string;
  /** Six digits. */
  readonly cityCode: string;
  readonly name: string;
  readonly status: 'draft' | 'approved';
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly approvedOn: LocalDate | null;
}

/** Why a set cannot be used. */
export interface ParameterProblem {
  readonly code: 'parameter.entry' | 'parameter.approved' | 'parameter.same_person';
  /** The parameter; empty when it is about the whole set. */
  readonly key: string;
  /** In Chinese. */
  readonly message: string;
}

const PARAMETER_KEYS = Object.keys(DEFAULT_POLICY) as ParameterKey[];

/** Looks through entries that come from outside: known keys, values of the right kind, a date and a reason each. */
export function checkParameterEntries(entries: readonly Unchecked[]): ParameterProblem[] {
  return entries.flatMap((entry, index) => {
    const key = String(entry.key);
    const fault = faultOf(entry, key, entries.slice(0, index));
    return fault === null ? [] : [{ code: 'parameter.entry', key, message: `参数“${key}”${fault}` }];
  });
}

type Unchecked = { readonly [Field in keyof ParameterEntry]?: unknown };

function faultOf(entry: Unchecked, key: string, earlier: readonly Unchecked[]): string | null {
  if (!isParameterKey(key)) return '不存在';
  if (!fits(key, entry.value)) return '的值不合要求';
  if (!isLocalDate(entry.since)) return '须写明生效日期';
  if (!isText(entry.clause) || !isText(entry.note)) return '须写明依据和说明';
  const isTwice = earlier.some((other) => other.key === entry.key && other.since === entry.since);
  return isTwice ? '同一天有两个值' : null;
}

/**
 * The set as approved, or why it cannot be.
 * @param by who approves; not who proposed it
 */
export function approveParameterSet(
  set: ParameterSet,
  by: string,
  on: LocalDate,
): { readonly approved: ParameterSet | null; readonly problems: readonly ParameterProblem[] } {
  const problems = checkParameterEntries(set.entries);
  if (set.status === 'approved') problems.push({ code: 'parameter.approved', key: '', message: '该套参数已批准' });
  if (set.proposedBy === by) {
    problems.push({ code: 'parameter.same_person', key: '', message: '提出人不能批准自己提出的参数' });
  }
  const approved: ParameterSet = { ...set, status: 'approved', approvedBy: by, approvedOn: on };
  return { approved: problems.length === 0 ? approved : null, problems };
}

/** A parameter that two sets read differently on a day. */
export interface ParameterDifference {
  readonly key: ParameterKey;
  readonly a: Policy[ParameterKey];
  readonly b: Policy[ParameterKey];
}

/**
 * Where two sets differ on a day; undefined stands for the plan's own values.
 * @throws PeriodError when `on` is no date
 */
export function differencesBetween(
  on: string,
  a: OwnParameters | undefined,
  b: OwnParameters | undefined,
): ParameterDifference[] {
  const [first, second] = [policyOn(on, a), policyOn(on, b)];
  return PARAMETER_KEYS.map((key) => ({ key, a: first[key], b: second[key] })).filter(
    (pair) => JSON.stringify(pair.a) !== JSON.stringify(pair.b),
  );
}

function isParameterKey(key: string): key is ParameterKey {
  return PARAMETER_KEYS.some((known) => known === key);
}

/** A value fits when it is of the same kind as the plan's own. */
function fits(key: ParameterKey, value: unknown): boolean {
  const own = DEFAULT_POLICY[key];
  if (key === 'kinshipTest') return value === 'strict' || value === 'lenient';
  if (typeof own === 'boolean') return typeof value === 'boolean';
  if (typeof own === 'number') return isCount(value);
  if (Array.isArray(own)) return Array.isArray(value) && value.every(isText);
  const { home, remote } = (value ?? {}) as Record<string, unknown>;
  return isCount(home) && isCount(remote) && home <= 7 && remote <= 7;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
