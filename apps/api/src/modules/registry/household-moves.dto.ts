import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { RELATIONS_TO_HEAD, type RelationToHead, type StayReason } from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { HouseholdElder, HouseholdMemberView } from './elder-file.dto.js';
import { MayBeAbsent, Trimmed, TrimmedOrNull } from '../../platform/presence.js';

/** An elder who moves, and what changes for the class by it. */
export class MovingElder {
  @IsInt({ message: '请选择迁出的老人' })
  elderId: number;

  /** 在新的一户里与户主的关系 */
  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主的关系' })
  relationToHead: RelationToHead;

  /** 迁居后是否独自居住；新的一户里没有登记其他人时要答 */
  @MayBeAbsent()
  @IsBoolean({ message: '请选择是否独自居住' })
  livesAlone?: boolean;

  /** 有子女在本市居住；不改时不填 */
  @MayBeAbsent()
  @IsBoolean({ message: '请选择是否有子女在本市' })
  childInCity?: boolean;
}

/** A family member, not on the register, who moves along. */
export class MovingMember {
  @IsInt({ message: '请选择随迁的家人' })
  memberId: number;

  @IsIn(Object.keys(RELATIONS_TO_HEAD), { message: '请选择与户主的关系' })
  relationToHead: RelationToHead;
}

/** A household that is opened by the move. */
export class NewHome {
  /** 迁入的村（居）代码，可以是本市其他村（居） */
  @Matches(/^\d{12}$/, { message: '请选择迁入的村（居）' })
  villageCode: string;

  /** 居住地址（村以下） */
  @Trimmed()
  @IsString({ message: '请填写新的居住地址' })
  @IsNotEmpty({ message: '请填写新的居住地址' })
  @MaxLength(200, { message: '居住地址不超过 200 字' })
  address: string;

  /** 所属网格 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '网格应为文字' })
  @MaxLength(60, { message: '网格不超过 60 字' })
  gridName?: string | null;
}

/** Moves elders out of a household: into one that is there (迁入), or into a new one (迁居、分户). */
export class MovePeople {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** Version of the household that they leave. */
  @IsInt({ message: '缺少户信息版本，请刷新后再办' })
  @Min(1, { message: '户信息版本不正确，请刷新后再办' })
  version: number;

  /** 迁出的老人 */
  @IsArray({ message: '请选择迁出的老人' })
  @ArrayMinSize(1, { message: '请选择迁出的老人' })
  @ArrayMaxSize(20, { message: '一次最多 20 人' })
  @NestedEach(() => MovingElder)
  elders: MovingElder[];

  /** 随迁的家人（不在册） */
  @MayBeAbsent()
  @IsArray({ message: '随迁的家人应为列表' })
  @ArrayMaxSize(30, { message: '随迁的家人不超过 30 人' })
  @NestedEach(() => MovingMember)
  members?: MovingMember[];

  /** 迁入已有的户；与 newHome 二选一 */
  @MayBeAbsent()
  @IsInt({ message: '请选择迁入的户' })
  toHouseholdId?: number;

  /** 迁到新的一户；与 toHouseholdId 二选一 */
  @MayBeAbsent()
  @Nested(() => NewHome)
  newHome?: NewHome;

  /** 迁居日期，不晚于今天；不填为今天 @example 2026-11-23 */
  @MayBeAbsent()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '迁居日期应为 年-月-日' })
  on?: string;

  /** 说明，如“搬到儿子家” */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '说明应为文字' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note?: string | null;
}

/** Where they live now. */
export class MovedPeople {
  householdId: number;
  villageCode: string;
  villageName: string;
  townName: string;
  address: string;
  elderIds: number[];
  /** The place is outside the account's own: its people cannot be opened from here any more. */
  outOfScope: boolean;
  /** Elders without a visitor since the move; the receiving village names one. */
  withoutVisitor: number;
}

/** Corrects where a household is, without anybody moving. */
export class CorrectAddress {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsInt({ message: '缺少户信息版本，请刷新后再改' })
  @Min(1, { message: '户信息版本不正确，请刷新后再改' })
  version: number;

  /** 居住地址（村以下） */
  @Trimmed()
  @IsString({ message: '请填写居住地址' })
  @IsNotEmpty({ message: '请填写居住地址' })
  @MaxLength(200, { message: '居住地址不超过 200 字' })
  address: string;

  /** 所属网格 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '网格应为文字' })
  @MaxLength(60, { message: '网格不超过 60 字' })
  gridName?: string | null;
}

/** One stay of one elder in a household. */
export class StayView {
  elderId: number;
  name: string;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** Day of the move away; null while the elder lives here. */
  to: string | null;
  reason: StayReason;
  note: string | null;
  recordedByName: string;
}

/** A household: who lives here, and who did. */
export class HouseholdDetail {
  id: number;
  version: number;
  villageCode: string;
  villageName: string;
  townName: string;
  address: string;
  gridName: string | null;
  doorCodeIssuedAt: string | null;
  elders: HouseholdElder[];
  members: HouseholdMemberView[];
  /** Latest first, at most 100. */
  stays: StayView[];
}

/** One place where an elder lived. */
export class PlaceLived {
  householdId: number;
  villageName: string;
  townName: string;
  address: string;
  from: string;
  to: string | null;
  reason: StayReason;
  note: string | null;
  recordedByName: string;
}

export class PlacesLived {
  /** Latest first, at most 50. */
  items: PlaceLived[];
}
