import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Elder } from './elder.entity.js';

/** One field of a file that changed: before, after, who, when. Numbers of persons and phones are kept masked. */
@Entity('elder_change')
@Index(['elderId', 'id'])
export class ElderChange {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  elderId: number;

  @ManyToOne(() => Elder)
  @JoinColumn({ name: 'elder_id' })
  elder?: Elder;

  /** Path in the contract, for example `facts.livesAlone`. */
  @Column({ type: 'varchar', length: 60 })
  field: string;

  /** In words an official reads; null: it was empty. */
  @Column({ type: 'text', nullable: true })
  valueBefore: string | null;

  @Column({ type: 'text', nullable: true })
  valueAfter: string | null;

  /** Version of the file (for a household's section: of the household) that the change made. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'datetime', precision: 3 })
  changedAt: Date;

  @Column({ type: 'int' })
  changedBy: number;
}
