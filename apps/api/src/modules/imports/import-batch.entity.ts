import type { ImportState } from '@tanfang/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One uploaded workbook on its way into the register. */
@Entity('import_batch')
@Index(['villageCode', 'id'])
@Index(['townCode', 'id'])
export class ImportBatch {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  /** Place whose officials see it; null in both: the city's own. */
  @Column('varchar', { length: 12, nullable: true })
  villageCode: string | null;

  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;

  /** As the person named it. */
  @Column('varchar', { length: 200 })
  fileName: string;

  /** Name in the store; null once the file is erased. */
  @Column('varchar', { length: 60, nullable: true })
  storedName: string | null;

  @Column('varchar', { length: 20 })
  state: ImportState;

  /** What is at work on it, or was last. */
  @Column('int', { nullable: true })
  taskId: number | null;

  /** Why it was not finished. */
  @Column('varchar', { length: 500, nullable: true })
  error: string | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  checkedAt: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  appliedAt: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  undoneAt: Date | null;

  /** When the rows' contents were erased; the counts stay. */
  @Column('datetime', { precision: 3, nullable: true })
  erasedAt: Date | null;
}
