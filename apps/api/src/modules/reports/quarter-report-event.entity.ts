import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReportAction, ReportStatus } from '@tanfang/domain';

/** What the bureau remarks on one line of a report. */
export interface LineRemark {
  line: string;
  text: string;
}

/** One step of a report, with the remarks of a return. */
@Entity('quarter_report_event')
@Index(['reportId', 'id'])
export class QuarterReportEvent {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('QuarterReport', 'id')
  @Column('int')
  reportId: number;

  @Column('varchar', { length: 12 })
  action: ReportAction;

  @Column('varchar', { length: 12 })
  toStatus: ReportStatus;

  @Column('varchar', { length: 500, nullable: true })
  note: string | null;

  @Column('simple-json')
  remarks: LineRemark[];

  @Column('datetime', { precision: 3 })
  at: Date;

  @Column('int')
  accountId: number;
}
