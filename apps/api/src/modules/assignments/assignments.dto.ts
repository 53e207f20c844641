import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import type { AssignmentReason, CareLevel, Sex } from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { PageQuery } from '../../platform/paging.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class AssignedEldersQuery extends PageQuery {
  /** 村（居）代码 */
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '村（居）代码不正确' })
  villageCode?: string;

  /** Account of the visitor. */
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '探访员不正确' })
  visitorId?: number;

  /** `true`: only elders without a visitor. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(['true'], { message: '只能填 true' })
  unassigned?: 'true';
}

/** Who stands in today. */
export class CoverToday {
  accountId: number;
  name: string;
  /** Last day, YYYY-MM-DD. */
  until: string;
}

export class AssignedElderRow {
  elderId: number;
  householdId: number;
  name: string;
  age: number;
  sex: Sex;
  level: CareLevel | null;
  villageCode: string;
  villageName: string;
  address: string;
  gridName: string | null;
  visitorId: number | null;
  visitorName: string | null;
  cover: CoverToday | null;
}

export class AssignedElderPage {
  items: AssignedElderRow[];
  nextCursor: string | null;
}

export class VisitorsQuery extends PageQuery {
  /** 村（居）代码 */
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\d{12}$/, { message: '村（居）代码不正确' })
  villageCode?: string;
}

/** Days of leave that run or are to come. */
export class LeaveDays {
  leaveId: number;
  from: string;
  to: string;
}

/** A visitor with what he or she has to do. */
export class VisitorRow {
  accountId: number;
  name: string;
  role: 'visitor' | 'village_manager';
  villageCode: string;
  villageName: string;
  elders: number;
  /** Contacts due this week, covers included. */
  contactsThisWeek: number;
  /** The filing that holds; null: not filed. */
  filing: VisitorFilingState | null;
  leave: LeaveDays | null;
}

export class VisitorFilingState {
  id: number;
  /** YYYY-MM-DD */
  filedOn: string;
}

export class VisitorPage {
  items: VisitorRow[];
  nextCursor: string | null;
}

export class CoverageRow {
  regionCode: string;
  name: string;
  /** Open files. */
  elders: number;
  /** Open files without a 探访关爱联系人. */
  withoutVisitor: number;
  /** Visitors who have elders. */
  visitors: number;
  /** Of those, filed with the bureau. */
  filed: number;
}

/** An elder who moved in from another village of the city. */
export class ArrivalRow {
  elderId: number;
  name: string;
  level: CareLevel | null;
  villageName: string;
  address: string;
  /** Where the elder lived before. */
  fromVillageName: string;
  /** Day of the move, YYYY-MM-DD. */
  on: string;
  /** Whether a visitor is named here. */
  assigned: boolean;
}

/** How far every elder has a named visitor, 三（二）6. */
export class Coverage extends CoverageRow {
  /** The regions below; empty for a village. */
  rows: CoverageRow[];
  /** Who moved in from another village in the last 30 days, latest first, at most 50; told to villages and towns. */
  arrivals: ArrivalRow[];
}

/** An elder to be handed over, and the visitor that the screen showed. */
export class HandedElder {
  @IsInt({ message: '请选择老人' })
  elderId: number;

  /** Visitor as shown; null: nobody. */
  @ValidateIf((_object, value) => value !== null)
  @IsInt({ message: '缺少现在的探访员，请刷新后再办' })
  visitorId: number | null;
}

/** Days, both included. */
export class Period {
  @Matches(DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  @Matches(DAY, { message: '结束日期应为 年-月-日' })
  to: string;
}

export class PreviewHandOver {
  @IsArray({ message: '请选择老人' })
  @ArrayMinSize(1, { message: '请选择老人' })
  @ArrayMaxSize(500, { message: '一次最多 500 位，请分批交接' })
  @NestedEach(() => HandedElder)
  elders: HandedElder[];

  /** 接手的探访员；null 表示暂不指定 */
  @ValidateIf((_object, value) => value !== null)
  @IsInt({ message: '请选择接手的探访员' })
  toVisitorId: number | null;

  /** 只在这些天代班；不填为长期交接 */
  @IsOptional()
  @Nested(() => Period)
  period?: Period | null;
}

/** Hands elders over for good, or for a period. */
export class HandOver extends PreviewHandOver {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 原因 */
  @IsString({ message: '请填写原因' })
  @IsNotEmpty({ message: '请填写原因' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason: string;
}

export class LevelNumbers {
  A: number;
  B: number;
  C: number;
  none: number;
}

/** What a hand-over comes to, before it is done. */
export class HandOverPreview {
  elders: number;
  households: number;
  byLevel: LevelNumbers;
  /** Contacts that are still due this week. */
  contactsLeft: number;
  openFollowUps: number;
  /** How many the one who takes over has already. */
  eldersOfReceiver: number;
  /** Elders who have that visitor already: nothing changes for them. */
  unchanged: number;
}

export class HandOverDone {
  elders: number;
  unchanged: number;
  /** Leaves that were arranged, where it is for a period. */
  leaveIds: number[];
}

/** One visitor in an elder's history. */
export class AssignmentView {
  visitorId: number;
  visitorName: string;
  /** Instant. */
  beganAt: string;
  /** Instant; null: holds. */
  endedAt: string | null;
  reason: AssignmentReason;
  note: string | null;
  assignedByName: string;
  endReason: AssignmentReason | null;
  endedByName: string | null;
}

export class AssignmentHistory {
  /** Latest first, at most 50. */
  items: AssignmentView[];
}
