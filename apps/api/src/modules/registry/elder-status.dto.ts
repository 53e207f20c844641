import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  ABSENCE_REASONS,
  type AbsenceReason,
  type CareLevel,
  CLOSING_REASONS,
  type ClosingReason,
  type StatusEventKind,
} from '@tanfang/domain';
import { ElderFile } from './elder-file.dto.js';
import { Trimmed, TrimmedOrNull } from '../../platform/presence.js';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The elder is in hospital or away: home visits become remote contacts on these days. */
export class SuspendVisits {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsIn(Object.keys(ABSENCE_REASONS), { message: '请选择暂停的原因' })
  reason: AbsenceReason;

  /** 第一天 @example 2026-11-23 */
  @Matches(A_DAY, { message: '开始日期应为 年-月-日' })
  from: string;

  /** 最后一天；还不知道时不填 */
  @IsOptional()
  @Matches(A_DAY, { message: '结束日期应为 年-月-日' })
  to?: string | null;

  /** 说明，如“市人民医院骨科” */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '说明应为文字' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note?: string | null;
}

/** The elder is at home again, or the days were entered by mistake. */
export class ResumeVisits {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 到家的那一天；从这一天起恢复上门 @example 2026-12-01 */
  @Matches(A_DAY, { message: '恢复日期应为 年-月-日' })
  backOn: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '说明应为文字' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note?: string | null;
}

/** What the elder said when asked whether visits are welcome. */
export class DeclareWish {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 是否愿意接受定期探访 */
  @IsBoolean({ message: '请选择是否愿意接受探访' })
  regularVisits: boolean;

  /** 是否同意上门；不愿接受探访时为否 */
  @IsBoolean({ message: '请选择是否同意上门' })
  homeVisit: boolean;

  /** 不愿接受的原因 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '原因应为文字' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason?: string | null;
}

/** The file is closed: nothing is due any more. */
export class CloseFile {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsIn(Object.keys(CLOSING_REASONS), { message: '请选择退出的原因' })
  reason: ClosingReason;

  /** 去世、迁出、入住或不再符合条件的日期，不晚于今天 @example 2026-11-23 */
  @Matches(A_DAY, { message: '日期应为 年-月-日' })
  on: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '说明应为文字' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note?: string | null;
}

/** The file is opened again: the elder came back, or the closing was a mistake. */
export class ReopenFile {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 恢复的原因 */
  @Trimmed()
  @IsString({ message: '请填写恢复的原因' })
  @IsNotEmpty({ message: '请填写恢复的原因' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason: string;
}

/** What the change did to somebody else under the same roof. */
export class HouseholdEffect {
  elderId: number;
  name: string;
  levelBefore: CareLevel | null;
  level: CareLevel | null;
  /** First day of that class, YYYY-MM-DD; a lowered one begins on Monday. */
  from: string;
  clause: string | null;
  /** The class stays what it is: a change that was decided for Monday does not come. */
  kept: boolean;
}

/** The file after the change, and what else it did. */
export class StatusChanged {
  file: ElderFile;
  household: HouseholdEffect[];
  /** Nobody of the register lives behind the door any more: its code was revoked. */
  doorCodeRevoked: boolean;
}

/** One entry of the time line. */
export class StatusEventView {
  id: number;
  kind: StatusEventKind;
  /** 中文：类型和原因 */
  title: string;
  /** Code of an absence or a closing. */
  reason: string | null;
  /** YYYY-MM-DD */
  from: string;
  to: string | null;
  note: string | null;
  recordedAt: string;
  /** 系统 where the calendar did it. */
  recordedByName: string;
}

export class StatusEventPage {
  items: StatusEventView[];
  nextCursor: string | null;
}

/** Days on which an elder is away, now or later. */
export class AbsenceView {
  id: number;
  reason: AbsenceReason;
  from: string;
  to: string | null;
  /** Covers today. */
  running: boolean;
}

/** What holds now, beside the entries. */
export class ElderStatusNow {
  absences: AbsenceView[];
  /** The wish was declined, and nobody has asked again in this quarter. */
  askAgain: boolean;
  /** When it was last asked, ISO 8601; null where nobody declined. */
  lastAskedAt: string | null;
}

/** Somebody who declined visits. */
export class RefusalRow {
  elderId: number;
  name: string;
  age: number;
  level: CareLevel | null;
  villageName: string;
  address: string;
  visitorName: string | null;
  reason: string | null;
  lastAskedAt: string;
  askedThisQuarter: boolean;
}

export class RefusalPage {
  /** Quarter that is running, e.g. 2026-Q4. */
  quarter: string;
  items: RefusalRow[];
  nextCursor: string | null;
}
