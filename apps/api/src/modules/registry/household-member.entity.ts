import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DisabilityGrade, RelationToHead, Sex } from '@tanfang/domain';

/**
 * Somebody of the family who is not on the register (Annex 3, part two): under the roof or not. Those under the roof
 * are the `cohabitants` of the classification.
 */
@Entity('household_member')
@Index(['householdId', 'ordinal'])
export class HouseholdMember {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Household', 'id')
  @Column('int')
  householdId: number;

  /** 序号: place on the form, from 1. */
  @Column('int')
  ordinal: number;

  @Column('varchar', { length: 60 })
  name: string;

  @Column('varchar', { length: 10, nullable: true })
  sex: Sex | null;

  @Column('varchar', { length: 20 })
  relationToHead: RelationToHead;

  @Column('varchar', { length: 255, nullable: true })
  idNumberEnc: string | null;

  @Column('varchar', { length: 10, nullable: true })
  birthDate: string | null;

  /** 健康状况, in the family's words, encrypted. */
  @Column('text', { nullable: true })
  healthStatusEnc: string | null;

  /** 是否经常探访; asked of those who live elsewhere. */
  @Column('boolean', { nullable: true })
  visitsOften: boolean | null;

  /** Lives under the same roof. */
  @Column('boolean')
  livesHere: boolean;

  @Column('int', { nullable: true })
  abilityScore: number | null;

  /** Null: not known. */
  @Column('boolean', { nullable: true })
  dementiaDiagnosed: boolean | null;

  @Column('int', { nullable: true })
  disabilityGrade: DisabilityGrade | null;

  /** Null: not known. */
  @Column('boolean', { nullable: true })
  seriousIllnessVerified: boolean | null;
}
