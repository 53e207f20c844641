import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from '@tanfang/domain';

/** A family account and an elder. It opens the elder's summary only while the elder agrees. */
@Entity('family_binding')
@Index(['accountId', 'elderId'], { unique: true })
@Index(['elderId'])
export class FamilyBinding {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** What the account holder is to the elder. */
  @Column('varchar', { length: 20 })
  relation: Relation;

  /** The elder's latest wish about this person; the wishes themselves are rows of `consent`. */
  @Column('boolean')
  consented: boolean;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('int')
  createdBy: number;

  @Column('datetime', { precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column('int', { nullable: true })
  revokedBy: number | null;
}
