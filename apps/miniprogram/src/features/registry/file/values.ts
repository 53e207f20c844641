import type {
  AbilityTick,
  Benefit,
  HelpingBody,
  PensionKind,
  Relation,
  RelationToHead,
  Sex,
  TargetType,
} from '@tanfang/domain';

/** `null`: nobody has answered yet. */
export type YesNo = boolean | null;

/** 残疾人证: a grade, or that there is none. */
export type DisabilityAnswer = 'none' | '1' | '2' | '3' | '4';

/** A contact as it is typed. */
export interface ContactValues {
  /** Names the entry on this phone; never sent. */
  key: string;
  /** Id on the file; absent for a new contact. */
  id?: number;
  name: string;
  relation: Relation | null;
  sex: Sex | null;
  /** Empty on a contact of the file: the number stays as it is. */
  phone: string;
  maskedPhone: string | null;
}

/** A member of the family who is not on the register, as typed. */
export interface MemberValues {
  key: string;
  id?: number;
  name: string;
  sex: Sex | null;
  relationToHead: RelationToHead | null;
  livesHere: YesNo;
  /** Empty on a member of the file: the number stays as it is. */
  idNumber: string;
  maskedIdNumber: string | null;
  /** As typed, e.g. 19500308; asked where there is no ID number. */
  birthDate: string;
  age: number | null;
  healthStatus: string;
  visitsOften: YesNo;
  abilityScore: string;
  dementiaDiagnosed: YesNo;
  disabilityGrade: DisabilityAnswer | null;
  seriousIllnessVerified: YesNo;
}

/** One welfare programme that the family draws, as typed. Money in yuan. */
export interface SubsidyValues {
  key: string;
  programme: string;
  monthly: string;
}

/**
 * A file (Annex 3) as it stands in the form. Texts as typed, money in yuan, `null` where nothing was chosen yet.
 * Plain data: it is kept on the phone as a draft.
 */
export interface FileValues {
  // basic
  idNumber: string;
  name: string;
  /** Empty on an existing file: the number stays as it is. */
  phone: string;
  maskedPhone: string | null;
  noPhone: boolean;
  hukouAddress: string;
  villageCode: string;
  villageName: string;
  address: string;
  gridName: string;
  /** The household that a new file joins; null opens a new one. */
  householdId: number | null;
  relationToHead: RelationToHead | null;
  livingIn: 'home' | 'institution';
  // contacts, in the order in which they are called
  contacts: ContactValues[];
  // health
  abilityTick: AbilityTick | null;
  abilityAssessed: YesNo;
  abilityScore: string;
  dementiaDiagnosed: YesNo;
  disabilityGrade: DisabilityAnswer | null;
  seriousIllnessVerified: YesNo;
  illnessHistory: string;
  // economy
  /** null: not asked yet; empty: none of them. */
  benefits: Benefit[] | null;
  pensionKinds: PensionKind[];
  monthlyIncome: string;
  incomeSources: string;
  // target types
  targetTypesTicked: TargetType[];
  specialFamilyPlanning: YesNo;
  caresForImpairedChild: YesNo;
  caresForImpairedChildMonths: string;
  otherTargetNote: string;
  // household members
  livesAlone: YesNo;
  partnerInCity: YesNo;
  childInCity: YesNo;
  childrenAway: YesNo;
  childrenAwayMonths: string;
  hasCarerNearby: YesNo;
  members: MemberValues[];
  // living conditions
  waterSafe: YesNo;
  electricitySafe: YesNo;
  housingSafe: YesNo;
  ageFriendly: string;
  receivesPension: YesNo;
  pensionMonthly: string;
  subsidies: SubsidyValues[];
  // help
  helpProviders: HelpingBody[];
  helpResponsible: string;
  helpMeasures: string;
  // consent
  regularVisits: YesNo;
  homeVisit: YesNo;
  refusalReason: string;
}

export type FieldName = keyof FileValues;

/** A contact with nothing filled in. */
export function emptyContact(key: string): ContactValues {
  return { key, name: '', relation: null, sex: null, phone: '', maskedPhone: null };
}

/** A member of the family with nothing filled in. */
export function emptyMember(key: string): MemberValues {
  return {
    key,
    name: '',
    sex: null,
    relationToHead: null,
    livesHere: null,
    idNumber: '',
    maskedIdNumber: null,
    birthDate: '',
    age: null,
    healthStatus: '',
    visitsOften: null,
    abilityScore: '',
    dementiaDiagnosed: null,
    disabilityGrade: null,
    seriousIllnessVerified: null,
  };
}

/** A form with nothing filled in; whoever registers at the door meets somebody who lives at home. */
export function emptyValues(): FileValues {
  return {
    idNumber: '',
    name: '',
    phone: '',
    maskedPhone: null,
    noPhone: false,
    hukouAddress: '',
    villageCode: '',
    villageName: '',
    address: '',
    gridName: '',
    householdId: null,
    relationToHead: null,
    livingIn: 'home',
    contacts: [emptyContact('first')],
    abilityTick: null,
    abilityAssessed: null,
    abilityScore: '',
    dementiaDiagnosed: null,
    disabilityGrade: null,
    seriousIllnessVerified: null,
    illnessHistory: '',
    benefits: null,
    pensionKinds: [],
    monthlyIncome: '',
    incomeSources: '',
    targetTypesTicked: [],
    specialFamilyPlanning: null,
    caresForImpairedChild: null,
    caresForImpairedChildMonths: '',
    otherTargetNote: '',
    livesAlone: null,
    partnerInCity: null,
    childInCity: null,
    childrenAway: null,
    childrenAwayMonths: '',
    hasCarerNearby: null,
    members: [],
    waterSafe: null,
    electricitySafe: null,
    housingSafe: null,
    ageFriendly: '',
    receivesPension: null,
    pensionMonthly: '',
    subsidies: [],
    helpProviders: [],
    helpResponsible: '',
    helpMeasures: '',
    regularVisits: null,
    homeVisit: null,
    refusalReason: '',
  };
}
