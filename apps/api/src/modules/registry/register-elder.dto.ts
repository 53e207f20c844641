import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
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
import { RELATIONS_TO_HEAD, TARGET_TYPES, type RelationToHead, type TargetType } from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { OwnElderFacts } from './elder-facts.dto.js';
import { HouseholdSections } from './household.dto.js';
import { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';
import { ConsentInput, ContactInput, EconomyInput, HealthInput, HelpInput } from './sections.dto.js';

/** A new file (Annex 3). It opens a household, or joins one by `householdId`. */
export class RegisterElder {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 居民身份证号码 @example "999000194703050027" */
  @Trimmed()
  @IsString({ message: '请填写身份证号' })
  @IsNotEmpty({ message: '请填写身份证号' })
  @MaxLength(40, { message: '身份证号过长' })
  idNumber: string;

  /** 姓名 @example 王秀英 */
  @Trimmed()
  @IsString({ message: '请填写姓名' })
  @IsNotEmpty({ message: '请填写姓名' })
  @MaxLength(60, { message: '姓名不超过 60 字' })
  name: string;

  /** 联系电话；没有电话时不填 @example "13800000021" */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '联系电话应为文字' })
  @MaxLength(30, { message: '联系电话过长' })
  phone?: string | null;

  /** 加入已有的户；不填则新建一户 */
  @MayBeAbsent()
  @IsInt({ message: '户编号不正确' })
  householdId?: number;

  /** 居住地所在村（居）代码；新建一户时必填 @example "320682001001" */
  @ValidateIf((body: RegisterElder) => body.householdId === undefined)
  @Matches(/^\d{12}$/, { message: '请选择居住的村（社区）' })
  villageCode?: string;

  /** 居住地址（村以下）；新建一户时必填 @example 3组18号 */
  @ValidateIf((body: RegisterElder) => body.householdId === undefined)
  @Trimmed()
  @IsString({ message: '请填写居住地址' })
  @IsNotEmpty({ message: '请填写居住地址' })
  @MaxLength(200, { message: '居住地址不超过 200 字' })
  address?: string;

  /** 所属网格 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '网格应为文字' })
  @MaxLength(60, { message: '网格不超过 60 字' })
  gridName?: string | null;

  /** Household's sections, only where a new household is opened. */
  @MayBeAbsent()
  @Nested(() => HouseholdSections)
  household?: HouseholdSections;

  /** 与户主关系；新建一户时默认为户主，加入已有的户时必填 */
  @ValidateIf((body: RegisterElder) => body.relationToHead !== undefined || body.householdId !== undefined)
  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主关系' })
  relationToHead?: RelationToHead;

  /** 户籍地址；与居住地址相同时不填 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '户籍地址应为文字' })
  @MaxLength(200, { message: '户籍地址不超过 200 字' })
  hukouAddress?: string | null;

  /** 判断类别的情况 */
  @IsDefined({ message: '请填写判断类别的情况' })
  @Nested(() => OwnElderFacts)
  facts: OwnElderFacts;

  /** 表上勾选的对象类型 */
  @MayBeAbsent()
  @IsArray({ message: '对象类型应为列表' })
  @ArrayUnique({ message: '对象类型有重复' })
  @IsIn(Object.keys(TARGET_TYPES), { each: true, message: '对象类型不在可选范围内' })
  targetTypesTicked?: TargetType[];

  /** 第一联系人：子女；子女日常联系有困难的填近亲属 */
  @IsDefined({ message: '请填写第一联系人' })
  @Nested(() => ContactInput)
  firstContact: ContactInput;

  /** 其他联系人，按联系顺序 */
  @MayBeAbsent()
  @IsArray({ message: '其他联系人应为列表' })
  @ArrayMaxSize(9, { message: '其他联系人不超过 9 人' })
  @NestedEach(() => ContactInput)
  otherContacts?: ContactInput[];

  /** 健康情况 */
  @MayBeAbsent()
  @Nested(() => HealthInput)
  health?: HealthInput;

  /** 经济情况 */
  @MayBeAbsent()
  @Nested(() => EconomyInput)
  economy?: EconomyInput;

  /** 已享受帮扶情况 */
  @MayBeAbsent()
  @Nested(() => HelpInput)
  help?: HelpInput;

  /** 探访意愿 */
  @IsDefined({ message: '请填写探访意愿' })
  @Nested(() => ConsentInput)
  consent: ConsentInput;

  /** 探访关爱联系人的账号；不填时，探访员登记的归自己，其他人登记的待指定 */
  @IsOptional()
  @IsInt({ message: '探访关爱联系人不正确' })
  assignedVisitorId?: number | null;
}
