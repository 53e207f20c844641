import type { TaskState } from '@tanfang/domain';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Work in the background: what it is, how far it is, and which process is at it. */
@Entity('task')
@Index(['state', 'id'])
export class Task {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 40 })
  kind: string;

  @Column('varchar', { length: 20 })
  state: TaskState;

  /** What the kind needs to know: ids only, no person's data. */
  @Column('simple-json')
  payload: Record<string, number | string>;

  @Column('int')
  done: number;

  /** Null until it is known. */
  @Column('int', { nullable: true })
  total: number | null;

  /** Where the next piece begins, in the kind's own terms; null: at the start. */
  @Column('varchar', { length: 200, nullable: true })
  cursor: string | null;

  /** Why it failed, in words for the person at the screen. */
  @Column('varchar', { length: 500, nullable: true })
  error: string | null;

  /** On whose behalf it runs. */
  @Column('int')
  accountId: number;

  /** Place whose officials see it, as elders have one; null in both: the city's own. */
  @Column('varchar', { length: 12, nullable: true })
  villageCode: string | null;

  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;

  /** The process that is at work. */
  @Column('varchar', { length: 40, nullable: true })
  leaseOwner: string | null;

  /** Until when the process promised to be back; after that another takes over. */
  @Column('datetime', { precision: 3, nullable: true })
  leaseUntil: Date | null;

  /** How often it was taken up again after an error that is nobody's fault. */
  @Column('int')
  attempts: number;

  @Column('boolean')
  cancelRequested: boolean;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  startedAt: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  finishedAt: Date | null;
}
