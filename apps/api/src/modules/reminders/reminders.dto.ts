import { IsUUID, Matches } from 'class-validator';

/** Reminds the visitors of a village of what is open there. */
export class SendReminder {
  /** UUID made by the device: sent again, the request gets the first answer. */
  @IsUUID(undefined, { message: '提交编号不正确' })
  clientId: string;

  @Matches(/^\d{6,12}$/, { message: '区划代码应为 6 到 12 位数字' })
  villageCode: string;
}

/** A reminder that was sent. */
export class SentReminder {
  villageCode: string;
  /** Instant. */
  sentAt: string;
  sentByName: string;
  /** How many visitors and managers were told. */
  people: number;
}

/** Whether a village was reminded today. */
export class ReminderOfToday {
  villageCode: string;
  sent: SentReminder | null;
}
