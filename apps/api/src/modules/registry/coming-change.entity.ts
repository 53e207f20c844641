import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel } from '@tanfang/domain';

/** `age`: the elder's birthday; `cohabitant_age`: somebody's under the roof; `parameter`: a value of the policy; `raise`: a raise begins or ends. */
export type ChangeCause = 'age' | 'cohabitant_age' | 'parameter' | 'raise';

/**
 * What time alone will do to an elder within about a year. Written anew with every judgement, so that the lists of the
 * city are read by an index instead of judging everybody.
 */
@Entity('coming_change')
@Index(['onDate', 'id'])
@Index(['villageCode', 'onDate', 'id'])
@Index(['townCode', 'onDate', 'id'])
@Index(['elderId'])
export class ComingChange {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  /** YYYY-MM-DD */
  @Column('varchar', { length: 10 })
  onDate: string;

  @Column('varchar', { length: 16 })
  cause: ChangeCause;

  /** The age that somebody reaches. */
  @Column('int', { nullable: true })
  age: number | null;

  @Column('varchar', { length: 1, nullable: true })
  beforeLevel: CareLevel | null;

  @Column('varchar', { length: 1, nullable: true })
  afterLevel: CareLevel | null;

  @Column('varchar', { length: 8 })
  direction: 'raised' | 'lowered' | 'same';

  /** Sentence in Chinese. */
  @Column('text')
  explanation: string;
}
