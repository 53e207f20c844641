import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ConsentHow, ConsentKind, ConsentSigner, Relation } from '@tanfang/domain';

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

  /** The words that were read out or shown, by their version; null where the form was ticked without them. */
  @Column('varchar', { length: 20, nullable: true })
  textVersion: string | null;

  /** SHA-256 of those words, so that nobody changes them behind the signature. */
  @Column('varchar', { length: 64, nullable: true })
  textHash: string | null;

  @Column('varchar', { length: 20, nullable: true })
  signer: ConsentSigner | null;

  /** Name of who declared it, encrypted. */
  @Column('varchar', { length: 255, nullable: true })
  signerNameEnc: string | null;

  /** What a relative is to the elder. */
  @Column('varchar', { length: 20, nullable: true })
  signerRelation: Relation | null;

  @Column('varchar', { length: 20, nullable: true })
  how: ConsentHow | null;

  /** Who was there when it was only spoken. */
  @Column('varchar', { length: 60, nullable: true })
  witnessName: string | null;

  @Column('datetime', { precision: 3 })
  recordedAt: Date;

  @Column('int')
  recordedBy: number;
}
