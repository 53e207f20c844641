import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Numbers of an elder's file that are masked until somebody states why they must be seen. */
export const REVEALABLE_FIELDS = ['idNumber', 'phone', 'contactPhone'] as const;
export type RevealableField = (typeof REVEALABLE_FIELDS)[number];

/** Who looked at a masked number, why, and until when the screen may show it. */
@Entity('reveal')
@Index(['elderId', 'id'])
export class Reveal {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** `visitorPhone`: a family member asked for the number of the elder's visitor. */
  @Column('varchar', { length: 20 })
  field: RevealableField | 'visitorPhone';

  @Column('int', { nullable: true })
  contactId: number | null;

  @Column('varchar', { length: 200 })
  reason: string;

  @Column('int')
  revealedBy: number;

  @Column('datetime', { precision: 3 })
  revealedAt: Date;

  @Column('datetime', { precision: 3 })
  expiresAt: Date;
}
