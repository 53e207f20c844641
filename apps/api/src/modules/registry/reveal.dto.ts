import { IsIn, IsInt, IsNotEmpty, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { Trimmed } from '../../platform/presence.js';
import { REVEALABLE_FIELDS, type RevealableField } from './reveal.entity.js';

/** Asks to see a masked number; who asked, what for and when is kept. */
export class RevealNumber {
  /** Which number. */
  @IsIn(REVEALABLE_FIELDS, { message: '只能查看身份证号、电话或联系人电话' })
  field: RevealableField;

  /** 联系人编号；查看联系人电话时必填 */
  @ValidateIf((body: RevealNumber) => body.field === 'contactPhone' || body.contactId !== undefined)
  @IsInt({ message: '请选择联系人' })
  contactId?: number;

  /** 查看事由 @example 上门前电话联系 */
  @Trimmed()
  @IsString({ message: '请填写查看事由' })
  @IsNotEmpty({ message: '请填写查看事由' })
  @MinLength(2, { message: '查看事由至少 2 个字' })
  @MaxLength(200, { message: '查看事由不超过 200 字' })
  reason: string;
}

/** The number, to be shown until it expires and kept nowhere. */
export class RevealedNumber {
  value: string;
  /** Instant after which the screen masks it again. */
  expiresAt: string;
}

/** Somebody who looked at a masked number. */
export class Look {
  id: number;
  /** `visitorPhone`: a family member asked for the number of the elder's visitor. */
  field: 'idNumber' | 'phone' | 'contactPhone' | 'visitorPhone';
  /** 中文名称 */
  label: string;
  reason: string;
  byName: string;
  /** Instant. */
  at: string;
}

export class LookPage {
  items: Look[];
  nextCursor: string | null;
}
