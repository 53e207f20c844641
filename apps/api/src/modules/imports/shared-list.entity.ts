import type { ImportState, ListSource } from '@tanfang/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A list that another bureau shared. */
@Entity('shared_list')
@Index(['source', 'id'])
export class SharedList {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 30 })
  source: ListSource;

  /** Whether it names everybody, so that who is missing from it is gone. */
  @Column('boolean')
  complete: boolean;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  @Column('varchar', { length: 200 })
  fileName: string;

  @Column('varchar', { length: 60, nullable: true })
  storedName: string | null;

  @Column('varchar', { length: 20 })
  state: ImportState;

  @Column('int', { nullable: true })
  taskId: number | null;

  @Column('varchar', { length: 500, nullable: true })
  error: string | null;

  /** Rows that could be read, and rows that could not. */
  @Column('int')
  rowsRead: number;

  @Column('int')
  rowsUnreadable: number;

  /** The first rows that could not be read, with the reason; no person's data. */
  @Column('simple-json')
  unreadable: { rowNumber: number; detail: string }[];

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  matchedAt: Date | null;
}
