import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { DisabilityGrade, RelationToHead, Sex } from '@tanfang/domain';
import { Household } from './household.entity.js';

/**
 * Somebody of the family who is not on the register (Annex 3, part two): under the roof or not. Those under the roof
 * are the `cohabitants` of the classification.
 */
@Entity('household_member')
@Index(['householdId', 'ordinal'])
export class HouseholdMember {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  householdId: number;

  @ManyToOne(() => Household)
  @JoinColumn({ name: 'household_id' })
  household?: Household;

  /** 序号: place on the form, from 1. */
  @Column({ type: 'int' })
  ordinal: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ type: 'varchar', length: 10, nullable: true })
  sex: Sex | null;

  @Column({ type: 'varchar', length: 20 })
  relationToHead: RelationToHead;

  @Column({ type: 'varchar', length: 255, nullable: true })
  idNumberEnc: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  birthDate: string | null;

  /** 健康状况, in the family's words. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  healthStatus: string | null;

  /** 是否经常探访; asked of those who live elsewhere. */
  @Column({ type: 'boolean', nullable: true })
  visitsOften: boolean | null;

  /** Lives under the same roof. */
  @Column({ type: 'boolean' })
  livesHere: boolean;

  @Column({ type: 'int', nullable: true })
  abilityScore: number | null;

  @Column({ type: 'boolean' })
  dementiaDiagnosed: boolean;

  @Column({ type: 'int', nullable: true })
  disabilityGrade: DisabilityGrade | null;

  @Column({ type: 'boolean' })
  seriousIllnessVerified: boolean;
}
