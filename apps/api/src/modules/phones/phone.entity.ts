import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A device with which an account worked, as it was when the server last heard from it. */
@Entity('phone')
@Index(['accountId', 'deviceId'], { unique: true })
export class Phone {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  /** Made by the app on the device; says nothing about the device itself. */
  @Column('varchar', { length: 36 })
  deviceId: string;

  @Column('datetime', { precision: 3 })
  firstHeardAt: Date;

  @Column('datetime', { precision: 3 })
  lastHeardAt: Date;

  /** Records on the device that the server does not have. */
  @Column('int')
  unsent: number;

  /** Of them, those that the server refused and that somebody has to mend. */
  @Column('int')
  refused: number;

  @Column('datetime', { precision: 3, nullable: true })
  oldestUnsentAt: Date | null;

  /** Lost or broken, and what was on it was seen to; until the device is heard again. */
  @Column('datetime', { precision: 3, nullable: true })
  settledAt: Date | null;

  @Column('int', { nullable: true })
  settledBy: number | null;

  @Column('varchar', { length: 200, nullable: true })
  settledNote: string | null;
}
