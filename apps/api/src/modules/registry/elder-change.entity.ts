import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * One field of a file that changed: before, after, who, when. Numbers of persons and phones are kept masked, and all
 * values encrypted: illnesses and names of the family are among them.
 */
@Entity('elder_change')
@Index(['elderId', 'id'])
export class ElderChange {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** Path in the contract, for example `facts.livesAlone`. */
  @Column('varchar', { length: 60 })
  field: string;

  /** In words an official reads; null: it was empty. */
  @Column('text', { nullable: true })
  valueBeforeEnc: string | null;

  @Column('text', { nullable: true })
  valueAfterEnc: string | null;

  /** Version of the file (for a household's section: of the household) that the change made. */
  @Column('int')
  version: number;

  @Column('datetime', { precision: 3 })
  changedAt: Date;

  @Column('int')
  changedBy: number;
}
