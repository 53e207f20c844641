import { ApiSchema } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import {
  FOLLOW_UP_KINDS,
  FOLLOW_UP_REACHES,
  FOLLOW_UP_SETTLERS,
  FOLLOW_UP_SEVERITIES,
  FOLLOW_UP_STATUSES,
} from '@tanfang/domain';
import type {
  FollowUpAction,
  FollowUpKind,
  FollowUpReach,
  FollowUpSettler,
  FollowUpSeverity,
  FollowUpStatus,
  Handling,
  VisitItemKey,
} from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';

export class FollowUpQuery extends PageQuery {
  /** Only those in this status; `unfinished` for all that are not closed (the default). */
  @IsOptional()
  @IsIn(['unfinished', ...Object.keys(FOLLOW_UP_STATUSES)], { message: '没有这个状态' })
  status?: FollowUpStatus | 'unfinished';

  @IsOptional()
  @IsIn(Object.keys(FOLLOW_UP_KINDS), { message: '没有这个类别' })
  kind?: FollowUpKind;

  @IsOptional()
  @IsIn(Object.keys(FOLLOW_UP_SEVERITIES), { message: '紧急程度只能是紧急或一般' })
  severity?: FollowUpSeverity;

  /** Only those that were brought at least this far up, by report or by time. */
  @IsOptional()
  @IsIn(Object.keys(FOLLOW_UP_REACHES), { message: '没有这一级' })
  reach?: FollowUpReach;

  /** Only those that were brought at most this far up. */
  @IsOptional()
  @IsIn(Object.keys(FOLLOW_UP_REACHES), { message: '没有这一级' })
  upTo?: FollowUpReach;

  /** True: only those past their day. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: '是否逾期只能是 true 或 false' })
  overdue?: boolean;

  /** `mine`: those that the account owns; `place` (the default): all of its place. */
  @IsOptional()
  @IsIn(['mine', 'place'], { message: '范围只能是 mine（我的）或 place（本地）' })
  of?: 'mine' | 'place';

  /** Only those of this elder. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '老年人编号应为数字' })
  elderId?: number;
}

/** One step of a follow-up. */
@ApiSchema({ name: 'FollowUpEvent' })
export class FollowUpEventDto {
  /** An action of the transition table or an entry beside it; `open` for the first. */
  action!: string;
  toStatus!: FollowUpStatus;
  note!: string | null;
  /** Instant, ISO 8601 UTC. */
  at!: string;
  /** Empty where time itself did it. */
  accountName!: string;
  /** To whom it was handed over. */
  otherAccountName!: string | null;
  /** How far up it was brought by this step. */
  reach!: FollowUpReach | null;
  /** Photos taken at this step: `GET /follow-ups/:id/photos/:fileId`. */
  fileIds!: string[];
}

/** What a visit found and somebody must see through (跟踪回访). */
@ApiSchema({ name: 'FollowUp' })
export class FollowUpDto {
  id!: number;
  elderId!: number;
  elderName!: string;
  villageCode!: string;
  villageName!: string;
  /** The visit that found it; null for one made by hand. */
  visitId!: number | null;
  kind!: FollowUpKind;
  severity!: FollowUpSeverity;
  status!: FollowUpStatus;
  /** What was found, in words. */
  sentence!: string;
  itemKeys!: VisitItemKey[];
  /** What the visitor did at once. */
  handling!: Handling;
  /** Instant, ISO 8601 UTC. */
  openedAt!: string;
  /** Local date by which it should be seen through. */
  dueOn!: string;
  /** Where the day is not enough: the instant by which it should be done, ISO 8601 UTC. */
  dueAt!: string | null;
  /** Not closed and past its date. */
  overdue!: boolean;
  /** Instant, or null while it is open. */
  closedAt!: string | null;
  /** How far up it was brought. */
  reach!: FollowUpReach;
  /** Who sees to it; null until somebody takes it. */
  ownerId!: number | null;
  ownerName!: string | null;
  /** Who mended it. */
  settledBy!: FollowUpSettler | null;
  /** The actions that can follow from its status. */
  actions!: FollowUpAction[];
}

export class FollowUpDetail extends FollowUpDto {
  townName!: string;
  /** Oldest first. */
  events!: FollowUpEventDto[];
}

export class FollowUpPage {
  items!: FollowUpDto[];
  nextCursor!: string | null;
}

/** How many there are, for the head of the list and the columns of the board. */
export class FollowUpCounts {
  open!: number;
  inProgress!: number;
  resolved!: number;
  overdue!: number;
  /** Unfinished ones that the account owns. */
  mine!: number;
  /** Unfinished ones brought up to the city. */
  atCity!: number;
}

/** Somebody to whom a follow-up can be handed. */
export class FollowUpOwner {
  accountId!: number;
  displayName!: string;
  /** Name of the village or town, e.g. 某某村. */
  placeName!: string;
}

export class FollowUpOwners {
  items!: FollowUpOwner[];
}

class FollowUpWrite {
  /** UUID made by the device: the same step sent again gets the first answer. */
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId!: string;

