import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A figure of an accepted report put right. The report keeps what was accepted; the correction stands beside it. */
@Entity('quarter_report_correction')
@Index(['reportId', 'id'])
export class QuarterReportCorrection {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('QuarterReport', 'id')
  @Column('int')
  reportId: number;

  /** Code of the report's line. */
  @Column('varchar', { length: 60 })
  line: string;

  @Column('double', { nullable: true })
  valueBefore: number | null;

  @Column('double')
  valueAfter: number;

  @Column('varchar', { length: 500 })
  reason: string;

  @Column('datetime', { precision: 3 })
  at: Date;

  @Column('int')
  accountId: number;
}
