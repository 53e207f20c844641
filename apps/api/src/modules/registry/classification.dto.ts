import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsInt, IsOptional, Matches } from 'class-validator';
import {
  RELATIONS_TO_HEAD,
  type CareLevel,
  type ElderFacts,
  type RelationToHead,
  type TargetType,
} from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { OwnElderFacts } from './elder-facts.dto.js';
import { HouseholdMemberInput } from './household.dto.js';
import { MayBeAbsent } from '../../platform/presence.js';

/** The facts of a file that is not saved yet; judged as `POST /elders` would judge them. */
export class PreviewClassification {
  /** 出生日期 YYYY-MM-DD @example 1947-03-05 */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '出生日期应为 年-月-日，如 1950-03-08' })
  birthDate: string;

  /** 居住地所在村（居）代码，判断是否农村；加入已有的户时不填 */
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '请选择居住的村（社区）' })
  villageCode?: string | null;

  @IsDefined({ message: '请填写判断类别的情况' })
  @Nested(() => OwnElderFacts)
  facts: OwnElderFacts;

  /** 加入已有的户；户里已登记的老人和同住成员一并计入 */
  @MayBeAbsent()
  @IsInt({ message: '户编号不正确' })
  householdId?: number;

  /** 与户主关系；默认为户主 */
  @MayBeAbsent()
  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主关系' })
  relationToHead?: RelationToHead;

  /** 新建一户时填写的家庭成员 */
  @MayBeAbsent()
  @IsArray({ message: '家庭成员应为列表' })
  @ArrayMaxSize(30, { message: '家庭成员不超过 30 人' })
  @NestedEach(() => HouseholdMemberInput)
  members?: HouseholdMemberInput[];
}

/** A fact that nobody knows yet and that could change the class. */
export class MissingFact {
  fact: keyof ElderFacts;
  /** 中文名称 */
  label: string;
  /** The highest level it could lead to; null: to none at all. */
  couldLeadTo: CareLevel | null;
}

/** What the rules of 三（一）1 make of the facts. */
export class ClassificationResult {
  level: CareLevel | null;
  /** A1 A2 A3 B1 B1* B2 B3 C; M: raised by people; null without a class. */
  clause: string | null;
  /** Further clauses that match. */
  alsoMatches: string[];
  targetTypes: TargetType[];
  /** S1 to S5: why there is no class. */
  exclusion: string | null;
  missing: MissingFact[];
  /** Sentence in Chinese that quotes the plan. */
  explanation: string;
}

/** A class that is decided and begins later: lowered levels apply from next Monday. */
export class UpcomingClass {
  level: CareLevel | null;
  clause: string | null;
  /** First day, YYYY-MM-DD. */
  from: string;
}

/** The class in force on a file. */
export class ClassInForce extends ClassificationResult {
  /** First day of the class in force, YYYY-MM-DD. */
  since: string;
  /** The raise that decided; null where a clause of the plan did. */
  raise: RaiseBehindClass | null;
  upcoming: UpcomingClass | null;
}

/** 人工提级: who proposed the class, who approved it, and why. */
export class RaiseBehindClass {
  id: number;
  level: CareLevel;
  reason: string;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** Last day; null: until somebody ends it. */
  to: string | null;
  proposedByName: string;
  decidedByName: string;
}

/** One period of an elder's class history. */
export class ClassPeriodView {
  level: CareLevel | null;
  clause: string | null;
  explanation: string;
  /** Why it was judged. */
  reason: 'registered' | 'facts_changed' | 'household_changed' | 'by_time' | 'raise_decided' | 'raise_ended';
  /** The raise that decided; null where a clause of the plan did. */
  raise: RaiseBehindClass | null;
  /** YYYY-MM-DD */
  from: string;
  /** Last day; null while no later period is known. */
  to: string | null;
}

export class ClassPeriodPage {
  items: ClassPeriodView[];
  nextCursor: string | null;
}
