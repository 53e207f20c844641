import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { RELATIONS, type CareLevel, type Relation, type VisitMethod, type VisitOutcome } from '@tanfang/domain';
import { WarningInForce } from '../weather/warnings-in-force.service.js';

/** The latest visit, as the family sees it. */
export class FamilyLastVisit {
  /** YYYY-MM-DD */
  on: string;
  method: VisitMethod;
}

/** When somebody will next visit or call. */
export class FamilyNextVisit {
  /** YYYY-MM-DD */
  on: string;
  method: 'home' | 'phone' | 'video';
}

/** An elder who agreed that this family member may see the visits. */
export class FamilyElder {
  elderId: number;
  name: string;
  /** What the reader is to the elder. */
  relation: Relation;
  lastVisit: FamilyLastVisit | null;
  nextPlanned: FamilyNextVisit | null;
  openFollowUps: number;
}

export class FamilyElderPage {
  items: FamilyElder[];
  nextCursor: string | null;
}

/** One visit in a sentence; nothing internal. */
export class FamilyVisit {
  /** YYYY-MM-DD */
  on: string;
  method: VisitMethod;
  outcome: VisitOutcome;
  /** In Chinese, for example 11月23日上门探访，老人状况与上次相比无变化。 */
  summary: string;
}

/** Something a visit found that is being seen to. */
export class FamilyFollowUp {
  id: number;
  /** YYYY-MM-DD */
  since: string;
  /** In Chinese. */
  summary: string;
  /** The family has said that it is done; whoever sees to it will look. */
  saidDone: boolean;
}

/** The family says that something is done. */
export class ReportDone {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 说明 @example 软管已经换了 */
  @IsOptional()
  @IsString({ message: '说明应为文字' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note?: string | null;
}

/** Whom to call about the elder. */
export class FamilyVisitor {
  displayName: string;
  maskedPhone: string | null;
}

/** Calm summary of an elder for the family. */
export class FamilySummary {
  elderId: number;
  name: string;
  age: number;
  level: CareLevel | null;
  /** In words: how often somebody comes and calls, 三（一）4. */
  levelWords: string;
  /** The latest visits, newest first, at most ten. */
  visits: FamilyVisit[];
  nextPlanned: FamilyNextVisit | null;
  followUps: FamilyFollowUp[];
  visitor: FamilyVisitor | null;
  /** Weather warnings in force, the gravest first. */
  warnings: WarningInForce[];
}

/** Why the family calls. */
export class AskVisitorPhone {
  /** 事由 @example 询问老人近况 */
  @IsString({ message: '请填写事由' })
  @IsNotEmpty({ message: '请填写事由' })
  @MaxLength(200, { message: '事由不超过 200 字' })
  reason: string;
}

/** The number, to be called until it expires and kept nowhere. */
export class RevealedVisitorPhone {
  value: string;
  /** Instant after which the screen masks it again. */
  expiresAt: string;
}

/** Binds a family account to an elder, with the elder's wish about it. */
export class BindFamily {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 家属账号的登录名 */
  @IsString({ message: '请填写家属账号' })
  @IsNotEmpty({ message: '请填写家属账号' })
  @MaxLength(60, { message: '家属账号过长' })
  loginName: string;

  /** 与老人关系 */
  @IsIn(Object.keys(RELATIONS), { message: '请选择与老人关系' })
  relation: Relation;

  /** 老人是否同意该家属查看探访情况 */
  @IsBoolean({ message: '请选择老人是否同意' })
  consented: boolean;
}

/** The elder's new wish about one family member. */
export class RecordFamilyConsent {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 老人是否同意该家属查看探访情况 */
  @IsBoolean({ message: '请选择老人是否同意' })
  granted: boolean;

  /** 原因 */
  @IsOptional()
  @IsString({ message: '原因应为文字' })
  @MaxLength(500, { message: '原因不超过 500 字' })
  reason?: string | null;
}

export class FamilyBindingView {
  id: number;
  elderId: number;
  displayName: string;
  relation: Relation;
  consented: boolean;
  /** Instant. */
  createdAt: string;
}

export class FamilyBindingPage {
  items: FamilyBindingView[];
  nextCursor: string | null;
}

/** Somebody who looked at a number of the elder, in calm words. */
export class FamilyLook {
  id: number;
  /** YYYY-MM-DD */
  on: string;
  /** e.g. 探访员张芳查看了电话，用于：电话探访 */
  summary: string;
}

export class FamilyLookPage {
  items: FamilyLook[];
  nextCursor: string | null;
}
