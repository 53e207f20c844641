import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DeliveryState } from '@tanfang/domain';

/** A message on its way beyond the app: one row for each WeChat of the person. Written with the message itself. */
@Entity('notification_delivery')
@Index(['notificationId', 'channel', 'bindingId'], { unique: true })
@Index(['state', 'nextAttemptAt', 'id'])
@Index(['state', 'id'])
export class NotificationDelivery {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Notification', 'id')
  @Column('int')
  notificationId: number;

  @Column('varchar', { length: 10 })
  channel: 'WECHAT';

  /** The WeChat that was bound when the message was written; unbound since, nothing is sent. */
  @Column('int')
  bindingId: number;

  @Column('varchar', { length: 10 })
  state: DeliveryState;

  /** Those that came to an end, well or badly. */
  @Column('smallint')
  attempts: number;

  /** While a process is sending it: when it is taken to be dead, and the message is anybody's again. */
  @Column('datetime', { precision: 3 })
  nextAttemptAt: Date;

  /** WeChat's code, or `no_answer`. */
  @Column('varchar', { length: 40, nullable: true })
  lastError: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;
}
