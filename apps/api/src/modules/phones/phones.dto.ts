import { ApiSchema } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Role } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import { Trimmed } from '../../platform/presence.js';

/** What a phone says of itself whenever it has contact. The same said again changes nothing. */
export class ReportPhone {
  /** Made by the app on the device. */
  @IsUUID(undefined, { message: '设备编号不正确' })
  deviceId: string;

  /** Records that are saved on the phone and not yet with the server. */
  @IsInt({ message: '未上传条数应为整数' })
  @Min(0, { message: '未上传条数不能小于 0' })
  @Max(100_000, { message: '未上传条数太大' })
  unsent: number;

  /** Of them, those that the server refused. */
  @IsInt({ message: '被退回条数应为整数' })
  @Min(0, { message: '被退回条数不能小于 0' })
  @Max(100_000, { message: '被退回条数太大' })
  refused: number;

  /** When the oldest of them was saved, ISO 8601; null when there is none. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: '最早一条的时间不正确' })
  oldestUnsentAt?: string | null;
}

export class PhoneHeard {
  /** Instant, ISO 8601 UTC. */
  heardAt: string;
}

const SHOWN = ['concern', 'silent', 'unsent', 'all'] as const;

export class PhonesQuery extends PageQuery {
  /** `concern` (the default): not heard for days, or with records that wait; `silent`, `unsent`: one of the two; `all`. */
  @IsOptional()
  @IsIn(SHOWN, { message: '没有这种情况' })
  shown?: (typeof SHOWN)[number];
}

/** One device of an account. */
export class PhoneDevice {
  id: number;
  heardAt: string;
  unsent: number;
  refused: number;
  oldestUnsentAt: string | null;
}

/** An account that works at the door, with when its phones were last heard. */
@ApiSchema({ name: 'PhoneRow' })
export class PhoneRowView {
  accountId: number;
  name: string;
  role: Role;
  villageCode: string;
  villageName: string;
  /** To call: the number of the account; null when none is kept. */
  phone: string | null;
  /** Elders of whom the account is the named visitor. */
  elders: number;
  /** Null: never. */
  heardAt: string | null;
  /** Not heard for the days of `PhonePage.silentDays`, with elders to see to. */
  silent: boolean;
  unsent: number;
  oldestUnsentAt: string | null;
  /** A record has waited longer than `PhonePage.unsentHours`. */
  waiting: boolean;
  /** Devices with records that wait. */
  devices: PhoneDevice[];
}

export class PhonePage {
  silentDays: number;
  unsentHours: number;
  items: PhoneRowView[];
  nextCursor: string | null;
}

/** A device that will not be heard again: what was on it was seen to. */
export class SettlePhone {
  /** 怎么处理的 */
  @Trimmed()
  @IsString({ message: '请写下怎么处理的' })
  @IsNotEmpty({ message: '请写下怎么处理的' })
  @MaxLength(200, { message: '说明不超过 200 字' })
  note: string;
}
