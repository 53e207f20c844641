import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** How the file of a month came to be up to date. */
export type MonthlyUpdateKind = 'registered' | 'changed' | 'unchanged';
export type MonthlyUpdateState = 'pending' | 'updated';

/** One file in one month (按月更新). The row stands for every file that was open on a day of the month. */
@Entity('monthly_update')
@Index(['elderId', 'month'], { unique: true })
@Index(['villageCode', 'month', 'state', 'elderId'])
@Index(['townCode', 'month', 'state', 'elderId'])
@Index(['month', 'state', 'elderId'])
export class MonthlyUpdate {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** 'YYYY-MM' */
  @Column('varchar', { length: 7 })
  month: string;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  /** First day of the month on which the file was open. */
  @Column('varchar', { length: 10 })
  expectedSince: string;

  @Column('varchar', { length: 10 })
  state: MonthlyUpdateState;

  @Column('varchar', { length: 12, nullable: true })
  kind: MonthlyUpdateKind | null;

  @Column('datetime', { precision: 3, nullable: true })
  updatedAt: Date | null;

  @Column('int', { nullable: true })
  updatedBy: number | null;
}
