import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel, RaiseStatus, Role } from '@tanfang/domain';

/** 人工提级: a class above the judged one, proposed by one person with a reason and decided by another. */
@Entity('class_raise')
@Index(['activeElderId'], { unique: true })
@Index(['elderId', 'id'])
@Index(['status', 'id'])
@Index(['status', 'toDate'])
export class ClassRaise {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** The elder while the raise is proposed or holds, else null: unique, so that there is one at a time. */
  @Column('int', { nullable: true })
  activeElderId: number | null;

  @Column('varchar', { length: 1 })
  level: CareLevel;

  @Column('varchar', { length: 200 })
  reason: string;

  /** First day, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day; null: until somebody ends it. */
  @Column('varchar', { length: 10, nullable: true })
  toDate: string | null;

  @Column('varchar', { length: 12 })
  status: RaiseStatus;

  /** From which level it came: a village's is decided by the town, a town's by the city. */
  @Column('varchar', { length: 20 })
  proposedRole: Role;

  @Column('int')
  proposedBy: number;

  @Column('datetime', { precision: 3 })
  proposedAt: Date;

  @Column('int', { nullable: true })
  decidedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('varchar', { length: 200, nullable: true })
  decisionNote: string | null;

  /** Null: its last day came. */
  @Column('int', { nullable: true })
  endedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;

  @Column('varchar', { length: 200, nullable: true })
  endReason: string | null;
}
