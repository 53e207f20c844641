import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A visitor’s name as filed with the bureau (报送备案, 三（二）6). */
@Entity('visitor_filing')
@Index(['activeVisitorId'], { unique: true })
@Index(['visitorId', 'id'])
export class VisitorFiling {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  visitorId: number;

  /** The visitor while the filing holds, null once it is withdrawn: unique, so that one holds at a time. */
  @Column('int', { nullable: true })
  activeVisitorId: number | null;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  @Column('varchar', { length: 10 })
  filedOn: string;

  @Column('int')
  filedBy: number;

  /** How many elders the visitor had on that day. */
  @Column('int')
  elders: number;

  @Column('varchar', { length: 10, nullable: true })
  withdrawnOn: string | null;

  @Column('int', { nullable: true })
  withdrawnBy: number | null;

  @Column('varchar', { length: 200, nullable: true })
  withdrawnReason: string | null;
}
