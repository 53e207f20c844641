import { IsBoolean, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Trimmed, TrimmedOrNull } from './presence.js';

/** 审批: a second person's decision about a proposal. */
export class Decision {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 同意 */
  @IsBoolean({ message: '请选择同意或不同意' })
  approve: boolean;

  /** 意见；不同意时要填 */
  @IsOptional()
  @TrimmedOrNull()
  @IsString({ message: '意见应为文字' })
  @MaxLength(200, { message: '意见不超过 200 字' })
  note?: string | null;
}

/** Ending what was approved before its time, or taking a proposal back. */
export class EarlyEnd {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 结束的原因 */
  @Trimmed()
  @IsString({ message: '请填写结束的原因' })
  @IsNotEmpty({ message: '请填写结束的原因' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason: string;
}
