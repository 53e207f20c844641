import { DISABILITY_GRADES, type DisabilityGrade } from '@tanfang/domain';

import type { Options } from '@/ui';

import type { DisabilityAnswer, YesNo } from './values';

/** What stands where nothing was filled in. */
export const NOT_FILLED = '未填写';

/** 是 or 否, or that nobody has answered. */
export const sayYesNo = (answer: YesNo, yes = '是', no = '否'): string =>
  answer === null ? NOT_FILLED : answer ? yes : no;

/** A typed text, or that there is none. */
export const sayText = (typed: string): string => typed.trim() || NOT_FILLED;

/** The label of a code, or that nothing was chosen. */
export const sayCode = <Code extends string>(labels: Readonly<Record<Code, string>>, code: Code | null): string =>
  code === null ? NOT_FILLED : labels[code];

/** Labels of several codes; `none` is said where nobody ticked any. */
export const sayCodes = <Code extends string>(
  labels: Readonly<Record<Code, string>>,
  codes: readonly Code[] | null,
  none: string = NOT_FILLED,
): string => (codes === null ? NOT_FILLED : codes.length === 0 ? none : codes.map((code) => labels[code]).join('、'));

/** Answers about a disability certificate, in the order of the form. */
export const DISABILITY_ANSWERS: Options<DisabilityAnswer> = [
  ['none', '没有残疾人证'],
  ['1', DISABILITY_GRADES[1]],
  ['2', DISABILITY_GRADES[2]],
  ['3', DISABILITY_GRADES[3]],
  ['4', DISABILITY_GRADES[4]],
];

/** The answer about a disability certificate in words, or that nobody has answered. */
export const sayDisability = (answer: DisabilityAnswer | null): string =>
  DISABILITY_ANSWERS.find(([code]) => code === answer)?.[1] ?? NOT_FILLED;

/** The answer for a grade on the file; null there is a known "none". */
export const disabilityAnswerOf = (grade: DisabilityGrade | null): DisabilityAnswer =>
  grade === null ? 'none' : (String(grade) as DisabilityAnswer);
