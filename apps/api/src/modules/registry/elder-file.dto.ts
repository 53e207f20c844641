import type {
  AbilityTick,
  CareLevel,
  CloseReason,
  Relation,
  DisabilityGrade,
  ElderStatus,
  HelpingBody,
  PensionKind,
  RelationToHead,
  Sex,
  TargetType,
} from '@tanfang/domain';
import { ClassInForce } from './classification.dto.js';
import { DoorPhotoView } from './door-photo.dto.js';
import { HomePlaceView } from './home-place.dto.js';
import { OwnElderFacts } from './elder-facts.dto.js';

/** A member of the family as shown. Birthdays are not: with the masked number they would give the number away. */
export class HouseholdMemberView {
  id: number;
  ordinal: number;
  name: string;
  sex: Sex | null;
  relationToHead: RelationToHead;
  livesHere: boolean;
  /** 320622********0021, or null when no number is on the file. */
  maskedIdNumber: string | null;
  age: number | null;
  healthStatus: string | null;
  visitsOften: boolean | null;
  abilityScore: number | null;
  /** Null: not known. */
  dementiaDiagnosed: boolean | null;
  disabilityGrade: DisabilityGrade | null;
  /** Null: not known. */
  seriousIllnessVerified: boolean | null;
}

/** Another elder of the same household. */
export class HouseholdElder {
  elderId: number;
  name: string;
  sex: Sex;
  age: number;
  level: CareLevel | null;
  status: ElderStatus;
  relationToHead: RelationToHead;
}

export class LivingConditionsView {
  waterSafe: boolean | null;
  electricitySafe: boolean | null;
  housingSafe: boolean | null;
  ageFriendly: string | null;
}

export class SubsidyView {
  programme: string;
  monthlyCents: number | null;
}

export class FamilyIncomeView {
  receivesPension: boolean | null;
  pensionMonthlyCents: number | null;
  subsidies: SubsidyView[];
}

export class HouseholdView {
  id: number;
  /** To be sent back as `householdVersion` with a change of the household's sections. */
  version: number;
  address: string;
  gridName: string | null;
  members: HouseholdMemberView[];
  otherElders: HouseholdElder[];
  livingConditions: LivingConditionsView;
  familyIncome: FamilyIncomeView;
  /** When the valid door code was issued (instant); null: there is none. */
  doorCodeIssuedAt: string | null;
  /** Null: nobody has said where the home is. */
  place: HomePlaceView | null;
  /** Null: no photo of the door; see `/households/{id}/door-photo`. */
  doorPhoto: DoorPhotoView | null;
}

export class ContactView {
  id: number;
  /** 1 is the first contact. */
  ordinal: number;
  name: string;
  relation: Relation;
  sex: Sex | null;
  maskedPhone: string;
}

export class HealthView {
  illnessHistory: string | null;
  /** Ticked on the form; moves nobody. */
  abilityTick: AbilityTick | null;
  /** The form's box that a professional score falls into; null: 待评估. */
  assessedAbility: AbilityTick | null;
}

export class EconomyView {
  pensionKinds: PensionKind[];
  monthlyIncomeCents: number | null;
  incomeSources: string | null;
}

export class HelpView {
  providers: HelpingBody[];
  responsiblePerson: string | null;
  measures: string | null;
}

export class ConsentView {
  regularVisits: boolean;
  homeVisit: boolean;
  reason: string | null;
  /** Instant of the latest declaration. */
  recordedAt: string;
}

export class AssignedVisitor {
  accountId: number;
  displayName: string;
}

/** This month's update of the file. */
export class MonthlyUpdateView {
  /** YYYY-MM */
  month: string;
  state: 'pending' | 'updated';
  kind: 'registered' | 'changed' | 'unchanged' | null;
  /** Instant. */
  updatedAt: string | null;
  updatedByName: string | null;
  /** Last day on which an update is in time, YYYY-MM-DD. */
  deadline: string;
  overdue: boolean;
}

/** The whole file of an elder, numbers masked. */
export class ElderFile {
  id: number;
  /** To be sent back with a change or a confirmation. */
  version: number;
  name: string;
  sex: Sex;
  age: number;
  maskedIdNumber: string;
  maskedPhone: string | null;
  relationToHead: RelationToHead;
  hukouAddress: string | null;
  villageCode: string;
  villageName: string;
  townCode: string;
  townName: string;
  status: ElderStatus;
  /** YYYY-MM-DD */
  registeredOn: string;
  closedOn: string | null;
  closeReason: CloseReason | null;
  household: HouseholdView;
  contacts: ContactView[];
  /** Facts that decide the class; one that is absent is unknown. */
  facts: OwnElderFacts;
  targetTypesTicked: TargetType[];
  classification: ClassInForce;
  health: HealthView;
  economy: EconomyView;
  help: HelpView;
  consent: ConsentView;
  assignedVisitor: AssignedVisitor | null;
  /** Null once the file is closed before this month. */
  monthlyUpdate: MonthlyUpdateView | null;
  /** Visits recorded so far. */
  visitCount: number;
  /** Instant of the latest saved change. */
  updatedAt: string;
  updatedByName: string;
}
