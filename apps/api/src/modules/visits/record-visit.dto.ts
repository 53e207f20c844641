import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { HANDLINGS, VISIT_ITEMS, VISIT_METHODS, VISIT_OUTCOMES } from '@tanfang/domain';
import type { Handling, VisitItemKey, VisitMethod, VisitOutcome } from '@tanfang/domain';
import { Nested, NestedEach } from '../../platform/nested.js';
import { VisitAnswers } from './visit-items.dto.js';

const ITEM_KEYS = VISIT_ITEMS.map((item) => item.key);

/** What the visitor did at once about an answer of concern: 不安全, 较差 or 严重. */
export class VisitHandling {
  /** The item of Annex 4 that it is about. */
  @IsIn(ITEM_KEYS, { message: '没有这个探访项目' })
  itemKey!: VisitItemKey;

  /** reminded_resolved 提醒已消除, reported_town 报告镇(区、街道) */
  @IsIn(Object.keys(HANDLINGS), { message: '请选择处理方式：提醒已消除，或报告镇（区、街道）' })
  handling!: Handling;

  @IsOptional()
  @IsString({ message: '处理说明应为文字' })
  @MaxLength(200, { message: '处理说明最多 200 字' })
  note?: string | null;
}

/** 被探访人: who was visited, and the signature or why there is none. */
export class VisitedPerson {
  /** Left out or null: the elder. */
  @IsOptional()
  @IsString({ message: '被探访人姓名应为文字' })
  @MaxLength(60, { message: '被探访人姓名最多 60 字' })
  name?: string | null;

  /** What the person is to the elder, in words, e.g. 儿子. */
  @IsOptional()
  @IsString({ message: '与老年人关系应为文字' })
  @MaxLength(20, { message: '与老年人关系最多 20 字' })
  relation?: string | null;

  /** The drawn signature: `data:image/png;base64,…`, at most 45,000 characters. */
  @IsOptional()
  @Matches(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/, { message: '签名图片格式不正确，请重新签名' })
  @MaxLength(45_000, { message: '签名图片过大，请重新签名' })
  signature?: string | null;

  /** Why there is no signature, e.g. 不识字. */
  @IsOptional()
  @IsString({ message: '未签名原因应为文字' })
  @MaxLength(100, { message: '未签名原因最多 100 字' })
  absentReason?: string | null;
}

/** One reading of the phone's place, WGS 84. */
export class VisitPlace {
  @IsLatitude({ message: '纬度不正确' })
  lat!: number;

  @IsLongitude({ message: '经度不正确' })
  lng!: number;

  /** Radius in metres within which the phone believes to be. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: '定位精度不正确' })
  @Min(0, { message: '定位精度不正确' })
  accuracy!: number;
}

/** Light evidence. It never blocks a record; the place is rounded to about 100 m and erased after 90 days. */
export class VisitEvidence {
  @IsBoolean({ message: '是否扫门牌码应为是或否' })
  doorCodeScanned!: boolean;

  /** What was scanned: the bare code or the link that carries it. */
  @IsOptional()
  @IsString({ message: '门牌码应为文字' })
  @MaxLength(300, { message: '门牌码过长' })
  doorCode?: string | null;

  @IsOptional()
  @Nested(() => VisitPlace)
  location?: VisitPlace | null;
}

/** One visit or attempt as the phone saved it: Annex 4, part one. */
export class RecordVisit {
  /** UUID that the device gave to this record: the same record sent again gets the first answer. */
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId!: string;

  @IsInt({ message: '请选择老年人' })
  @Min(1, { message: '请选择老年人' })
  elderId!: number;

  /**
   * 探访人员: the account that went, when a clerk of the village types the record (代录). Left out or null: whoever sends
   * it. Both are kept; the paper form has a place for each.
   */
  @IsOptional()
  @IsInt({ message: '请选择探访员' })
  @Min(1, { message: '请选择探访员' })
  visitorId?: number | null;

  /** home 上门探访, phone 电话探访, video 视频探访, other 其他 */
  @IsIn(Object.keys(VISIT_METHODS), { message: '请选择服务方式：上门、电话、视频或其他' })
  method!: VisitMethod;

