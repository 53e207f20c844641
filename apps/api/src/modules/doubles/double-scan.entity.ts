import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How far the register was looked through for doubles: files in the order of their latest change. One row. */
@Entity('double_scan')
export class DoubleScan {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('datetime', { precision: 3 })
  changedUntil: Date;

  /** Of the files changed at that instant, the last one that was looked at. */
  @Column('int')
  elderId: number;
}
