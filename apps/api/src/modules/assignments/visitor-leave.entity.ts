import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Days on which a visitor is away and others stand in (请假代班). It ends by itself. */
@Entity('visitor_leave')
@Index(['villageCode', 'toDate', 'id'])
@Index(['townCode', 'toDate', 'id'])
@Index(['visitorId', 'toDate'])
export class VisitorLeave {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  visitorId: number;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  /** First day, YYYY-MM-DD. */
  @Column('varchar', { length: 10 })
  fromDate: string;

  /** Last day. */
  @Column('varchar', { length: 10 })
  toDate: string;

  @Column('varchar', { length: 200 })
  reason: string;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('int')
  createdBy: number;

  /** The day on which the visitor was back before the last day; null: not ended early. */
  @Column('varchar', { length: 10, nullable: true })
  endedOn: string | null;

  @Column('int', { nullable: true })
  endedBy: number | null;
}
