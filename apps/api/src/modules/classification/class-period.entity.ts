import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel, TargetType } from '@tanfang/domain';

/** Why a class was judged. */
export const JUDGEMENT_REASONS = ['registered', 'facts_changed', 'household_changed', 'by_time'] as const;
export type JudgementReason = (typeof JUDGEMENT_REASONS)[number];

/** The class of an elder from one day to another, with the clause that decided. */
@Entity('class_period')
@Index(['elderId', 'fromDate'], { unique: true })
@Index(['fromDate'])
@Check('ck_class_period_dates', 'to_date IS NULL OR to_date >= from_date')
export class ClassPeriod {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  elderId: number;

  /** Named, not imported: modules do not reach into each other's entities. */
  @ManyToOne('Elder')
  @JoinColumn({ name: 'elder_id' })
  elder?: unknown;

  /** Null: no class in this period. */
  @Column({ type: 'varchar', length: 1, nullable: true })
  level: CareLevel | null;

  /** A1 A2 A3 B1 B1* B2 B3 or C: the sentence of 三(一)1 that decided. */
  @Column({ type: 'varchar', length: 4, nullable: true })
  clause: string | null;

  @Column({ type: 'simple-json' })
  alsoMatches: string[];

  @Column({ type: 'simple-json' })
  targetTypes: TargetType[];

  /** S1 to S5 where the person has no class. */
  @Column({ type: 'varchar', length: 2, nullable: true })
  exclusion: string | null;

  @Column({ type: 'varchar', length: 1000 })
  explanation: string;

  @Column({ type: 'varchar', length: 20 })
  reason: JudgementReason;

  /** First day, in Asia/Shanghai. */
  @Column({ type: 'varchar', length: 10 })
  fromDate: string;

  /** Last day; null while no later period is known. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  toDate: string | null;

  @Column({ type: 'datetime', precision: 3 })
  judgedAt: Date;

  /** Account whose change led to it; null when the calendar did. */
  @Column({ type: 'int', nullable: true })
  judgedBy: number | null;
}
