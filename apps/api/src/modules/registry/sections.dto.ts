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
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  ABILITY_TICKS,
  RELATIONS,
  HELPING_BODIES,
  PENSION_KINDS,
  type AbilityTick,
  type Relation,
  type HelpingBody,
  type PensionKind,
  type Sex,
} from '@tanfang/domain';
import { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';

/** Somebody to call about the elder. */
export class ContactInput {
  /** 联系人姓名 @example 王芳 */
  @Trimmed()
  @IsString({ message: '请填写联系人姓名' })
  @IsNotEmpty({ message: '请填写联系人姓名' })
  @MaxLength(60, { message: '联系人姓名不超过 60 字' })
  name: string;

  /** 与老人关系 */
  @IsIn(Object.keys(RELATIONS), { message: '请选择与老人关系' })
  relation: Relation;

  /** 性别 */
  @IsOptional()
  @IsIn(['male', 'female'], { message: '性别只能是男或女' })
  sex?: Sex | null;

  /** 联系电话 @example "13800000004" */
  @Trimmed()
  @IsString({ message: '请填写联系电话' })
  @IsNotEmpty({ message: '请填写联系电话' })
  @MaxLength(30, { message: '联系电话过长' })
  phone: string;
}

/** A contact in a change: one already on the file keeps its phone where none is given. */
export class ContactChange {
  /** Id of a contact already on the file; left out for a new one. */
  @MayBeAbsent()
  @IsInt({ message: '联系人编号不正确' })
  id?: number;

  /** 联系人姓名 */
  @Trimmed()
  @IsString({ message: '请填写联系人姓名' })
  @IsNotEmpty({ message: '请填写联系人姓名' })
  @MaxLength(60, { message: '联系人姓名不超过 60 字' })
  name: string;

  /** 与老人关系 */
  @IsIn(Object.keys(RELATIONS), { message: '请选择与老人关系' })
  relation: Relation;

  /** 性别 */
  @IsOptional()
  @IsIn(['male', 'female'], { message: '性别只能是男或女' })
  sex?: Sex | null;

  /** 联系电话；已有联系人不改时不填 */
  @MayBeAbsent()
  @Trimmed()
  @IsString({ message: '联系电话应为文字' })
  @IsNotEmpty({ message: '请填写联系电话' })
  @MaxLength(30, { message: '联系电话过长' })
  phone?: string;
}

/** 健康情况 (Annex 3, part one). Fields left out of a change stay as they are. */
export class HealthInput {
  /** 曾患病史 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '曾患病史应为文字' })
  @MaxLength(1000, { message: '曾患病史不超过 1000 字' })
  illnessHistory?: string | null;

  /** 表上勾选的能力程度；没有专业评估得分时为待评估，不影响类别 */
  @IsOptional()
  @IsIn(Object.keys(ABILITY_TICKS), { message: '能力程度不在可选范围内' })
  abilityTick?: AbilityTick | null;
}

/** 经济情况 (Annex 3, part one); 特困, 低保 and 低保边缘 are in the facts' `benefits`. */
export class EconomyInput {
  /** 居民养老保险、企业养老保险、机关事业单位退休 */
  @MayBeAbsent()
  @IsArray({ message: '养老保险类别应为列表' })
  @ArrayUnique({ message: '养老保险类别有重复' })
  @IsIn(Object.keys(PENSION_KINDS), { each: true, message: '养老保险类别不在可选范围内' })
  pensionKinds?: PensionKind[];

  /** 月可支配收入，单位：分 @example 80000 */
  @IsOptional()
  @IsInt({ message: '月可支配收入应为数字' })
  @Min(0, { message: '月可支配收入不能小于 0' })
  @Max(100_000_000, { message: '月可支配收入过大，请核对' })
  monthlyIncomeCents?: number | null;

  /** 经济来源 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '经济来源应为文字' })
  @MaxLength(200, { message: '经济来源不超过 200 字' })
  incomeSources?: string | null;
}

/** 已享受帮扶情况 (Annex 3, part four). */
export class HelpInput {
  /** 开展帮扶单位（组织） */
  @MayBeAbsent()
  @IsArray({ message: '帮扶单位应为列表' })
  @ArrayUnique({ message: '帮扶单位有重复' })
  @ArrayMaxSize(10, { message: '帮扶单位过多' })
  @IsIn(Object.keys(HELPING_BODIES), { each: true, message: '帮扶单位不在可选范围内' })
  providers?: HelpingBody[];

  /** 帮扶责任人 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '帮扶责任人应为文字' })
  @MaxLength(60, { message: '帮扶责任人不超过 60 字' })
  responsiblePerson?: string | null;

  /** 帮扶措施 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '帮扶措施应为文字' })
  @MaxLength(500, { message: '帮扶措施不超过 500 字' })
  measures?: string | null;
}

/** 探访意愿 (Annex 3, part five). A home visit needs prior agreement, 三（一）4. */
export class ConsentInput {
  /** 愿意接受定期探访 */
  @IsBoolean({ message: '请选择是否愿意接受定期探访' })
  regularVisits: boolean;

  /** 同意上门探访 */
  @IsBoolean({ message: '请选择是否同意上门探访' })
  homeVisit: boolean;

  /** 本人无接受定期探访意愿的原因；不愿意时必填 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '原因应为文字' })
  @MaxLength(500, { message: '原因不超过 500 字' })
  reason?: string | null;
}
