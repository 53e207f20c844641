import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from '@tanfang/domain';

/** A family account and an elder. It opens the elder's summary only while the elder agrees. */
@Entity('family_binding')
@Index(['accountId', 'elderId'], { unique: true })
@Index(['elderId'])
export class FamilyBinding {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  accountId: number;

  @ManyToOne('Account')
  @JoinColumn({ name: 'account_id' })
  account?: unknown;

  @Column({ type: 'int' })
  elderId: number;

  /** Named, not imported: modules do not reach into each other's entities. */
  @ManyToOne('Elder')
  @JoinColumn({ name: 'elder_id' })
  elder?: unknown;

  /** What the account holder is to the elder. */
  @Column({ type: 'varchar', length: 20 })
  relation: Relation;

  /** The elder's latest wish about this person; the wishes themselves are rows of `consent`. */
  @Column({ type: 'boolean' })
  consented: boolean;

  @Column({ type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ type: 'int' })
  createdBy: number;

  @Column({ type: 'datetime', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column({ type: 'int', nullable: true })
  revokedBy: number | null;
}
