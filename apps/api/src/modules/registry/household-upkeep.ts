import { isUnderTheRoof, type JudgedPerson, type OwnFacts, relationBetween } from '@tanfang/domain';

/** How many others lived with somebody, before and after a change of the household. */
export interface RoofmateCount {
  before: number;
  after: number;
}

/**
 * What follows for the facts of somebody who stays, when another person's file of the household changed. The list of
 * those who lived there was complete: when the last of them is gone, nobody is left. A partner who died or left the
 * city is no partner in the city any more; one in an institution still is. Who comes back under the roof, or was closed
 * by mistake, is company and partner again.
 * @param changed the person whose file changed
 */
export function factsOfWhoStays(person: JudgedPerson, changed: JudgedPerson, roofmates: RoofmateCount): OwnFacts {
  if (!isUnderTheRoof(person.facts)) return {};
  const isLeftAlone = roofmates.before > 0 && roofmates.after === 0;
  const isPartner = relationBetween(person.relationToHead, changed.relationToHead) === 'partner';
  const isPartnerGone = isPartner && !isUnderTheRoof(changed.facts);
  const hasCompanyAgain = roofmates.before === 0 && roofmates.after > 0 && person.facts.livesAlone === true;
  const isPartnerBack =
    isPartner && isUnderTheRoof(changed.facts) && roofmates.after > 0 && person.facts.partnerInCity === false;
  return {
    ...(isLeftAlone ? { livesAlone: true } : {}),
    ...(hasCompanyAgain ? { livesAlone: false } : {}),
    ...(isPartnerBack ? { partnerInCity: true } : {}),
    ...(isPartnerGone ? { partnerInCity: changed.facts.alive !== false && changed.facts.livesInCity !== false } : {}),
  };
}
