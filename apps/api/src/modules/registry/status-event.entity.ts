import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { StatusEventKind } from '@tanfang/domain';

/** Something that happened to the status of a file. Entries are only added: a mistake is followed by another entry. */
@Entity('status_event')
@Index(['elderId', 'id'])
export class StatusEvent {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @Column('varchar', { length: 20 })
  kind: StatusEventKind;

  /** Code of an absence or of a closing; null elsewhere. */
  @Column('varchar', { length: 20, nullable: true })
  reason: string | null;

  /** The day from which it holds, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day of an absence, where it is known. */
  @Column('varchar', { length: 10, nullable: true })
  toDate: string | null;

  /** What somebody wrote about it, encrypted: it may say what ails the elder. */
  @Column('text', { nullable: true })
  noteEnc: string | null;

  @Column('datetime', { precision: 3 })
  recordedAt: Date;

  /** Null: the calendar. */
  @Column('int', { nullable: true })
  recordedBy: number | null;
}
