import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation, SignatureSide } from '@tanfang/domain';

/** A signature drawn on the screen: under the form of Annex 3, or under a consent. Rows are only added. */
@Entity('file_signature')
@Index(['elderId', 'id'])
@Index(['consentId'])
export class FileSignature {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  elderId: number;

  /** The consent it stands under; null: the form as a whole. */
  @ForeignKey('Consent', 'id')
  @Column('int', { nullable: true })
  consentId: number | null;

  @Column('varchar', { length: 20 })
  side: SignatureSide;

  @Column('varchar', { length: 255 })
  signerNameEnc: string;

  @Column('varchar', { length: 20, nullable: true })
  relation: Relation | null;

  /** `data:image/png;base64,…`, encrypted. */
  @Column('text')
  imageEnc: string;

  @Column('datetime', { precision: 3 })
  signedAt: Date;

  @Column('int')
  recordedBy: number;
}
