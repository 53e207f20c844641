import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { OddityKind } from './oddities.js';

/** A question about recorded visits, for who knows the people: never a verdict, and counted nowhere. */
@Entity('visit_question')
@Index(['visitorId', 'kind', 'subjectKey', 'villageCode'], { unique: true })
@Index(['villageCode', 'id'])
@Index(['townCode', 'id'])
export class VisitQuestion {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 20 })
  kind: OddityKind;

  @ForeignKey('Account', 'id')
  @Column('int')
  visitorId: number;

  /** The minute, or the month. */
  @Column('varchar', { length: 20 })
  subjectKey: string;

  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  @Column('varchar', { length: 10 })
  visitedOn: string;

  @Column('simple-json')
  visitIds: number[];

  /** The question as it is asked. */
  @Column('varchar', { length: 300 })
  sentence: string;

  @Column('datetime', { precision: 3 })
  foundAt: Date;

  @Column('varchar', { length: 500, nullable: true })
  answer: string | null;

  /** Null where the records were put right and nothing is left to ask. */
  @Column('int', { nullable: true })
  answeredBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  answeredAt: Date | null;
}
