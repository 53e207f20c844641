import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation, Sex } from '@tanfang/domain';

/** Somebody to call about an elder. The first (`ordinal` 1) is the 第一联系人 of 三（二）5. */
@Entity('contact')
@Index(['elderId', 'ordinal'])
export class Contact {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** Order in which they are called, from 1. */
  @Column('int')
  ordinal: number;

  @Column('varchar', { length: 60 })
  name: string;

  @Column('varchar', { length: 10, nullable: true })
  sex: Sex | null;

  @Column('varchar', { length: 20 })
  relation: Relation;

  @Column('varchar', { length: 255 })
  phoneEnc: string;
}
