import {
  ageOn,
  type Benefit,
  BENEFITS,
  DISABILITY_GRADES,
  type DisabilityGrade,
  type ListSource,
  type LocalDate,
  policyOn,
} from '@tanfang/domain';
import type { FileFacts } from '../registry/file-matching.service.js';
import type { ListedPerson } from './list-columns.js';

type Facts = Pick<FileFacts, 'benefits' | 'specialFamilyPlanning' | 'disabilityGrade'>;

/** What a list says of a person: on it with this value; null: not on it any more. */
export type ListedFact = { on: true; grade: DisabilityGrade | null } | { on: false };

const NOT_KNOWN = '没有填写';

/** Whether the register says the same as the list. A fact that nobody filled in says nothing. */
export function agrees(source: ListSource, facts: Facts, fact: ListedFact): boolean {
  switch (source) {
    case 'destitute_scattered':
    case 'minimum_living':
      return Boolean(facts.benefits?.includes(source)) === fact.on && (fact.on || Boolean(facts.benefits));
    case 'special_family_planning':
      return facts.specialFamilyPlanning === fact.on;
    case 'disability':
      return fact.on ? facts.disabilityGrade === fact.grade : facts.disabilityGrade === null;
  }
}

/** Whether the register holds what this source tells, so that somebody who is gone from the list has something to lose. */
export function holds(source: ListSource, facts: Facts): boolean {
  switch (source) {
    case 'destitute_scattered':
    case 'minimum_living':
      return Boolean(facts.benefits?.includes(source));
    case 'special_family_planning':
      return facts.specialFamilyPlanning === true;
    case 'disability':
      return typeof facts.disabilityGrade === 'number';
  }
}

/** The facts of a change that takes the list's word over. Who gets 低保 gets no 低保边缘 beside it. */
export function changeFor(source: ListSource, facts: Facts, fact: ListedFact): Partial<Facts> {
  switch (source) {
    case 'destitute_scattered':
    case 'minimum_living': {
      const others = (facts.benefits ?? []).filter((one) => one !== source && !(fact.on && excludes(source, one)));
      return { benefits: fact.on ? [...others, source] : others };
    }
    case 'special_family_planning':
      return { specialFamilyPlanning: fact.on };
    case 'disability':
      return { disabilityGrade: fact.on ? fact.grade : null };
  }
}

const excludes = (source: Benefit, other: Benefit): boolean =>
  source === 'minimum_living' ? other === 'minimum_living_marginal' : other === 'destitute_centralised';

/** What the list says, in words. */
export function listSays(source: ListSource, fact: ListedFact): string {
  if (!fact.on) return '已不在名单上';
  switch (source) {
    case 'destitute_scattered':
    case 'minimum_living':
      return BENEFITS[source];
    case 'special_family_planning':
      return '计划生育特殊家庭';
    case 'disability':
      return `残疾${fact.grade === null ? '' : DISABILITY_GRADES[fact.grade]}`;
  }
}

/** What the register says, in words. */
export function registerSays(source: ListSource, facts: Facts): string {
  switch (source) {
    case 'destitute_scattered':
    case 'minimum_living':
      if (!facts.benefits) return `救助类别${NOT_KNOWN}`;
      return facts.benefits.length === 0 ? '无救助' : facts.benefits.map((one) => BENEFITS[one]).join('、');
    case 'special_family_planning':
      if (typeof facts.specialFamilyPlanning !== 'boolean') return `计划生育特殊家庭${NOT_KNOWN}`;
      return facts.specialFamilyPlanning ? '计划生育特殊家庭' : '不是计划生育特殊家庭';
    case 'disability':
      if (facts.disabilityGrade === undefined) return `残疾等级${NOT_KNOWN}`;
      return facts.disabilityGrade === null ? '没有残疾人证' : `残疾${DISABILITY_GRADES[facts.disabilityGrade]}`;
  }
}

/**
 * Whether somebody whom a list names ought to be on the register: the source stands for a target type of 附件1
 * (分散供养特困、计划生育特殊家庭、重残), and the person is old enough. 低保 by itself is none.
 */
export function belongs(source: ListSource, { birthDate, grade }: ListedPerson, today: LocalDate): boolean {
  const policy = policyOn(today);
  if (ageOn(birthDate as LocalDate, today) < policy.elderAge) return false;
  switch (source) {
    case 'minimum_living':
      return false;
    case 'disability':
      return grade !== null && grade <= policy.severeGradeMax;
    default:
      return true;
  }
}
