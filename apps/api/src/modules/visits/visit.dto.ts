import { ApiSchema } from '@nestjs/swagger';
import type { CareLevel, Handling, VisitItemKey, VisitMethod, VisitOutcome } from '@tanfang/domain';
import { FollowUpDto } from '../follow-ups/follow-ups.service.js';
import { WeekProgress } from '../planning/planning.service.js';
import { VisitAnswers } from './visit-items.dto.js';

/** What the visitor did at once about an answer of concern, as recorded. */
export class RecordedHandling {
  itemKey!: VisitItemKey;
  handling!: Handling;
  note!: string | null;
}

/** 被探访人, as recorded. */
export class RecordedPerson {
  /** Null: the elder. */
  name!: string | null;
  relation!: string | null;
  /** A signature was drawn; the image comes with the single record. */
  signed!: boolean;
  absentReason!: string | null;
}

/** What the evidence came to; the place itself is not handed out. */
export class RecordedEvidence {
  doorCode!: 'matched' | 'other_door' | 'unverified' | 'not_scanned';
  proximity!: 'near' | 'far' | 'unknown';
}

/** An account that took part. */
export class VisitAccount {
  accountId!: number;
  displayName!: string;
}

/** Why a record no longer stands: a later entry, which does not touch what was written. */
export class RecordedChange {
  /** corrected 已更正, withdrawn 已撤回 */
  kind!: 'corrected' | 'withdrawn';
  reason!: string;
  /** 第 N 次 that the record had; null for an attempt. */
  ordinal!: number | null;
  /** The record that took its place; null for a withdrawal. */
  replacementId!: number | null;
  changedBy!: VisitAccount;
  /** Instant, ISO 8601 UTC. */
  changedAt!: string;
}

/** One visit or attempt: Annex 4, part one. */
@ApiSchema({ name: 'Visit' })
export class VisitDto {
  id!: number;
  clientId!: string;
  elderId!: number;
  elderName!: string;
  /** 第 N 次; null for an attempt (无人接听, 无人在家, 拒绝探访), which is kept and does not count. */
  ordinal!: number | null;
  method!: VisitMethod;
  outcome!: VisitOutcome;
  /** Local date. */
  visitedOn!: string;
  /** ISO week of that date. */
  week!: string;
  /** Instant, ISO 8601 UTC. */
  startedAt!: string;
  durationMinutes!: number | null;
  /** The elder's class at that time. */
  level!: CareLevel | null;
  allUnchangedChecked!: boolean;
  /** Null for an attempt. */
  items!: VisitAnswers | null;
  illnessName!: string | null;
  populationChangeCount!: number | null;
  handlings!: RecordedHandling[];
  serviceNeeds!: string | null;
  suggestions!: string | null;
  companions!: string | null;
  visitedPerson!: RecordedPerson;
  evidence!: RecordedEvidence;
  /** 探访人员 */
  visitor!: VisitAccount;
  /** 信息录入员 */
  recordedBy!: VisitAccount;
  /** Instant, ISO 8601 UTC. */
  recordedAt!: string;
  /** Recorded on a later day than that of the visit (补录). */
  late!: boolean;
  lateReason!: string | null;
  /** How many photos it came with; the count stays when they are erased. */
  photoCount!: number;
  /** Those that are kept: `GET /visits/:id/photos/:fileId`. */
  photos!: string[];
  /** How many voice notes it came with. */
  voiceNoteCount!: number;
  /** Those that are kept: `GET /visits/:id/voice-notes/:fileId`. */
  voiceNotes!: string[];
  /** Null while the record stands; one that was corrected or withdrawn is shown and counts nowhere. */
  change!: RecordedChange | null;
  /** The record that this one corrects, or null. */
  correctsId!: number | null;
  /** What it led to, as it stands now. */
  followUps!: FollowUpDto[];
  /** The elder's progress in the week of the visit, as it stands now; null when that week was never planned. */
  weekProgress!: WeekProgress | null;
}

/** A record that was wrong and in whose place another stands. */
export class ReplacedRecord {
  visitId!: number;
  /** Local date that it was of. */
  visitedOn!: string;
  /** Why it was corrected. */
  reason!: string;
  changedBy!: VisitAccount;
  /** Instant, ISO 8601 UTC. */
  changedAt!: string;
}

/** One record on its own, with the signature. */
export class VisitDetail extends VisitDto {
  /** The records that this one stands in the place of, the last corrected first: 更正 n 次. */
  replaced!: ReplacedRecord[];
  /** `data:image/png;base64,…`, or null when nobody signed. */
  signature!: string | null;
  /** The reader may correct and withdraw it today. */
  mayChange!: boolean;
}

export class VisitPage {
  items!: VisitDto[];
  nextCursor!: string | null;
}
