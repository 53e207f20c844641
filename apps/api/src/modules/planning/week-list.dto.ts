import { IsIn, IsOptional, Matches } from 'class-validator';
import type {
  CareLevel,
  ElderStatus,
  FollowUpKind,
  FollowUpStatus,
  Outlook,
  TargetType,
  VisitMethod,
  VisitOutcome,
} from '@tanfang/domain';
import { WarningInForce } from '../weather/warnings-in-force.service.js';

/** Whose elders the list holds: the visitor's own (with those nobody is assigned to), or the whole village. */
export type WeekListOf = 'mine' | 'village';

export class WeekListQuery {
  /** ISO week, e.g. 2026-W48; the current week when left out. */
  @IsOptional()
  @Matches(/^\d{4}-W\d{2}$/, { message: '周的写法应如 2026-W48' })
  week?: string;

  /**
   * `mine`: the elders assigned to the account and those of the village that nobody is assigned to; `village`: all.
   * A visitor gets `mine` when left out, everybody else `village`.
   */
  @IsOptional()
  @IsIn(['mine', 'village'], { message: '范围只能是 mine（我的）或 village（全村）' })
  of?: WeekListOf;
}

/** How far the week of one elder has come. Done values are the credited ones: a surplus home visit may stand for a remote contact. */
export class WeekProgress {
  /** ISO week, e.g. 2026-W48. */
  week!: string;
  dueHome!: number;
  doneHome!: number;
  dueRemote!: number;
  doneRemote!: number;
  /** True when the week's frequency is reached; also true when nothing is due. */
  met!: boolean;
}

/** The next contact that the plan suggests, 三（一）4 (交替开展). */
export class WeekListSuggestion {
  method!: Extract<VisitMethod, 'home' | 'phone' | 'video'>;
  /** Local date, YYYY-MM-DD. */
  on!: string;
  /** Why, in Chinese, as shown on the screen. */
  reason!: string;
}

/** The latest contact or attempt with an elder. */
export class LastVisit {
  /** Local date, YYYY-MM-DD. */
  on!: string;
  method!: VisitMethod;
  outcome!: VisitOutcome;
}

/** Go and see: somebody could not be reached. */
export class WeekListTask {
  followUpId!: number;
  /** Instant, ISO 8601 UTC. */
  dueAt!: string;
}

/** What is still open about an elder, to be asked back about at the door (回访). */
export class WeekListFollowUp {
  id!: number;
  kind!: FollowUpKind;
  status!: FollowUpStatus;
  /** What was found, in words. */
  sentence!: string;
  /** Local date by which it should be seen through. */
  dueOn!: string;
  /** Where the day is not enough: the instant, ISO 8601 UTC. */
  dueAt!: string | null;
}

export class WeekListElder {
  elderId!: number;
  name!: string;
  age!: number;
  sex!: 'male' | 'female';
  level!: CareLevel | null;
  targetTypes!: TargetType[];
  /** Masked, e.g. 138****0004; null when no phone is on file. */
  maskedPhone!: string | null;
  status!: ElderStatus;
  /** Whether the elder agreed to home visits; without it none is planned. */
  homeConsent!: boolean;
  /** The elder declined regular visits: nothing is planned. */
  refused!: boolean;
  /** Account of the named visitor 探访关爱联系人; null when nobody is assigned. */
  assignedVisitorId!: number | null;
  /** The visitor for whom the account stands in today (请假代班); null: an elder of its own, or somebody else stands in. */
  coversFor!: string | null;
  /** Who stands in for the named visitor today, seen by everybody else. */
  coveredBy!: string | null;
  dueHome!: number;
  doneHome!: number;
  dueRemote!: number;
  doneRemote!: number;
  met!: boolean;
  /**
   * How the week will end: `fits` in time, `today` only with a contact today, `crowded` not with everybody more pressing,
   * `lost` no day is left; null where nothing is due or the week is over.
   */
  outlook!: Outlook | null;
  /** Two attempts in a row found nobody: go and see within 24 hours. */
  unreachable!: boolean;
  /** The task to go and see, until it is done. */
  goAndSee!: WeekListTask | null;
  /** Other follow-ups than to go and see, the earliest due first. */
  openFollowUps!: WeekListFollowUp[];
  suggestion!: WeekListSuggestion | null;
  lastVisit!: LastVisit | null;
  /** The number 第 N 次 that the next completed visit will get if nobody records one before. */
  nextOrdinal!: number;
  /** Lower is more pressing. */
  rank!: number;
  /** Why the elder stands at this place of the list, in Chinese. */
  reason!: string;
}

export class WeekListHousehold {
  householdId!: number;
  address!: string;
  gridName!: string | null;
  /** Rank and reason of the most pressing elder of the household. */
  rank!: number;
  reason!: string;
  elders!: WeekListElder[];
}

/** A colleague for whom the account stands in. */
export class WeekListCover {
  visitorName!: string;
  elders!: number;
  /** Last day, YYYY-MM-DD. */
  until!: string;
}

/** 加密探访 or 远程替代 that holds in the week where listed people live. */
export class WeekListRule {
  /** 加密探访 or 远程替代. */
  kindName!: string;
  causeName!: string;
  reason!: string;
  /** Levels one after the other: `AB`. */
  levels!: string;
  from!: string;
  to!: string;
  /** Contacts more in each week; both 0 where calls stand for home visits. */
  extraHome!: number;
  extraRemote!: number;
}

export class WeekListTotals {
  households!: number;
  elders!: number;
  /** Elders with something due this week. */
  due!: number;
  /** Of those, elders whose week is met. */
  met!: number;
  unreachable!: number;
  /** Will be missed by Sunday as things stand: `crowded` and `lost`. */
  missed!: number;
  /** Will be missed unless there is a contact today. */
  pressing!: number;
  refused!: number;
  dueHome!: number;
  doneHome!: number;
  dueRemote!: number;
  doneRemote!: number;
}

export class WeekList {
  week!: string;
  /** Monday of the week. */
  from!: string;
  /** Sunday of the week. */
  to!: string;
  today!: string;
  /** Instant, ISO 8601 UTC. */
  generatedAt!: string;
  of!: WeekListOf;
  /** True when the village has more elders than one list holds (500); the most pressing are shown. */
  truncated!: boolean;
  totals!: WeekListTotals;
  /** Whom the account stands in for today. */
  covers!: WeekListCover[];
  /** Why there is more to do this week than usual. */
  rules!: WeekListRule[];
  /** Weather warnings in force in the village, the gravest first. */
  warnings!: WarningInForce[];
  /** Most pressing first. */
  households!: WeekListHousehold[];
}
