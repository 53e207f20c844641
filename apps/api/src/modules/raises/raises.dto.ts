import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CARE_LEVELS, type CareLevel, type RaiseStatus, type Role } from '@tanfang/domain';
import { Decision, EarlyEnd } from '../../platform/decision.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { MayBeAbsent, Trimmed } from '../../platform/presence.js';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 提出提级: a class above the judged one, for a reason that the clauses do not know. */
export class ProposeRaise {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsIn(Object.keys(CARE_LEVELS), { message: '请选择提到哪一类' })
  level: CareLevel;

  /** 提级的理由 */
  @Trimmed()
  @IsString({ message: '请填写提级的理由' })
  @IsNotEmpty({ message: '请填写提级的理由' })
  @MaxLength(200, { message: '理由不超过 200 字' })
  reason: string;

  /** 第一天，不早于今天 @example 2026-11-23 */
  @Matches(A_DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  /** 最后一天；不填时到有人结束为止 */
  @IsOptional()
  @Matches(A_DAY, { message: '结束日期应为 年-月-日' })
  to?: string | null;
}

/** 审批: the second person's decision. */
export class DecideRaise extends Decision {}

/** 结束提级, or taking a proposal back. */
export class EndRaise extends EarlyEnd {}

/** Which raises are listed. */
export class RaiseQuery extends PageQuery {
  /** `to_decide`: those that wait for the account; `running`: approved ones that hold or begin; `all` */
  @MayBeAbsent()
  @IsIn(['to_decide', 'running', 'all'], { message: '请选择待审批、执行中或全部' })
  show?: 'to_decide' | 'running' | 'all';
}

/** One raise, with everybody who had a hand in it. */
export class RaiseView {
  id: number;
  elderId: number;
  elderName: string;
  villageName: string;
  townName: string;
  /** The class on the file today. */
  levelNow: CareLevel | null;
  level: CareLevel;
  reason: string;
  /** YYYY-MM-DD */
  from: string;
  /** Last day; null: until somebody ends it. */
  to: string | null;
  status: RaiseStatus;
  proposedByName: string;
  proposedRole: Role;
  proposedAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  endedByName: string | null;
  endedAt: string | null;
  endReason: string | null;
  /** 由谁审批 */
  decidedWhere: string;
  /** What the account may do with it. */
  actions: ('decide' | 'end' | 'take_back')[];
}

export class RaisePage {
  items: RaiseView[];
  nextCursor: string | null;
}
