import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A random code on a household's door. It carries nothing personal and is revoked when a new one is issued. */
@Entity('door_code')
@Index(['code'], { unique: true })
@Index(['activeHouseholdId'], { unique: true })
@Index(['householdId'])
export class DoorCode {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Household', 'id')
  @Column('int')
  householdId: number;

  /** The household while the code is valid, null once it is revoked: unique, so that a door has one valid code. */
  @Column('int', { nullable: true })
  activeHouseholdId: number | null;

  @Column('varchar', { length: 30 })
  code: string;

  @Column('datetime', { precision: 3 })
  issuedAt: Date;

  @Column('int')
  issuedBy: number;

  @Column('datetime', { precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column('int', { nullable: true })
  revokedBy: number | null;
}
