import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who stands in for an elder’s visitor, from when to when. Looked up by day, never written over the assignment. */
@Entity('leave_cover')
@Index(['leaveId', 'id'])
@Index(['coverId', 'toDate'])
@Index(['elderId', 'toDate'])
export class LeaveCover {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('VisitorLeave', 'id')
  @Column('int')
  leaveId: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** Who is away. */
  @Column('int')
  visitorId: number;

  /** Who stands in. */
  @Column('int')
  coverId: number;

  @Column('varchar', { length: 10 })
  fromDate: string;

  @Column('varchar', { length: 10 })
  toDate: string;
}
