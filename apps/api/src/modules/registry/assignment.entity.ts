import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AssignmentReason } from '@tanfang/domain';

/** Who was the 探访关爱联系人 of an elder, from when to when, 三（二）6. Rows are only added and ended. */
@Entity('assignment')
@Index(['elderId', 'id'])
@Index(['visitorId', 'endedAt'])
export class Assignment {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  visitorId: number;

  @Column('datetime', { precision: 3 })
  beganAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;

  @Column('varchar', { length: 20 })
  reason: AssignmentReason;

  @Column('varchar', { length: 200, nullable: true })
  note: string | null;

  @Column('int')
  assignedBy: number;

  /** Why it ended. */
  @Column('varchar', { length: 20, nullable: true })
  endReason: AssignmentReason | null;

  @Column('int', { nullable: true })
  endedBy: number | null;
}
