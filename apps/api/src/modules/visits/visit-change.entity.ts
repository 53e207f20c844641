import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why a record no longer stands: another took its place, or it should never have been there. */
export type VisitChangeKind = 'corrected' | 'withdrawn';

/** One correction (更正) or withdrawal (撤回) of a visit. Rows are only ever added. */
@Entity('visit_change')
@Index(['visitId'], { unique: true })
@Index(['replacementId'], { unique: true })
export class VisitChange {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  /** The record that no longer stands. */
  @ForeignKey('Visit', 'id')
  @Column({ name: 'visit_id', type: 'int' })
  visitId!: number;

  @Column({ type: 'varchar', length: 10 })
  kind!: VisitChangeKind;

  @Column({ type: 'varchar', length: 200 })
  reason!: string;

  /** 第 N 次 that it had; null for an attempt. */
  @Column({ type: 'int', nullable: true })
  ordinal!: number | null;

  /** The record that took its place; null for a withdrawal. */
  @ForeignKey('Visit', 'id')
  @Column({ name: 'replacement_id', type: 'int', nullable: true })
  replacementId!: number | null;

  @Column({ name: 'changed_by', type: 'int' })
  changedBy!: number;

  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;
}
