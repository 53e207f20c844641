import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Says that a place was counted for a period, and when. */
@Entity('figure_state')
@Index(['period', 'placeCode'])
export class FigureState {
  @PrimaryColumn('varchar', { length: 12 })
  placeCode: string;

  @PrimaryColumn('varchar', { length: 8 })
  period: string;

  @Column('datetime', { precision: 3 })
  countedAt: Date;
}
