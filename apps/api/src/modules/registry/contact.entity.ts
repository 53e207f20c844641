import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation, Sex } from '@tanfang/domain';
import { Elder } from './elder.entity.js';

/** Somebody to call about an elder. The first (`ordinal` 1) is the 第一联系人 of 三(二)5. */
@Entity('contact')
@Index(['elderId', 'ordinal'])
export class Contact {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  elderId: number;

  @ManyToOne(() => Elder)
  @JoinColumn({ name: 'elder_id' })
  elder?: Elder;

  /** Order in which they are called, from 1. */
  @Column({ type: 'int' })
  ordinal: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ type: 'varchar', length: 10, nullable: true })
  sex: Sex | null;

  @Column({ type: 'varchar', length: 20 })
  relation: Relation;

  @Column({ type: 'varchar', length: 255 })
  phoneEnc: string;
}
