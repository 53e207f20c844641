import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FollowUpStatus } from '@tanfang/domain';

/** One step in the life of a follow-up. Rows are only added. */
@Entity('follow_up_event')
@Index(['followUpId', 'id'])
export class FollowUpEvent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('FollowUp', 'id')
  @Column({ name: 'follow_up_id', type: 'int' })
  followUpId!: number;

  /** The action of the transition table; `open` for the first row. */
  @Column({ type: 'varchar', length: 20 })
  action!: string;

  @Column({ name: 'to_status', type: 'varchar', length: 20 })
  toStatus!: FollowUpStatus;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;
}
