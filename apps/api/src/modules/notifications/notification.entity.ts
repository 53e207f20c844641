import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { NotificationKind } from '@tanfang/domain';

/** What a message may be about, and where a tap on it leads. */
export type NotificationSubject =
  | 'assignment'
  | 'boost'
  | 'class_raise'
  | 'coming_change'
  | 'elder'
  | 'emergency'
  | 'follow_up'
  | 'household'
  | 'monthly_update'
  | 'quarter_report'
  | 'weather_warning'
  | 'week';

/** A message to one person. Only the mark that it was read ever changes. */
@Entity('notification')
@Index(['accountId', 'dedupeKey'], { unique: true })
@Index(['accountId', 'id'])
@Index(['accountId', 'readAt', 'id'])
@Index(['createdAt'])
export class Notification {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  @Column('varchar', { length: 30 })
  kind: NotificationKind;

  /** Kind, what it is about and the day: said once. */
  @Column('varchar', { length: 160 })
  dedupeKey: string;

  @Column('varchar', { length: 30 })
  aboutType: NotificationSubject;

  @Column('varchar', { length: 60 })
  aboutId: string;

  @Column('varchar', { length: 60 })
  title: string;

  @Column('varchar', { length: 300 })
  body: string;

  /** The same for a field of a WeChat template. */
  @Column('varchar', { length: 20 })
  brief: string;

  /** Who caused it; null for the system. */
  @Column('int', { nullable: true })
  causedBy: number | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  readAt: Date | null;
}
