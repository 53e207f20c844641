import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { FollowUpStatus } from '@tanfang/domain';
import { FollowUp } from './follow-up.entity.js';

/** One step in the life of a follow-up. Rows are only added. */
@Entity('follow_up_event')
@Index(['followUpId', 'id'])
export class FollowUpEvent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @Column({ name: 'follow_up_id', type: 'int' })
  followUpId!: number;

  @ManyToOne(() => FollowUp)
  @JoinColumn({ name: 'follow_up_id' })
  followUp?: Relation<FollowUp>;

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
