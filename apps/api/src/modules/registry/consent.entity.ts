import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ConsentKind } from '@tanfang/domain';

/** One declared wish of an elder. Rows are only added: the latest of a kind holds. */
@Entity('consent')
@Index(['elderId', 'kind', 'id'])
export class Consent {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  @Column('varchar', { length: 20 })
  kind: ConsentKind;

  @Column('boolean')
  granted: boolean;

  /** Why the elder declines, as the form asks (本人无接受定期探访意愿 原因). */
  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  /** For `family_view`: the binding it is about. */
  @Column('int', { nullable: true })
  familyBindingId: number | null;

  @Column('datetime', { precision: 3 })
  recordedAt: Date;

  @Column('int')
  recordedBy: number;
}
