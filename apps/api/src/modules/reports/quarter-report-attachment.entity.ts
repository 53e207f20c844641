import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A paper or picture added to a quarter's report; its one file is claimed by this row. */
@Entity('quarter_report_attachment')
@Index(['reportId', 'id'])
export class QuarterReportAttachment {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('QuarterReport', 'id')
  @Column('int')
  reportId: number;

  /** What the file is called, for people. */
  @Column('varchar', { length: 120 })
  name: string;

  @Column('int')
  accountId: number;

  @Column('datetime', { precision: 3 })
  addedAt: Date;
}
