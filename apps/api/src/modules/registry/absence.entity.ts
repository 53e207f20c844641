import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AbsenceReason } from '@tanfang/domain';

/** `planned` begins later, `running` covers today, `over` is past, `voided` never was. */
export type AbsenceState = 'planned' | 'running' | 'over' | 'voided';

/** Days on which an elder is in hospital or away: home visits become remote contacts. How it came is in the entries. */
@Entity('absence')
@Index(['elderId', 'fromDate'])
@Index(['state', 'fromDate'])
export class Absence {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @Column('varchar', { length: 20 })
  reason: AbsenceReason;

  /** First day away, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day away; null while nobody knows. */
  @Column('varchar', { length: 10, nullable: true })
  toDate: string | null;

  @Column('varchar', { length: 10 })
  state: AbsenceState;

  @Column('datetime', { precision: 3 })
  recordedAt: Date;

  @Column('int')
  recordedBy: number;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;

  /** Who said that it is over; null while it goes on, or where its last day came. */
  @Column('int', { nullable: true })
  endedBy: number | null;
}
