import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The town reminded the visitors of a village; once a day. */
@Entity('reminder')
@Index(['villageCode', 'day'], { unique: true })
export class Reminder {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  villageCode: string;

  /** YYYY-MM-DD */
  @Column('varchar', { length: 10 })
  day: string;

  @Column('datetime', { precision: 3 })
  sentAt: Date;

  @ForeignKey('Account', 'id')
  @Column('int')
  sentBy: number;

  /** How many were told. */
  @Column('int')
  people: number;
}
