import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Hazard, Severity } from './hazards.js';

/** How a warning stands; one whose end has passed reads as expired without being written. */
export type StoredWarningStatus = 'in_force' | 'updated' | 'cancelled';

/** 天气预警 of a place: typed in by an officer, or one place and event of a CAP message. */
@Entity('weather_warning')
@Index(['expires', 'status'])
@Index(['townCode', 'id'])
@Index(['messageId'])
export class WeatherWarning {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 5 })
  source: 'typed' | 'cap';

  /** The CAP message that it came with. */
  @ForeignKey('WeatherMessage', 'id')
  @Column('int', { nullable: true })
  messageId: number | null;

  @Column('varchar', { length: 20 })
  hazard: Hazard;

  /** Null where the message names none. */
  @Column('varchar', { length: 6, nullable: true })
  severity: Severity | null;

  @Column('varchar', { length: 120 })
  headline: string;

  @Column('text', { nullable: true })
  description: string | null;

  /** What the sender asks people to do. */
  @Column('text', { nullable: true })
  instruction: string | null;

  /** Who issued it, in words. */
  @Column('varchar', { length: 100, nullable: true })
  senderName: string | null;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  regionCode: string;

  @Column('varchar', { length: 10 })
  regionLevel: 'city' | 'town' | 'village';

  /** The town of the area; null for the whole city. */
  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;

  /** From when on it is told. */
  @Column('datetime', { precision: 3 })
  effective: Date;

  /** When the weather is expected to begin. */
  @Column('datetime', { precision: 3 })
  onset: Date;

  @Column('datetime', { precision: 3 })
  expires: Date;

  @Column('varchar', { length: 10 })
  status: StoredWarningStatus;

  /** Null for a program. */
  @Column('int', { nullable: true })
  enteredBy: number | null;

  @Column('datetime', { precision: 3 })
  enteredAt: Date;

  @Column('int', { nullable: true })
  endedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;

  @Column('varchar', { length: 200, nullable: true })
  endReason: string | null;

  /** The warning that it takes the place of. */
  @Column('int', { nullable: true })
  replacesId: number | null;

  /** Origin of the boost that it proposed, or that it took over from the warning before. */
  @Column('varchar', { length: 60, nullable: true })
  boostOrigin: string | null;
}
