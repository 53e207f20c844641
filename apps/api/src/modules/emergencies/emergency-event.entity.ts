import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EmergencyEntry, EmergencyOutcome } from '@tanfang/domain';

/** One entry of an emergency's time line. Rows are only added; a correction is an entry of its own. */
@Entity('emergency_event')
@Index(['emergencyId', 'at', 'id'])
export class EmergencyEvent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('Emergency', 'id')
  @Column({ name: 'emergency_id', type: 'int' })
  emergencyId!: number;

  @Column({ type: 'varchar', length: 20 })
  kind!: EmergencyEntry;

  /** With an outcome or a correction. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  outcome!: EmergencyOutcome | null;

  /** In words; encrypted, since it speaks of health. */
  @Column({ name: 'what_enc', type: 'text' })
  whatEnc!: string;

  /** When it happened, by the phone's clock. */
  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'recorded_at', type: 'datetime', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;
}
