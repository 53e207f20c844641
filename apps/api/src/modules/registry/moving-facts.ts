import { isUnderTheRoof, type OwnFacts, relationBetween, type RelationToHead } from '@tanfang/domain';

/** Somebody of a household that parts, on the register or not. */
export interface PartingPerson {
  relationToHead: RelationToHead;
  facts: OwnFacts;
}

/** What the form says about somebody who moves. */
export interface MoverAnswers {
  livesAlone?: boolean;
  childInCity?: boolean;
}

/**
 * What a move within the city makes of somebody's facts. Who parts from a partner or a child still has one in the city.
 * @param person as he or she stood in the household before
 * @param left those who lived under the same roof and are not under it any more
 * @param hasCompany whether somebody else is under the roof afterwards
 * @param answers what the form says; null for somebody who stays
 */
export function factsAfterParting(
  person: PartingPerson,
  left: readonly PartingPerson[],
  hasCompany: boolean,
  answers: MoverAnswers | null,
): OwnFacts {
  const parted = (relation: 'partner' | 'child'): boolean =>
    left.some(
      (other) =>
        isUnderTheRoof(other.facts) && relationBetween(person.relationToHead, other.relationToHead) === relation,
    );
  const { livesAlone: before, ...facts } = person.facts;
  const alone = hasCompany ? (before === undefined ? undefined : false) : answers ? answers.livesAlone : before;
  return {
    ...facts,
    ...(alone === undefined ? {} : { livesAlone: alone }),
    ...(parted('partner') ? { partnerInCity: true } : {}),
    ...(parted('child') ? { childInCity: true } : {}),
    ...(answers?.childInCity === undefined ? {} : { childInCity: answers.childInCity }),
  };
}

/** What somebody is to the one who becomes the head; as before where it cannot be told. */
export function relationToNewHead(person: RelationToHead, newHead: RelationToHead): RelationToHead {
  const relation = relationBetween(newHead, person);
  return relation === 'other' ? person : relation;
}
