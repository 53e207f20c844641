import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { ConsentKind } from '@tanfang/domain';
import { Elder } from './elder.entity.js';

/** One declared wish of an elder. Rows are only added: the latest of a kind holds. */
@Entity('consent')
@Index(['elderId', 'kind', 'id'])
export class Consent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  elderId: number;

  @ManyToOne(() => Elder)
  @JoinColumn({ name: 'elder_id' })
  elder?: Elder;

  @Column({ type: 'varchar', length: 20 })
  kind: ConsentKind;

  @Column({ type: 'boolean' })
  granted: boolean;

  /** Why the elder declines, as the form asks (本人无接受定期探访意愿 原因). */
  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;

  /** For `family_view`: the binding it is about. */
  @Column({ type: 'int', nullable: true })
  familyBindingId: number | null;

  @Column({ type: 'datetime', precision: 3 })
  recordedAt: Date;

  @Column({ type: 'int' })
  recordedBy: number;
}
