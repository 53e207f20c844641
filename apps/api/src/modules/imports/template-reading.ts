import { DISABILITY_GRADES } from '@tanfang/domain';

/** How a cell is read. */
export type Reading =
  | { as: 'text' }
  | { as: 'yes_no' }
  | { as: 'choice'; of: Readonly<Record<string, string>>; none?: string }
  | { as: 'choices'; of: Readonly<Record<string, string>>; none: string }
  | { as: 'number'; none?: string }
  | { as: 'grade' }
  | { as: 'yuan' }
  | { as: 'village' }
  | { as: 'household_key' };

/** A column of the template (Annex 3). */
export interface TemplateColumn {
  /** As the sheet's head says it, without `*`. */
  head: string;
  /** Path in the registration form; what is refused there is told at this column. */
  field: string;
  required?: boolean;
  width: number;
  reading: Reading;
  /** For the sheet of instructions and the documentation. */
  help: string;
  example: string;
}

export const YES = '是';
export const NO = '否';
export const NONE = '无';
export const NOT_ASSESSED = '未评估';

/** Words that a cell may hold; null where anything may be written. */
export function choicesOf({ reading }: TemplateColumn): string[] | null {
  switch (reading.as) {
    case 'yes_no':
      return [YES, NO];
    case 'choice':
      return [...Object.values(reading.of), ...(reading.none ? [reading.none] : [])];
    case 'choices':
      return [...Object.values(reading.of), reading.none];
    case 'grade':
      return [...Object.values(DISABILITY_GRADES), NONE];
    default:
      return null;
  }
}
