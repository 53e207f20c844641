import { isLocalDate, type LocalDate } from '../periods/dates.js';
import { type ParameterEntry, type ParameterKey, type Policy } from './parameters.js';
import { DEFAULT_POLICY, policyOn } from './policy.js';

/** A city's own parameters: data that can be stored, compared and approved. What it does not name stays the plan's. */
export interface ParameterSet {
  readonly id: string;
  /** Six digits. */
  readonly cityCode: string;
  readonly name: string;
  readonly status: 'draft' | 'approved';
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly approvedOn: LocalDate | null;
  readonly entries: readonly ParameterEntry[];
}

export type ParameterProblemCode =
  | 'parameter.key'
  | 'parameter.value'
  | 'parameter.since'
  | 'parameter.clause'
  | 'parameter.duplicate'
  | 'parameter.approved'
  | 'parameter.same_person';

/** Why a set cannot be used; `message` is Chinese. */
export interface ParameterProblem {
  readonly code: ParameterProblemCode;
  /** The parameter; empty when it is about the whole set. */
  readonly key: string;
  readonly message: string;
}

/** Looks through entries that come from outside: known keys, values of the right kind, a date and a reason each. */
export function checkParameterEntries(entries: readonly Readonly<Record<string, unknown>>[]): ParameterProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = String(entry['key']);
    const problem = (code: ParameterProblemCode, message: string): ParameterProblem[] => [{ code, key, message }];
    if (!isParameterKey(key)) return problem('parameter.key', `没有名为“${key}”的参数`);
    if (!fits(key, entry['value'])) return problem('parameter.value', `参数“${key}”的值不合要求`);
    if (!isLocalDate(entry['since'])) return problem('parameter.since', `参数“${key}”须写明生效日期`);
    if (!isText(entry['clause']) || !isText(entry['note'])) {
      return problem('parameter.clause', `参数“${key}”须写明依据和说明`);
    }
    const identity = `${key}@${entry['since']}`;
    if (seen.has(identity)) return problem('parameter.duplicate', `参数“${key}”在同一天有两个值`);
    seen.add(identity);
    return [];
  });
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
    problems.push({ code: 'parameter.same_person', key: '', message: '提出人与批准人不能是同一人' });
  }
  if (problems.length > 0) return { approved: null, problems };
  return { approved: { ...set, status: 'approved', approvedBy: by, approvedOn: on }, problems };
}

/** A parameter that two sets read differently on a day. */
export interface ParameterDifference {
  readonly key: ParameterKey;
  readonly a: Policy[ParameterKey];
  readonly b: Policy[ParameterKey];
}

/** Where two sets differ on a day; undefined stands for the plan's own values. */
export function differencesBetween(
  on: string,
  a: Pick<ParameterSet, 'entries'> | undefined,
  b: Pick<ParameterSet, 'entries'> | undefined,
): ParameterDifference[] {
  const [first, second] = [policyOn(on, a), policyOn(on, b)];
  return PARAMETER_KEYS.filter((key) => JSON.stringify(first[key]) !== JSON.stringify(second[key])).map((key) => ({
    key,
    a: first[key],
    b: second[key],
  }));
}

const PARAMETER_KEYS = Object.keys(DEFAULT_POLICY) as ParameterKey[];

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
  return isFrequency(value);
}

function isFrequency(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { home, remote } = value as Record<string, unknown>;
  return isCount(home) && isCount(remote) && Number(home) <= 7 && Number(remote) <= 7;
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
