import { isUnderTheRoof, type JudgedPerson } from '@tanfang/domain';
import type { Faults } from './faults.js';
import type { FileState } from './file-state.js';

type OtherElder = Pick<JudgedPerson, 'relationToHead' | 'facts'>;

/**
 * What must fit together in a file before it is saved.
 * @param others the household's other elders
 */
export function checkFile({ elder, household }: FileState, others: readonly OtherElder[], faults: Faults): void {
  const { wish } = elder;
  if (!wish.regularVisits && wish.reason === null) {
    faults.add('consent.reason', 'consent.reason_missing', '请填写不愿接受定期探访的原因');
  }
  if (!wish.regularVisits && wish.homeVisit) {
    faults.add('consent.homeVisit', 'consent.contradiction', '不愿接受定期探访时，不能同意上门探访，请核对');
  }

  const someoneLivesHere =
    household.members.some((member) => member.livesHere) || others.some((other) => isUnderTheRoof(other.facts));
  if (elder.facts.livesAlone === true && someoneLivesHere) {
    faults.add('facts.livesAlone', 'facts.contradiction', '这一户登记了同住的人，不能选独自居住，请核对');
  }

  const heads = [...household.members, ...others, elder].filter((person) => person.relationToHead === 'self');
  if (heads.length > 1) faults.add('relationToHead', 'household.two_heads', '这一户已有户主，请选择与户主的关系');
}
