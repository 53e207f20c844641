import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ChangeTopic, VisitItemKey } from '@tanfang/domain';

export type SuggestionState = 'open' | 'taken' | 'dismissed';

/**
 * Something that may belong into a file. What a family sent is kept from the beginning; what a visit said is read off
 * the visit, and has a row once somebody decided about it.
 */
@Entity('suggestion')
@Index(['sourceKey'], { unique: true })
@Index(['elderId', 'state', 'id'])
export class Suggestion {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** `family:<client id>` or `visit:<id>:<item>`. */
  @Column('varchar', { length: 80 })
  sourceKey: string;

  @Column('varchar', { length: 20 })
  source: 'family' | 'visit';

  @Column('varchar', { length: 30 })
  topic: ChangeTopic | VisitItemKey;

  @Column('text')
  textEnc: string;

  /** What can be taken over as it is: a phone, the name of an illness. */
  @Column('varchar', { length: 255, nullable: true })
  valueEnc: string | null;

  @Column('int')
  reportedBy: number;

  @Column('datetime', { precision: 3 })
  reportedAt: Date;

  @Column('varchar', { length: 20 })
  state: SuggestionState;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('int', { nullable: true })
  decidedBy: number | null;
}
