import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel } from '@tanfang/domain';

/**
 * What one elder is due in one week and what was done, 三（一）4. Every count of a week is a sum over these rows, so that
 * history stays where it was when somebody changes class or village. A row exists for each file that was open on a day
 * of the week, also when nothing is due.
 */
@Entity('weekly_due')
@Index(['elderId', 'week'], { unique: true })
@Index(['villageCode', 'week'])
@Index(['townCode', 'week'])
@Index(['visitorId', 'week'])
export class WeeklyDue {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('Elder', 'id')
  @Column({ name: 'elder_id', type: 'int' })
  elderId!: number;

  /** ISO week, '2026-W48'. */
  @Column({ type: 'varchar', length: 8 })
  week!: string;

  /** The class that the week is counted under: the highest of the week. */
  @Column({ type: 'varchar', length: 1, nullable: true })
  level!: CareLevel | null;

  @Column({ name: 'village_code', type: 'varchar', length: 12 })
  villageCode!: string;

  @Column({ name: 'town_code', type: 'varchar', length: 12 })
  townCode!: string;

  /** The named visitor (探访关爱联系人) of the week. */
  @Column({ name: 'visitor_id', type: 'int', nullable: true })
  visitorId!: number | null;

  @Column({ name: 'due_home', type: 'smallint' })
  dueHome!: number;

  @Column({ name: 'due_remote', type: 'smallint' })
  dueRemote!: number;

  /** Credited home visits: a recount of the week's visits by the domain's rule. */
  @Column({ name: 'done_home', type: 'smallint' })
  doneHome!: number;

  @Column({ name: 'done_remote', type: 'smallint' })
  doneRemote!: number;

  @Column({ type: 'boolean' })
  met!: boolean;

  /** The elder declined regular visits in this week. */
  @Column({ type: 'boolean' })
  refused!: boolean;

  /** The latest attempts, up to the end of this week, found nobody. */
  @Column({ type: 'boolean' })
  unreachable!: boolean;

  @Column({ name: 'planned_at', type: 'datetime', precision: 3 })
  plannedAt!: Date;
}
