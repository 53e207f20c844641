import { ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { FOLLOW_UP_STATUSES } from '@tanfang/domain';
import type {
  FollowUpAction,
  FollowUpKind,
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

  /** Only those of this elder. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '老年人编号应为数字' })
  elderId?: number;
}

/** One step of a follow-up. */
@ApiSchema({ name: 'FollowUpEvent' })
export class FollowUpEventDto {
  /** `open` for the first; else an action of the transition table. */
  action!: string;
  toStatus!: FollowUpStatus;
  note!: string | null;
  /** Instant, ISO 8601 UTC. */
  at!: string;
  accountName!: string;
}

/** What a visit found and somebody must see through (跟踪回访). */
@ApiSchema({ name: 'FollowUp' })
export class FollowUpDto {
  id!: number;
  elderId!: number;
  elderName!: string;
  villageCode!: string;
  villageName!: string;
  /** The visit that found it. */
  visitId!: number;
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
  /** Not closed and past its date. */
  overdue!: boolean;
  /** Instant, or null while it is open. */
  closedAt!: string | null;
  /** The actions that can follow from its status. */
  actions!: FollowUpAction[];
}

export class FollowUpDetail extends FollowUpDto {
  /** Oldest first. */
  events!: FollowUpEventDto[];
}

export class FollowUpPage {
  items!: FollowUpDto[];
  nextCursor!: string | null;
}

/** A step with a follow-up. */
export class AdvanceFollowUp {
  /** UUID made by the device: the same step sent again gets the first answer. */
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId!: string;

  /** One of the follow-up's `actions`. */
  @IsString({ message: '请选择要做的操作' })
  @MaxLength(20, { message: '没有这个操作' })
  action!: string;

  /** What was done, in words. */
  @IsString({ message: '请填写办理情况' })
  @MaxLength(500, { message: '办理情况最多 500 字' })
  note!: string;
}
