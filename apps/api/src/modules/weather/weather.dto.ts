import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { BoostStatus } from '@tanfang/domain';
import { CodeChoice } from '../../platform/choice.dto.js';
import { EarlyEnd } from '../../platform/decision.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { TrimmedOrNull } from '../../platform/presence.js';
import { type Hazard, HAZARDS, SEVERITIES, type Severity } from './hazards.js';

export class WarningQuery extends PageQuery {}

/** A warning as an officer types it in. */
export class EnterWarning {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 天气 */
  @IsIn(Object.keys(HAZARDS), { message: '请选择是什么天气' })
  hazard: Hazard;

  /** 颜色 */
  @IsIn(Object.keys(SEVERITIES), { message: '请选择预警的颜色' })
  severity: Severity;

  /** 市、镇（街道）或村（居）的编码 */
  @IsString({ message: '请选择地区' })
  @MaxLength(12, { message: '请选择地区' })
  regionCode: string;

  /** 标题；不填时按地区、天气和颜色写 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '标题应为文字' })
  @MaxLength(100, { message: '标题不超过 100 字' })
  headline?: string | null;

  /** 内容 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '内容应为文字' })
  @MaxLength(1000, { message: '内容不超过 1000 字' })
  description?: string | null;

  /** 预计开始的时间 @example 2026-11-23T08:00:00.000Z */
  @IsISO8601({ strict: true, strictSeparator: true }, { message: '开始时间格式不正确' })
  onset: string;

  /** 预计结束的时间 @example 2026-11-24T08:00:00.000Z */
  @IsISO8601({ strict: true, strictSeparator: true }, { message: '结束时间格式不正确' })
  expires: string;
}

/** Ending a warning before its time. */
export class EndWarning extends EarlyEnd {}

/** The 加密探访 that a warning proposed. */
export class WarningBoost {
  id: number;
  status: BoostStatus;
  statusName: string;
  from: string;
  /** Last day on which it holds. */
  until: string;
  /** It holds, or will. */
  running: boolean;
}

export class WarningView {
  id: number;
  source: 'typed' | 'cap';
  hazard: Hazard;
  hazardName: string;
  severity: Severity | null;
  severityName: string | null;
  headline: string;
  description: string | null;
  instruction: string | null;
  /** Who issued it, or typed it in. */
  fromName: string;
  regionCode: string;
  regionName: string;
  /** Instants, ISO 8601 UTC. */
  effective: string;
  onset: string;
  expires: string;
  status: 'in_force' | 'updated' | 'cancelled' | 'expired';
  statusName: string;
  enteredAt: string;
  endedByName: string | null;
  endedAt: string | null;
  endReason: string | null;
  boost: WarningBoost | null;
  /** What has become of the boost, and what is to be done. */
  boostWords: string;
  /** What visitors, families and the elders themselves are told while it is in force. */
  adviceVisitor: string[];
  adviceFamily: string[];
  adviceElder: string[];
  /** What the account may do with it. */
  actions: 'end'[];
}

export class WarningPage {
  items: WarningView[];
  nextCursor: string | null;
}

/** What the form offers. */
export class WarningChoices {
  hazards: CodeChoice[];
  severities: CodeChoice[];
  /** The account's own place first, then those directly below it. */
  places: CodeChoice[];
}
