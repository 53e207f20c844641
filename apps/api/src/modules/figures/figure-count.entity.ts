import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One count of a village or town in a week or month, of one class. A town's is the sum of its villages'. */
@Entity('figure_count')
@Index(['placeCode', 'period', 'figure', 'level', 'detail'], { unique: true })
@Index(['parentCode', 'period', 'figure', 'level', 'detail'])
export class FigureCountRow {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 12 })
  placeCode: string;

  /** The town of a village, the city of a town. */
  @Column('varchar', { length: 12 })
  parentCode: string;

  /** '2026-W48' or '2026-11' */
  @Column('varchar', { length: 8 })
  period: string;

  @Column('varchar', { length: 20 })
  figure: string;

  /** Empty: in no class. */
  @Column('varchar', { length: 1 })
  level: string;

  @Column('varchar', { length: 30 })
  detail: string;

  @Column('int')
  n: number;
}
