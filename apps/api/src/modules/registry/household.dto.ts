import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { RELATIONS_TO_HEAD, type DisabilityGrade, type RelationToHead, type Sex } from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';

const YES_OR_NO = { message: '请选择是或否' };

/** Somebody of the family who is not on the register (Annex 3, part two). */
export class HouseholdMemberInput {
  /** Id of a member already on the file; left out for a new one. Members whose id is not in the list are removed. */
  @MayBeAbsent()
  @IsInt({ message: '家庭成员编号不正确' })
  id?: number;

  /** 姓名 @example 王建国 */
  @Trimmed()
  @IsString({ message: '请填写家庭成员姓名' })
  @IsNotEmpty({ message: '请填写家庭成员姓名' })
  @MaxLength(60, { message: '姓名不超过 60 字' })
  name: string;

  /** 性别；填了身份证号时自动得出 */
  @IsOptional()
  @IsIn(['male', 'female'], { message: '性别只能是男或女' })
  sex?: Sex | null;

  /** 与户主关系 */
  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主关系' })
  relationToHead: RelationToHead;

  /** 是否同住 */
  @IsBoolean({ message: '请选择是否同住' })
  livesHere: boolean;

  /** 居民身份证号码；已有成员不改时不填，清除时填 null */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '身份证号应为文字' })
  @MaxLength(40, { message: '身份证号过长' })
  idNumber?: string | null;

  /** 出生日期 YYYY-MM-DD；填了身份证号时自动得出；已有成员不改时不填。同住的人不填，类别可能判断不全 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '出生日期应为 年-月-日，如 1950-03-08' })
  birthDate?: string | null;

  /** 健康状况 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '健康状况应为文字' })
  @MaxLength(200, { message: '健康状况不超过 200 字' })
  healthStatus?: string | null;

  /** 是否经常探访（不同住的家人） */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  visitsOften?: boolean | null;

  /** 能力评估得分 0-90，仅填专业评估结果 */
  @IsOptional()
  @IsInt({ message: '能力评估得分应为整数' })
  @Min(0, { message: '能力评估得分在 0 到 90 之间' })
  @Max(90, { message: '能力评估得分在 0 到 90 之间' })
  abilityScore?: number | null;

  /** 确诊失智；不清楚时不填 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  dementiaDiagnosed?: boolean | null;

  /** 残疾人证等级 1-4 */
  @IsOptional()
  @IsIn([1, 2, 3, 4], { message: '残疾等级只能是一级至四级' })
  disabilityGrade?: DisabilityGrade | null;

  /** 重病，有诊断材料；不清楚时不填 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  seriousIllnessVerified?: boolean | null;
}

/** 饮水、用电、住房、适老化 (Annex 3, part three). Null: not looked at. */
export class LivingConditionsInput {
  /** 饮水是否安全 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  waterSafe?: boolean | null;

  /** 生活用电是否安全 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  electricitySafe?: boolean | null;

  /** 住房是否安全 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  housingSafe?: boolean | null;

  /** 家庭环境适老化情况 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '适老化情况应为文字' })
  @MaxLength(200, { message: '适老化情况不超过 200 字' })
  ageFriendly?: string | null;
}

/** One programme of social relief or welfare that the family draws. */
export class SubsidyInput {
  /** 补贴项目 @example 高龄津贴 */
  @Trimmed()
  @IsString({ message: '请填写补贴项目' })
  @IsNotEmpty({ message: '请填写补贴项目' })
  @MaxLength(60, { message: '补贴项目不超过 60 字' })
  programme: string;

  /** 每月补贴金额，单位：分 @example 5000 */
  @IsOptional()
  @IsInt({ message: '补贴金额应为数字' })
  @Min(0, { message: '补贴金额不能小于 0' })
  @Max(100_000_000, { message: '补贴金额过大，请核对' })
  monthlyCents?: number | null;
}

/** 家庭每月领取养老保险、社会救助和社会福利补贴等情况 (Annex 3, part three). */
export class FamilyIncomeInput {
  /** 是否领取养老保险 */
  @IsOptional()
  @IsBoolean(YES_OR_NO)
  receivesPension?: boolean | null;

  /** 养老保险每月金额，单位：分 @example 23500 */
  @IsOptional()
  @IsInt({ message: '养老保险金额应为数字' })
  @Min(0, { message: '养老保险金额不能小于 0' })
  @Max(100_000_000, { message: '养老保险金额过大，请核对' })
  pensionMonthlyCents?: number | null;

  /** 享受社会救助和社会福利补贴项目 */
  @MayBeAbsent()
  @IsArray({ message: '补贴项目应为列表' })
  @ArrayMaxSize(20, { message: '补贴项目不超过 20 项' })
  @NestedEach(() => SubsidyInput)
  subsidies?: SubsidyInput[];
}

/** What belongs to the household and not to one elder. */
export class HouseholdSections {
  /** 家庭成员，不限人数；已登记的老人不用再填 */
  @MayBeAbsent()
  @IsArray({ message: '家庭成员应为列表' })
  @ArrayMaxSize(30, { message: '家庭成员不超过 30 人' })
  @NestedEach(() => HouseholdMemberInput)
  members?: HouseholdMemberInput[];

  /** 家庭条件 */
  @MayBeAbsent()
  @Nested(() => LivingConditionsInput)
  livingConditions?: LivingConditionsInput;

  /** 养老保险和补贴 */
  @MayBeAbsent()
  @Nested(() => FamilyIncomeInput)
  familyIncome?: FamilyIncomeInput;
}
