import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { BENEFITS, type Benefit, type DisabilityGrade } from '@tanfang/domain';
import { MayBeAbsent, TrimmedOrNull } from '../../platform/presence.js';

const YES_OR_NO = { message: '请选择是或否' };

/**
 * Facts about the elder alone that decide the class (Annex 1). Birthday and village come from the file, the people
 * under the roof from the household. A fact that is left out is unknown; in a change, a yes-or-no fact set to null
 * becomes unknown again. In the other nullable facts null is a known "none" or "not assessed".
 */
export class OwnElderFacts {
  /** 健在 */
  @MayBeAbsent()
  @IsBoolean(YES_OR_NO)
  alive?: boolean;

  /** 在本市居住，不论户籍 */
  @MayBeAbsent()
  @IsBoolean(YES_OR_NO)
  livesInCity?: boolean;

  /** 居家 home 或机构 institution（含集中供养） */
  @MayBeAbsent()
  @IsIn(['home', 'institution'], { message: '居住方式只能是居家或机构' })
  livingIn?: 'home' | 'institution';

  /** 同一屋檐下没有别人 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  livesAlone?: boolean | null;

  /** 有伴侣在本市居住，不论是否同住 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  partnerInCity?: boolean | null;

  /** 有子女在本市居住，不论是否同住 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  childInCity?: boolean | null;

  /** 子女外出务工月数；null 表示没有子女外出 */
  @IsOptional()
  @IsInt({ message: '子女外出月数应为整数' })
  @Min(0, { message: '子女外出月数不能小于 0' })
  @Max(1200, { message: '子女外出月数过大，请核对' })
  childrenAwayMonths?: number | null;

  /** 身边有有能力的赡养人 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  hasCarerNearby?: boolean | null;

  /** GB/T 42195-2022 评估得分（0-90，越高越好），仅填专业评估结果；null 表示未评估 */
  @IsOptional()
  @IsInt({ message: '能力评估得分应为整数' })
  @Min(0, { message: '能力评估得分在 0 到 90 之间' })
  @Max(90, { message: '能力评估得分在 0 到 90 之间' })
  abilityScore?: number | null;

  /** 确诊失智 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  dementiaDiagnosed?: boolean | null;

  /** 残疾人证等级 1-4；null 表示没有残疾人证 */
  @IsOptional()
  @IsIn([1, 2, 3, 4], { message: '残疾等级只能是一级至四级' })
  disabilityGrade?: DisabilityGrade | null;

  /** 重病，有诊断材料 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  seriousIllnessVerified?: boolean | null;

  /** 特困、低保、低保边缘，分开填写；空列表表示都没有 */
  @IsOptional()
  @IsArray({ message: '救助类别应为列表' })
  @ArrayUnique({ message: '救助类别有重复' })
  @IsIn(Object.keys(BENEFITS), { each: true, message: '救助类别不在可选范围内' })
  benefits?: Benefit[] | null;

  /** 计划生育特殊家庭 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  specialFamilyPlanning?: boolean | null;

  /** 长期照料无生活自理能力子女的月数；null 表示没有 */
  @IsOptional()
  @IsInt({ message: '照料月数应为整数' })
  @Min(0, { message: '照料月数不能小于 0' })
  @Max(1200, { message: '照料月数过大，请核对' })
  caresForImpairedChildMonths?: number | null;

  /** 其他对象（请具体说明） */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '其他对象说明应为文字' })
  @MaxLength(200, { message: '其他对象说明不超过 200 字' })
  otherTargetNote?: string | null;
}
