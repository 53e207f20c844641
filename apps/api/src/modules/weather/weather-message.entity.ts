import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A CAP message that was received, with the answer it was given; or (`receivedAt` null) one that another message named
 * as replaced or cancelled before it came.
 */
@Entity('weather_message')
@Index(['messageKey'], { unique: true })
export class WeatherMessage {
  @PrimaryGeneratedColumn()
  id: number;

  /** SHA-256 of sender, identifier and sent, in hex: exact to the letter on every engine. */
  @Column('varchar', { length: 64 })
  messageKey: string;

  @Column('varchar', { length: 200 })
  identifier: string;

  @Column('varchar', { length: 200 })
  sender: string;

  @Column('datetime', { precision: 3 })
  sent: Date;

  /** Alert, Update, Cancel, … */
  @Column('varchar', { length: 10, nullable: true })
  type: string | null;

  /** Actual, Test, … */
  @Column('varchar', { length: 10, nullable: true })
  capStatus: string | null;

  /** The program that brought it. */
  @Column('int', { nullable: true })
  machineId: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  receivedAt: Date | null;

  /** When the newest message was sent that replaced or cancelled this one. */
  @Column('datetime', { precision: 3, nullable: true })
  endedSent: Date | null;

  /** JSON. */
  @Column('text', { nullable: true })
  answer: string | null;
}
