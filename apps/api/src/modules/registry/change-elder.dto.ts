import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  FILE_SECTIONS,
  RELATIONS_TO_HEAD,
  TARGET_TYPES,
  type FileSection,
  type RelationToHead,
  type TargetType,
} from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { OwnElderFacts } from './elder-facts.dto.js';
import { HouseholdSections } from './household.dto.js';
import { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';
import { ConsentInput, ContactChange, EconomyInput, HealthInput, HelpInput } from './sections.dto.js';

/** Changed sections of the household; a list given replaces the list, a field left out stays. */
export class HouseholdChange extends HouseholdSections {
  /** 居住地址（村以下） */
  @MayBeAbsent()
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
}

/** What changes on a file. Sections and fields that are left out stay as they are. */
export class ChangeElder {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** Version of the file that the change was made on. */
  @IsInt({ message: '缺少档案版本，请刷新后再改' })
  @Min(1, { message: '档案版本不正确，请刷新后再改' })
  version: number;

  /** Version of the household; needed where `household` is given. */
  @ValidateIf((body: ChangeElder) => body.household !== undefined || body.householdVersion !== undefined)
  @IsInt({ message: '缺少户信息版本，请刷新后再改' })
  @Min(1, { message: '户信息版本不正确，请刷新后再改' })
  householdVersion?: number;

  /** 姓名 */
  @MayBeAbsent()
  @Trimmed()
  @IsString({ message: '请填写姓名' })
  @IsNotEmpty({ message: '请填写姓名' })
  @MaxLength(60, { message: '姓名不超过 60 字' })
  name?: string;

  /** 联系电话；null 表示没有电话 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '联系电话应为文字' })
  @MaxLength(30, { message: '联系电话过长' })
  phone?: string | null;

  /** 户籍地址；null 表示与居住地址相同 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '户籍地址应为文字' })
  @MaxLength(200, { message: '户籍地址不超过 200 字' })
  hukouAddress?: string | null;

  /** 与户主关系 */
  @MayBeAbsent()
  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主关系' })
  relationToHead?: RelationToHead;

  /** 判断类别的情况，只填有变化的 */
  @MayBeAbsent()
  @Nested(() => OwnElderFacts)
  facts?: OwnElderFacts;

  /** 表上勾选的对象类型 */
  @MayBeAbsent()
  @IsArray({ message: '对象类型应为列表' })
  @ArrayUnique({ message: '对象类型有重复' })
  @IsIn(Object.keys(TARGET_TYPES), { each: true, message: '对象类型不在可选范围内' })
  targetTypesTicked?: TargetType[];

  /** 联系人，按联系顺序，第一位是第一联系人；不在列表中的会被移除 */
  @MayBeAbsent()
  @IsArray({ message: '联系人应为列表' })
  @ArrayMinSize(1, { message: '至少保留一位联系人' })
  @ArrayMaxSize(10, { message: '联系人不超过 10 人' })
  @NestedEach(() => ContactChange)
  contacts?: ContactChange[];

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

  /** 户的信息 */
  @MayBeAbsent()
  @Nested(() => HouseholdChange)
  household?: HouseholdChange;

  /** 探访意愿 */
  @MayBeAbsent()
  @Nested(() => ConsentInput)
  consent?: ConsentInput;

  /** 探访关爱联系人的账号；null 表示待指定 */
  @IsOptional()
  @IsInt({ message: '探访关爱联系人不正确' })
  assignedVisitorId?: number | null;
}

/** "本月无变化": the sections of the file were looked at and nothing changed. */
export class ConfirmUnchanged {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 月份，只能是本月 @example 2026-11 */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '月份应为 年-月，如 2026-11' })
  month: string;

  /** Version of the file that was looked at. */
  @IsInt({ message: '缺少档案版本，请刷新后再确认' })
  @Min(1, { message: '档案版本不正确，请刷新后再确认' })
  version: number;

  /** Version of the household that was looked at. */
  @IsInt({ message: '缺少户信息版本，请刷新后再确认' })
  @Min(1, { message: '户信息版本不正确，请刷新后再确认' })
  householdVersion: number;

  /** 逐项看过的部分；须全部看过 */
  @IsArray({ message: '请逐项查看后再确认' })
  @ArrayMaxSize(20, { message: '部分过多' })
  @ArrayUnique({ message: '部分有重复' })
  @IsIn(Object.keys(FILE_SECTIONS), { each: true, message: '部分不在可选范围内' })
  sectionsChecked: FileSection[];
}
