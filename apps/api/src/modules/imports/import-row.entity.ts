import type { ImportOutcome, ImportRowState } from '@tanfang/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One row of the workbook: what the dry run says, and what became of it. */
@Entity('import_row')
@Index(['batchId', 'rowNumber'], { unique: true })
@Index(['batchId', 'outcome', 'rowNumber'])
@Index(['batchId', 'state', 'rowNumber'])
@Index(['batchId', 'idNumberIndex'])
@Index(['batchId', 'householdKey'])
@Index(['batchId', 'elderId'])
export class ImportRow {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('ImportBatch', 'id')
  @Column('int')
  batchId: number;

  /** As the sheet counts. */
  @Column('int')
  rowNumber: number;

  @Column('varchar', { length: 10 })
  outcome: ImportOutcome;

  @Column('varchar', { length: 10 })
  state: ImportRowState;

  /** To find the same person twice in one file; null where the number cannot be read. */
  @Column('varchar', { length: 64, nullable: true })
  idNumberIndex: string | null;

  /** 户编号: rows with the same one share a household. Hashed, since people write names into it. */
  @Column('varchar', { length: 64, nullable: true })
  householdKey: string | null;

  /** JSON of `RowContent`, encrypted; null once erased. */
  @Column('text', { nullable: true })
  contentEnc: string | null;

  /** JSON of the file before the row was applied, encrypted; null where the row opened the file. */
  @Column('text', { nullable: true })
  beforeEnc: string | null;

  /** The file that is changed, or was opened. No foreign key: an undone registration leaves none. */
  @Column('int', { nullable: true })
  elderId: number | null;

  /** Versions that the dry run saw; after the row was applied, those it made. */
  @Column('int', { nullable: true })
  elderVersion: number | null;

  @Column('int', { nullable: true })
  householdVersion: number | null;

  /** Why it was not applied or not undone, in words. */
  @Column('varchar', { length: 500, nullable: true })
  note: string | null;
}
