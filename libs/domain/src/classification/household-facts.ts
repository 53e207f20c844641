import type { DisabilityGrade, RelationToHead } from '../vocabulary/annex3.js';
import type { CohabitantRelation } from '../vocabulary/programme.js';
import type { Cohabitant, ElderFacts } from './facts.js';

/**
 * Facts about one person alone, as a file holds them. The others follow from elsewhere: the birthday from the ID number,
 * the kind of village from the place, and the people under the roof from the household.
 */
export type OwnFacts = Partial<Omit<ElderFacts, 'birthDate' | 'ruralVillage' | 'cohabitants'>>;

/** Somebody under the roof, as far as the classification of the others looks at them. */
export interface Roofmate {
  relationToHead: RelationToHead;
  /** YYYY-MM-DD; null when nobody knows. */
  birthDate: string | null;
  facts: OwnFacts;
}

/** The person to judge. */
export interface JudgedPerson {
  birthDate: string;
  relationToHead: RelationToHead;
  facts: OwnFacts;
}

/** An elder of a household. */
export interface RegisteredPerson extends JudgedPerson {
  id: number;
}

/** Somebody of the family who is not on the register (Annex 3, part two). */
export interface FamilyMember {
  relationToHead: RelationToHead;
  birthDate: string | null;
  livesHere: boolean;
  abilityScore: number | null;
  dementiaDiagnosed: boolean | null;
  disabilityGrade: DisabilityGrade | null;
  seriousIllnessVerified: boolean | null;
}

/** What two people are to each other where it follows from what each is to the head of the household. */
const BETWEEN: Partial<Record<RelationToHead, Partial<Record<RelationToHead, CohabitantRelation>>>> = {
  self: {
    partner: 'partner',
    child: 'child',
    grandchild: 'grandchild',
    parent: 'parent',
    sibling: 'sibling',
    other: 'other',
  },
  partner: { self: 'partner', child: 'child', grandchild: 'grandchild' },
  child: { self: 'parent', partner: 'parent', child: 'sibling', grandchild: 'other', sibling: 'other' },
  grandchild: { grandchild: 'other' },
  parent: { self: 'child', parent: 'partner', sibling: 'child', child: 'grandchild' },
  sibling: { self: 'sibling', sibling: 'sibling', parent: 'parent' },
};

/**
 * What `other` is to `person`, from what both are to the head of the household. In-laws and what cannot be told are
 * `other`; a child of the head counts as a child of the head's partner.
 */
export function relationBetween(person: RelationToHead, other: RelationToHead): CohabitantRelation {
  return BETWEEN[person]?.[other] ?? 'other';
}

/** Whether somebody with these facts is under the roof: alive, in the city, at home. Unknown counts as yes. */
export function isUnderTheRoof(facts: OwnFacts): boolean {
  return facts.alive !== false && facts.livesInCity !== false && facts.livingIn !== 'institution';
}

/**
 * Everybody else under the roof: other elders, and members who are not on the register.
 * @param personId the elder who is looked at; null for somebody who is not saved yet
 */
export function roofmatesOf(
  personId: number | null,
  elders: readonly RegisteredPerson[],
  members: readonly FamilyMember[],
): Roofmate[] {
  return [
    ...elders.filter((other) => other.id !== personId && isUnderTheRoof(other.facts)),
    ...members
      .filter((member) => member.livesHere)
      .map(
        ({ relationToHead, birthDate, abilityScore, dementiaDiagnosed, disabilityGrade, seriousIllnessVerified }) => ({
          relationToHead,
          birthDate,
          facts: {
            abilityScore,
            disabilityGrade,
            ...(dementiaDiagnosed === null ? {} : { dementiaDiagnosed }),
            ...(seriousIllnessVerified === null ? {} : { seriousIllnessVerified }),
          },
        }),
      ),
  ];
}

/**
 * The facts to judge a person by: those on the file, and what follows from the household.
 * @param roofmates everybody else under the roof, on the register or not
 * @param ruralVillage whether the household is under a 村委会; null when the place is not known yet
 */
export function factsToJudge(
  person: JudgedPerson,
  roofmates: readonly Roofmate[],
  ruralVillage: boolean | null,
): Partial<ElderFacts> {
  const known: Partial<ElderFacts> = {
    ...person.facts,
    birthDate: person.birthDate,
    ...(ruralVillage === null ? {} : { ruralVillage }),
  };
  if (roofmates.length === 0) return known.livesAlone === true ? { ...known, cohabitants: [] } : known;

  const cohabitants = roofmates.map((mate) => cohabitantOf(person, mate));
  const has = (relation: CohabitantRelation): boolean => cohabitants.some((mate) => mate.relation === relation);
  return {
    ...known,
    livesAlone: false,
    cohabitants,
    ...(has('partner') ? { partnerInCity: true } : {}),
    ...(has('child') ? { childInCity: true } : {}),
  };
}

function cohabitantOf(person: JudgedPerson, mate: Roofmate): Partial<Cohabitant> {
  const { abilityScore, dementiaDiagnosed, disabilityGrade, seriousIllnessVerified } = mate.facts;
  return {
    relation: relationBetween(person.relationToHead, mate.relationToHead),
    ...(mate.birthDate === null ? {} : { birthDate: mate.birthDate }),
    ...(abilityScore === undefined ? {} : { abilityScore }),
    ...(dementiaDiagnosed === undefined ? {} : { dementiaDiagnosed }),
    ...(disabilityGrade === undefined ? {} : { disabilityGrade }),
    ...(seriousIllnessVerified === undefined ? {} : { seriousIllnessVerified }),
  };
}
