import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Household } from './household.entity.js';

/** A random code on a household's door. It carries nothing personal and is revoked when a new one is issued. */
@Entity('door_code')
@Index(['code'], { unique: true })
@Index(['activeHouseholdId'], { unique: true })
@Index(['householdId'])
export class DoorCode {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  householdId: number;

  @ManyToOne(() => Household)
  @JoinColumn({ name: 'household_id' })
  household?: Household;

  /** The household while the code is valid, null once it is revoked: unique, so that a door has one valid code. */
  @Column({ type: 'int', nullable: true })
  activeHouseholdId: number | null;

  @Column({ type: 'varchar', length: 30 })
  code: string;

  @Column({ type: 'datetime', precision: 3 })
  issuedAt: Date;

  @Column({ type: 'int' })
  issuedBy: number;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'int', nullable: true })
  revokedBy: number | null;
}
