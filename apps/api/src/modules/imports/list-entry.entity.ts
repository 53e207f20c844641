import type { ListSource } from '@tanfang/domain';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That a source's latest list names somebody: the fingerprint of the number, and nothing else of the person. */
@Entity('list_entry')
@Index(['source', 'idNumberIndex'], { unique: true })
@Index(['source', 'listId', 'id'])
export class ListEntry {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 30 })
  source: ListSource;

  @Column('varchar', { length: 64 })
  idNumberIndex: string;

  /** The latest list that named the person. */
  @Column('int')
  listId: number;
}
