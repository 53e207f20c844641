import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FollowUpReach, FollowUpStatus } from '@tanfang/domain';

/** One step in the life of a follow-up. Rows are only added. */
@Entity('follow_up_event')
@Index(['followUpId', 'id'])
export class FollowUpEvent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('FollowUp', 'id')
  @Column({ name: 'follow_up_id', type: 'int' })
  followUpId!: number;

  /** An action of the transition table, or an entry beside it (`FOLLOW_UP_ENTRIES`); `open` for the first row. */
  @Column({ type: 'varchar', length: 20 })
  action!: string;

  @Column({ name: 'to_status', type: 'varchar', length: 20 })
  toStatus!: FollowUpStatus;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Null where time itself did it. */
  @Column({ name: 'account_id', type: 'int', nullable: true })
  accountId!: number | null;

  /** To whom it was handed over. */
  @Column({ name: 'other_account_id', type: 'int', nullable: true })
  otherAccountId!: number | null;

  /** How far up it was brought by this step. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  reach!: FollowUpReach | null;

  /** Photos, as ids of files. */
  @Column({ name: 'file_ids', type: 'simple-json', nullable: true })
  fileIds!: string[] | null;
}
