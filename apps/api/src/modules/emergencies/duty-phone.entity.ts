import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A number of a village, a town or the bureau that is answered in an emergency. */
@Entity('duty_phone')
@Index(['regionCode', 'ordinal'], { unique: true })
export class DutyPhone {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('Region', 'code')
  @Column({ name: 'region_code', type: 'varchar', length: 12 })
  regionCode!: string;

  /** Order of the list, from 1. */
  @Column({ type: 'smallint' })
  ordinal!: number;

  /** Whose number it is, e.g. 值班室. */
  @Column({ type: 'varchar', length: 40 })
  label!: string;

  @Column({ type: 'varchar', length: 20 })
  phone!: string;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ name: 'updated_by', type: 'int' })
  updatedBy!: number;
}
