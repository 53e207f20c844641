import { ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { EMERGENCY_OUTCOMES, EMERGENCY_STATUSES } from '@tanfang/domain';
import type { CareLevel, EmergencyAction, EmergencyEntry, EmergencyOutcome, EmergencyStatus } from '@tanfang/domain';
import { NestedEach } from '../../platform/nested.js';
import { PageQuery } from '../../platform/paging.js';

/** Entries that a phone makes by itself, or the person on it. */
const REPORTED: EmergencyEntry[] = ['public_call', 'contact_call', 'duty_call', 'remark'];

class EmergencyWrite {
  /** UUID made by the device: the same entry sent again gets the first answer. */
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId!: string;
}

/** An entry of the time line; the first one of an emergency makes its record. */
export class ReportEmergency extends EmergencyWrite {
  /** UUID of the emergency, made by the phone when help was called first. */
  @IsUUID(undefined, { message: '应急记录编号不正确' })
  emergencyKey!: string;

  /** For whom; left out where help was called outside an elder's page. */
  @IsOptional()
  @IsInt({ message: '老年人编号应为数字' })
  elderId?: number | null;

  @IsIn(REPORTED, { message: '没有这类记录' })
  kind!: EmergencyEntry;

  /** What was done or seen, in words, e.g. 拨打120. */
  @IsString({ message: '请填写情况' })
  @IsNotEmpty({ message: '请填写情况' })
  @MaxLength(500, { message: '情况最多 500 字' })
  what!: string;

  /** Instant by the phone's clock, ISO 8601. */
  @IsISO8601({ strict: true }, { message: '时间不正确' })
  @Matches(/(Z|[+-]\d{2}:\d{2})$/, { message: '时间不正确' })
  at!: string;
}

/** What it came to; once recorded, a further one is a correction. */
export class SettleEmergency extends EmergencyWrite {
  @IsIn(Object.keys(EMERGENCY_OUTCOMES), { message: '请选择处置结果' })
  outcome!: EmergencyOutcome;

  /** How it was handled, in words. */
  @IsString({ message: '请填写处置经过和结果' })
  @MaxLength(500, { message: '处置经过最多 500 字' })
  note!: string;
}

export class ArchiveEmergency extends EmergencyWrite {}

export class EmergencyQuery extends PageQuery {
  @IsOptional()
  @IsIn(Object.keys(EMERGENCY_STATUSES), { message: '没有这个状态' })
  status?: EmergencyStatus;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '老年人编号应为数字' })
  elderId?: number;
}

@ApiSchema({ name: 'EmergencyEvent' })
export class EmergencyEventDto {
  id!: number;
  kind!: EmergencyEntry;
  outcome!: EmergencyOutcome | null;
  what!: string;
  /** Instant, ISO 8601 UTC. */
  at!: string;
  /** Instant at which the server received it. */
  recordedAt!: string;
  accountName!: string;
}

@ApiSchema({ name: 'Emergency' })
export class EmergencyDto {
  id!: number;
  elderId!: number | null;
  elderName!: string | null;
  level!: CareLevel | null;
  villageCode!: string;
  villageName!: string;
  townName!: string;
  status!: EmergencyStatus;
  outcome!: EmergencyOutcome | null;
  startedAt!: string;
  receivedAt!: string;
  openedByName!: string;
  settledAt!: string | null;
  archivedAt!: string | null;
}

/** A record of a visit made afterwards. */
export class EmergencyVisit {
  id!: number;
  visitedOn!: string;
}

export class EmergencyDetail extends EmergencyDto {
  /** In the order in which it happened. */
  events!: EmergencyEventDto[];
  /** The first record of a visit to the elder within a week after. */
  visit!: EmergencyVisit | null;
  /** What the reader can do next. */
  actions!: EmergencyAction[];
}

export class EmergencyPage {
  items!: EmergencyDto[];
  nextCursor!: string | null;
}

export class DutyPhoneQuery {
  /** The place whose numbers, and those of the levels above, are asked for; the account's own when left out. */
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '区划代码应为 6 到 12 位数字' })
  regionCode?: string;
}

/** A number on duty. */
export class DutyPhoneInput {
  /** 名称 @example 值班室 */
  @IsString({ message: '请填写名称' })
  @IsNotEmpty({ message: '请填写名称' })
  @MaxLength(40, { message: '名称最多 40 字' })
  label!: string;

  /** Mobile or landline. */
  @IsString({ message: '请填写电话' })
  @MaxLength(20, { message: '电话最多 20 位' })
  phone!: string;
}

/** All numbers of one place; those of before are replaced. */
export class ChangeDutyPhones {
  @IsArray({ message: '请填写值班电话' })
  @ArrayMaxSize(5, { message: '最多 5 个值班电话' })
  @NestedEach(() => DutyPhoneInput)
  phones!: DutyPhoneInput[];
}

export class DutyPhoneView {
  label!: string;
  phone!: string;
}

export class DutyPhonesOfRegion {
  regionCode!: string;
  regionName!: string;
  phones!: DutyPhoneView[];
}

export class DutyPhones {
  /** The place itself, then the levels above it. */
  items!: DutyPhonesOfRegion[];
}
