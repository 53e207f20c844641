import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type {
  FollowUpKind,
  FollowUpReach,
  FollowUpSettler,
  FollowUpSeverity,
  FollowUpStatus,
  Handling,
  VisitItemKey,
} from '@tanfang/domain';

/** Something that a visit found and that somebody must see through (跟踪回访, 三（三）8). */
@Entity('follow_up')
@Index(['villageCode', 'status', 'dueOn', 'id'])
@Index(['townCode', 'status', 'dueOn', 'id'])
@Index(['status', 'dueOn', 'id'])
@Index(['ownerId', 'status', 'dueOn', 'id'])
@Index(['elderId', 'status'])
@Index(['visitId'])
export class FollowUp {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @ForeignKey('Elder', 'id')
  @Column({ name: 'elder_id', type: 'int' })
  elderId!: number;

  /** The visit that found it; null for one that was made by hand. */
  @ForeignKey('Visit', 'id')
  @Column({ name: 'visit_id', type: 'int', nullable: true })
  visitId!: number | null;

  @Column({ name: 'village_code', type: 'varchar', length: 12 })
  villageCode!: string;

  @Column({ name: 'town_code', type: 'varchar', length: 12 })
  townCode!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: FollowUpKind;

  @Column({ type: 'varchar', length: 10 })
  severity!: FollowUpSeverity;

  @Column({ type: 'varchar', length: 20 })
  status!: FollowUpStatus;

  /** The items of Annex 4 that it came from. */
  @Column({ name: 'item_keys', type: 'simple-json' })
  itemKeys!: VisitItemKey[];

  /** What was found, in words. */
  @Column({ type: 'varchar', length: 300 })
  sentence!: string;

  /** What the visitor did at once. */
  @Column({ type: 'varchar', length: 20 })
  handling!: Handling;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'int' })
  openedBy!: number;

  /** Local date by which it should be seen through. */
  @Column({ name: 'due_on', type: 'varchar', length: 10 })
  dueOn!: string;

  /** Where the day is not enough: the instant by which it should be done (联系不上须24小时内上门). */
  @Column({ name: 'due_at', type: 'datetime', precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** The account that sees to it; null until somebody takes it. */
  @Column({ name: 'owner_id', type: 'int', nullable: true })
  ownerId!: number | null;

  /** How far up it was brought, by report or by time. */
  @Column({ type: 'varchar', length: 10 })
  reach!: FollowUpReach;

  /** Who mended it, once somebody did. */
  @Column({ name: 'settled_by', type: 'varchar', length: 20, nullable: true })
  settledBy!: FollowUpSettler | null;
}
