import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReportSection, ReportStatus } from '@tanfang/domain';

/** A place's report of a quarter (按季调度). Figures are counted live until it is submitted, and frozen from then on. */
@Entity('quarter_report')
@Index(['placeCode', 'quarter'], { unique: true })
@Index(['quarter', 'status'])
export class QuarterReport {
  @PrimaryGeneratedColumn()
  id: number;

  /** A town; the city for its own summary. */
  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  placeCode: string;

  /** '2026-Q4' */
  @Column('varchar', { length: 7 })
  quarter: string;

  @Column('varchar', { length: 12 })
  status: ReportStatus;

  /** 存在困难 */
  @Column('text')
  difficulties: string;

  /** 下季度打算 */
  @Column('text')
  nextQuarter: string;

  /** As they were submitted; null while they are counted live. */
  @Column('simple-json', { nullable: true })
  figures: ReportSection[] | null;

  /** Version of the rules and parameters that the frozen figures were counted by. */
  @Column('varchar', { length: 60, nullable: true })
  ruleVersion: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  countedAt: Date | null;

  @Column('int', { nullable: true })
  submittedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  submittedAt: Date | null;

  @Column('int', { nullable: true })
  decidedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  /** Counts the saved changes; a change names the version it was made on. */
  @Column('int')
  version: number;

  @Column('datetime', { precision: 3 })
  updatedAt: Date;
}
