import { IsString, MaxLength } from 'class-validator';
import type { CareLevel, ElderStatus } from '@tanfang/domain';

export class ResolveDoorCode {
  /** The code as scanned or typed, bare or inside a link. @example TF-320682-7K3M9QXW2A-5 */
  @IsString({ message: '请扫描或输入门牌码' })
  @MaxLength(500, { message: '这不是门牌码' })
  code: string;
}

export class DoorCodeElder {
  elderId: number;
  name: string;
  level: CareLevel | null;
  status: ElderStatus;
}

/** The household behind a door code. */
export class DoorCodeTarget {
  householdId: number;
  villageName: string;
  address: string;
  elders: DoorCodeElder[];
}

/** A valid door code, to be printed on a label. */
export class IssuedDoorCode {
  code: string;
  /** What the QR code holds: opens the household on a phone without the mini-program too. */
  link: string;
  /** Instant. */
  issuedAt: string;
}
