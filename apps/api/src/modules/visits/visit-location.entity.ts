import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * Where the phone was on arrival, rounded to about 100 m. Apart from the visit, because it is erased while the visit
 * is kept: only the flag near/far/unknown stays.
 */
@Entity('visit_location')
@Index(['householdId', 'doorMatched', 'visitId'])
@Index(['eraseAfter'])
export class VisitLocation {
  @ForeignKey('Visit', 'id')
  @PrimaryColumn({ name: 'visit_id', type: 'int' })
  visitId!: number;

  @Column({ name: 'household_id', type: 'int' })
  householdId!: number;

  /** Taken while the household's own door code was scanned: such a place tells where the door is. */
  @Column({ name: 'door_matched', type: 'boolean' })
  doorMatched!: boolean;

  /** WGS 84, in thousandths of a degree. */
  @Column({ name: 'latitude_milli', type: 'int' })
  latitudeMilli!: number;

  @Column({ name: 'longitude_milli', type: 'int' })
  longitudeMilli!: number;

  /** Local date after which the row is deleted. */
  @Column({ name: 'erase_after', type: 'varchar', length: 10 })
  eraseAfter!: string;
}
