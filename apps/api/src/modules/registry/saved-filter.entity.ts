import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FilterQuery } from './saved-filters.dto.js';

/** A narrowing of the register that somebody keeps under a name; shared, it shows to the colleagues of the place. */
@Entity('saved_filter')
@Index(['accountId', 'name'], { unique: true })
@Index(['regionCode', 'shared', 'id'])
export class SavedFilter {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  @Column('varchar', { length: 40 })
  name: string;

  @Column('simple-json')
  query: FilterQuery;

  @Column('boolean')
  shared: boolean;

  /** The place of whoever keeps it. */
  @Column('varchar', { length: 12, nullable: true })
  regionCode: string | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;
}
