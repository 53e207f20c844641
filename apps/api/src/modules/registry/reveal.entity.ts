import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Elder } from './elder.entity.js';

/** Numbers of an elder's file that are masked until somebody states why they must be seen. */
export const REVEALABLE_FIELDS = ['idNumber', 'phone', 'contactPhone'] as const;
export type RevealableField = (typeof REVEALABLE_FIELDS)[number];

/** Who looked at a masked number, why, and until when the screen may show it. */
@Entity('reveal')
@Index(['elderId', 'id'])
export class Reveal {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  elderId: number;

  @ManyToOne(() => Elder)
  @JoinColumn({ name: 'elder_id' })
  elder?: Elder;

  @Column({ type: 'varchar', length: 20 })
  field: RevealableField;

  @Column({ type: 'int', nullable: true })
  contactId: number | null;

  @Column({ type: 'varchar', length: 200 })
  reason: string;

  @Column({ type: 'int' })
  revealedBy: number;

  @Column({ type: 'datetime', precision: 3 })
  revealedAt: Date;

  @Column({ type: 'datetime', precision: 3 })
  expiresAt: Date;
}
