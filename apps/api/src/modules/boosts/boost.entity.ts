import type { BoostCause, BoostKind, BoostStatus } from '@tanfang/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 加密探访 or 远程替代 of an area, for levels and days. */
@Entity('boost')
@Index(['townCode', 'id'])
@Index(['untilDate', 'fromDate'])
@Index(['planPending', 'id'])
@Index(['originKey'], { unique: true })
export class Boost {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 12 })
  kind: BoostKind;

  @Column('varchar', { length: 12 })
  cause: BoostCause;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  regionCode: string;

  @Column('varchar', { length: 10 })
  regionLevel: 'city' | 'town' | 'village';

  /** The town of the area; null for the whole city. */
  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;

  /** Levels one after the other: `AB`. */
  @Column('varchar', { length: 3 })
  levels: string;

  /** First day, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day as proposed. */
  @Column('varchar', { length: 10 })
  toDate: string;

  /** Last day on which it holds: earlier than `toDate` when it was ended, before `fromDate` when it never began. */
  @Column('varchar', { length: 10 })
  untilDate: string;

  /** Contacts more in each week that it touches. */
  @Column('smallint')
  extraHome: number;

  @Column('smallint')
  extraRemote: number;

  @Column('varchar', { length: 200 })
  reason: string;

  @Column('varchar', { length: 12 })
  status: BoostStatus;

  /** The running week has still to be planned anew. */
  @Column('boolean')
  planPending: boolean;

  /** What gave rise to it where nobody typed it, so that it is proposed once. */
  @Column('varchar', { length: 60, nullable: true })
  originKey: string | null;

  /** Null for the service itself. */
  @Column('int', { nullable: true })
  proposedBy: number | null;

  @Column('datetime', { precision: 3 })
  proposedAt: Date;

  @Column('int', { nullable: true })
  decidedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('varchar', { length: 200, nullable: true })
  decisionNote: string | null;

  @Column('int', { nullable: true })
  endedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  endedAt: Date | null;

  @Column('varchar', { length: 200, nullable: true })
  endReason: string | null;
}
