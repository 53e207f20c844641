import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { CareLevel } from '@tanfang/domain';
import { NestedEach } from '../../platform/nested.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Asks how a visitor's elders could be shared out for some days. */
export class ProposeCovers {
  @IsInt({ message: '请选择请假的探访员' })
  visitorId: number;

  /** 请假第一天 */
  @Matches(DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  /** 请假最后一天 */
  @Matches(DAY, { message: '结束日期应为 年-月-日' })
  to: string;

  /** 代班的同事 */
  @IsArray({ message: '请选择代班的同事' })
  @ArrayMinSize(1, { message: '请选择代班的同事' })
  @ArrayMaxSize(20, { message: '代班的同事不超过 20 人' })
  @ArrayUnique({ message: '代班的同事有重复' })
  @IsInt({ each: true, message: '代班的同事不正确' })
  coverIds: number[];
}

/** Who stands in for whom. */
export class CoverChoice {
  @IsInt({ message: '请选择老人' })
  elderId: number;

  @IsInt({ message: '请选择代班的同事' })
  coverId: number;
}

export class ArrangeLeave {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsInt({ message: '请选择请假的探访员' })
  visitorId: number;

  @Matches(DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  @Matches(DAY, { message: '结束日期应为 年-月-日' })
  to: string;

  /** 请假事由 */
  @IsString({ message: '请填写请假事由' })
  @IsNotEmpty({ message: '请填写请假事由' })
  @MaxLength(200, { message: '请假事由不超过 200 字' })
  reason: string;

  @IsArray({ message: '请安排代班' })
  @ArrayMinSize(1, { message: '请安排代班' })
  @ArrayMaxSize(500, { message: '一次最多 500 位' })
  @NestedEach(() => CoverChoice)
  covers: CoverChoice[];
}

export class EndLeave {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;
}

/** An elder in a proposal. */
export class ProposedCover {
  elderId: number;
  householdId: number;
  name: string;
  level: CareLevel | null;
  address: string;
  /** Contacts due a week. */
  contacts: number;
  coverId: number;
}

/** What a colleague has to do, without and with the covers. */
export class CoverLoad {
  accountId: number;
  name: string;
  elders: number;
  contacts: number;
}

export class CoverProposal {
  covers: ProposedCover[];
  colleagues: CoverLoad[];
}

export class LeaveCoverView {
  accountId: number;
  name: string;
  elders: number;
}

export class LeaveView {
  id: number;
  visitorId: number;
  visitorName: string;
  villageCode: string;
  villageName: string;
  from: string;
  to: string;
  reason: string;
  /** upcoming: not begun; running; over. */
  state: 'upcoming' | 'running' | 'over';
  /** The day it was ended early. */
  endedOn: string | null;
  covers: LeaveCoverView[];
}

export class LeavePage {
  items: LeaveView[];
  nextCursor: string | null;
}