  /** Only `completed` counts. `nobody_home` goes with home, `unanswered` with phone and video. */
  @IsIn(Object.keys(VISIT_OUTCOMES), { message: '请选择探访结果' })
  outcome!: VisitOutcome;

  /** When it began, date and time of day with offset (RFC 3339), by the phone's clock. */
  @IsISO8601({ strict: true, strictSeparator: true }, { message: '开始时间格式不正确' })
  @Matches(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/, {
    message: '开始时间应有年月日、时分和时区',
  })
  startedAt!: string;

  @IsOptional()
  @IsInt({ message: '时长应为整数分钟' })
  @Min(0, { message: '时长不能为负数' })
  @Max(600, { message: '时长最多 600 分钟' })
  durationMinutes?: number | null;

  /**
   * 逐项已查看，均无变化: stands for every item. Items 无变化 are filled with it, 安全情况 as last recorded (安全 where
   * nothing was recorded before). False when the items are answered one by one, and for attempts.
   */
  @IsBoolean({ message: '请确认是否逐项已查看' })
  allUnchangedChecked!: boolean;

  /** A completed visit has every item, unless `allUnchangedChecked`; an attempt has none. */
  @IsOptional()
  @Nested(() => VisitAnswers)
  items?: VisitAnswers | null;

  /** 疾病名称: asked when illness is `severe`. */
  @IsOptional()
  @IsString({ message: '疾病名称应为文字' })
  @MaxLength(60, { message: '疾病名称最多 60 字' })
  illnessName?: string | null;

  /** 人: asked when the population increased or decreased. */
  @IsOptional()
  @IsInt({ message: '人口变化人数应为整数' })
  @Min(1, { message: '人口变化至少 1 人' })
  @Max(20, { message: '人口变化最多 20 人' })
  populationChangeCount?: number | null;

  /** One for each answer of concern (不安全, 较差, 严重). */
  @IsOptional()
  @IsArray({ message: '处理方式格式不正确' })
  @ArrayMaxSize(ITEM_KEYS.length, { message: '处理方式过多' })
  @NestedEach(() => VisitHandling)
  handlings?: VisitHandling[];

  /** 老年人服务需求 */
  @IsOptional()
  @IsString({ message: '服务需求应为文字' })
  @MaxLength(500, { message: '服务需求最多 500 字' })
  serviceNeeds?: string | null;

  /** 实施关爱服务建议 */
  @IsOptional()
  @IsString({ message: '关爱服务建议应为文字' })
  @MaxLength(500, { message: '关爱服务建议最多 500 字' })
  suggestions?: string | null;

  /** Who came along, in words. */
  @IsOptional()
  @IsString({ message: '同行人员应为文字' })
  @MaxLength(100, { message: '同行人员最多 100 字' })
  companions?: string | null;

  @IsOptional()
  @Nested(() => VisitedPerson)
  visitedPerson?: VisitedPerson | null;

  @IsOptional()
  @Nested(() => VisitEvidence)
  evidence?: VisitEvidence | null;

  /** Why it is recorded on a later day. */
  @IsOptional()
  @IsString({ message: '补录原因应为文字' })
  @MaxLength(200, { message: '补录原因最多 200 字' })
  recordedLateReason?: string | null;
}

/** A record that takes the place of another. */
export class CorrectVisit extends RecordVisit {
  /** Why the old record is wrong. */
  @IsString({ message: '请填写更正原因' })
  @Matches(/\S/, { message: '请填写更正原因' })
  @MaxLength(200, { message: '更正原因最多 200 字' })
  reason!: string;
}

/** Takes a record back that should never have been there. */
export class WithdrawVisit {
  /** UUID that the device gave to this request: the same one sent again gets the first answer. */
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId!: string;

  @IsString({ message: '请填写撤回原因' })
  @Matches(/\S/, { message: '请填写撤回原因' })
  @MaxLength(200, { message: '撤回原因最多 200 字' })
  reason!: string;
}
