import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { StayReason } from '@tanfang/domain';

/** Who lived in which household, from when to when. Rows are only added and ended. */
@Entity('household_stay')
@Index(['elderId', 'id'])
@Index(['householdId', 'id'])
export class HouseholdStay {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @ForeignKey('Household', 'id')
  @Column('int')
  householdId: number;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  /** First day, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** The day of the move away; null while the elder lives here. */
  @Column('varchar', { length: 10, nullable: true })
  toDate: string | null;

  @Column('varchar', { length: 20 })
  reason: StayReason;

  @Column('varchar', { length: 200, nullable: true })
  note: string | null;

  @Column('datetime', { precision: 3 })
  recordedAt: Date;

  @Column('int')
  recordedBy: number;
}
