import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel, TargetType } from '@tanfang/domain';

/** Why a class was judged. */
export const JUDGEMENT_REASONS = [
  'registered',
  'facts_changed',
  'household_changed',
  'by_time',
  'raise_decided',
  'raise_ended',
] as const;
export type JudgementReason = (typeof JUDGEMENT_REASONS)[number];

/** The class of an elder from one day to another, with the clause that decided. */
@Entity('class_period')
@Index(['elderId', 'fromDate'], { unique: true })
@Index(['fromDate'])
@Check('ck_class_period_dates', 'to_date IS NULL OR to_date >= from_date')
export class ClassPeriod {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** Null: no class in this period. */
  @Column('varchar', { length: 1, nullable: true })
  level: CareLevel | null;

  /** A1 A2 A3 B1 B1* B2 B3 or C: the sentence of 三（一）1 that decided; M: a raise did. */
  @Column('varchar', { length: 4, nullable: true })
  clause: string | null;

  @Column('simple-json')
  alsoMatches: string[];

  @Column('simple-json')
  targetTypes: TargetType[];

  /** S1 to S5 where the person has no class. */
  @Column('varchar', { length: 2, nullable: true })
  exclusion: string | null;

  @Column('text')
  explanation: string;

  /** The raise that decided, where one did. */
  @Column('int', { nullable: true })
  raiseId: number | null;

  @Column('varchar', { length: 20 })
  reason: JudgementReason;

  /** First day, in Asia/Shanghai. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day; null while no later period is known. */
  @Column('varchar', { length: 10, nullable: true })
  toDate: string | null;

  @Column('datetime', { precision: 3 })
  judgedAt: Date;

  /** Account whose change led to it; null when the calendar did. */
  @Column('int', { nullable: true })
  judgedBy: number | null;
}
