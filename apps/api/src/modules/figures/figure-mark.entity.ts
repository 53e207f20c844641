import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Says that something changed in a village that a period's counts depend on. Only appended, so that two phones that
 * save at once do not wait for each other; removed when the village was counted anew.
 */
@Entity('figure_mark')
@Index(['villageCode', 'period', 'id'])
export class FigureMark {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 8 })
  period: string;
}
