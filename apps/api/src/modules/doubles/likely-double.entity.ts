import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DoubleReason, DoubleStatus } from '@tanfang/domain';

/** Two files that look like one person’s (疑似重复). One row a pair; what was decided about it stays decided. */
@Entity('likely_double')
@Index(['elderAId', 'elderBId'], { unique: true })
@Index(['status', 'id'])
@Index(['elderBId'])
export class LikelyDouble {
  @PrimaryGeneratedColumn()
  id: number;

  /** The one with the lower id. */
  @ForeignKey('Elder', 'id')
  @Column('int', { name: 'elder_a_id' })
  elderAId: number;

  @ForeignKey('Elder', 'id')
  @Column('int', { name: 'elder_b_id' })
  elderBId: number;

  @Column('simple-json')
  reasons: DoubleReason[];

  @Column('varchar', { length: 12 })
  status: DoubleStatus;

  @Column('datetime', { precision: 3 })
  foundAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('int', { nullable: true })
  decidedBy: number | null;

  /** Why it was decided so. */
  @Column('varchar', { length: 200, nullable: true })
  note: string | null;
}
