import type {
  AbilityTick,
  DisabilityGrade,
  OwnFacts,
  Relation,
  RelationToHead,
  Sex,
  TargetType,
} from '@tanfang/domain';
import type { Economy, HelpReceived } from './elder.entity.js';
import type { FamilyIncome, LivingConditions } from './household.entity.js';

/** A contact with its number in the clear. `id` is null before it is saved. */
export interface ContactState {
  id: number | null;
  name: string;
  relation: Relation;
  sex: Sex | null;
  phone: string;
}

/** A family member with the ID number in the clear. `id` is null before it is saved. */
export interface MemberState {
  id: number | null;
  name: string;
  sex: Sex | null;
  relationToHead: RelationToHead;
  livesHere: boolean;
  idNumber: string | null;
  birthDate: string | null;
  healthStatus: string | null;
  visitsOften: boolean | null;
  abilityScore: number | null;
  dementiaDiagnosed: boolean | null;
  disabilityGrade: DisabilityGrade | null;
  seriousIllnessVerified: boolean | null;
}

/** 探访意愿 (Annex 3, part five). */
export interface VisitWishState {
  regularVisits: boolean;
  homeVisit: boolean;
  reason: string | null;
}

/** Everything of an elder's file that somebody can change. */
export interface ElderState {
  name: string;
  phone: string | null;
  hukouAddress: string | null;
  relationToHead: RelationToHead;
  facts: OwnFacts;
  targetTypesTicked: TargetType[];
  /** In the order in which they are called. */
  contacts: ContactState[];
  health: { illnessHistory: string | null; abilityTick: AbilityTick | null };
  economy: Economy;
  help: HelpReceived;
  wish: VisitWishState;
  assignedVisitorId: number | null;
}

/** Everything of a household that somebody can change. */
export interface HouseholdState {
  address: string;
  gridName: string | null;
  members: MemberState[];
  livingConditions: LivingConditions;
  familyIncome: FamilyIncome;
}

/** A file in memory, numbers in the clear: what registrations and changes are worked out on. */
export interface FileState {
  elder: ElderState;
  household: HouseholdState;
}

export const NO_LIVING_CONDITIONS: LivingConditions = {
  waterSafe: null,
  electricitySafe: null,
  housingSafe: null,
  ageFriendly: null,
};
export const NO_FAMILY_INCOME: FamilyIncome = { receivesPension: null, pensionMonthlyCents: null, subsidies: [] };
export const NO_ECONOMY: Economy = { pensionKinds: [], monthlyIncomeCents: null, incomeSources: null };
export const NO_HELP: HelpReceived = { providers: [], responsiblePerson: null, measures: null };