  /** Photos that were uploaded (`POST /files`), by the ids that the device gave them. */
  @IsOptional()
  @IsArray({ message: '照片不正确' })
  @ArrayMaxSize(6, { message: '照片一次最多 6 张' })
  @ArrayUnique({ message: '照片有重复' })
  @IsUUID(undefined, { each: true, message: '照片不正确' })
  fileIds?: string[];
}

/** A step with a follow-up. */
export class AdvanceFollowUp extends FollowUpWrite {
  /** One of the follow-up's `actions`. */
  @IsString({ message: '请选择要做的操作' })
  @MaxLength(20, { message: '没有这个操作' })
  action!: string;

  /** What was done, in words. */
  @IsString({ message: '请填写办理情况' })
  @MaxLength(500, { message: '办理情况最多 500 字' })
  note!: string;

  /** With `resolve`: who mended it. */
  @IsOptional()
  @IsIn(Object.keys(FOLLOW_UP_SETTLERS), { message: '请选择由谁处理' })
  settledBy?: FollowUpSettler | null;
}

/** Something found otherwise than by the answers of a visit. */
export class OpenFollowUp extends FollowUpWrite {
  @IsInt({ message: '请选择老年人' })
  elderId!: number;

  @IsIn(Object.keys(FOLLOW_UP_KINDS), { message: '请选择类别' })
  kind!: FollowUpKind;

  @IsIn(Object.keys(FOLLOW_UP_SEVERITIES), { message: '请选择紧急程度' })
  severity!: FollowUpSeverity;

  /** What was found, in words. */
  @IsString({ message: '请填写具体情况' })
  @IsNotEmpty({ message: '请填写具体情况' })
  @MaxLength(300, { message: '具体情况最多 300 字' })
  sentence!: string;

  /** Whether the town is told at once; else the village sees to it first. */
  @IsBoolean({ message: '请选择是否报告镇（区、街道）' })
  reportToTown!: boolean;
}

/** A look at the spot (回访): is it settled? */
export class RevisitFollowUp extends FollowUpWrite {
  @IsBoolean({ message: '请选择是否已解决' })
  settled!: boolean;

  /** What was seen; a plain sentence stands where nothing is said. */
  @IsOptional()
  @IsString({ message: '回访情况应为文字' })
  @MaxLength(500, { message: '回访情况最多 500 字' })
  note?: string | null;
}

/** Hands a follow-up to somebody else. */
export class HandOverFollowUp extends FollowUpWrite {
  /** One of the follow-up's possible owners. */
  @IsInt({ message: '请选择转交给谁' })
  accountId!: number;

  @IsOptional()
  @IsString({ message: '说明应为文字' })
  @MaxLength(500, { message: '说明最多 500 字' })
  note?: string | null;
}

/** Words for the time line. */
export class RemarkFollowUp extends FollowUpWrite {
  @IsString({ message: '请填写说明' })
  @IsNotEmpty({ message: '请填写说明' })
  @MaxLength(500, { message: '说明最多 500 字' })
  note!: string;
}
