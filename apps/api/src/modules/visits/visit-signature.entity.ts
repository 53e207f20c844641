import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The drawn signature of the person visited, apart from the visit so that its row stays small. */
@Entity('visit_signature')
export class VisitSignature {
  @ForeignKey('Visit', 'id')
  @PrimaryColumn({ name: 'visit_id', type: 'int' })
  visitId!: number;

  /** `data:image/png;base64,…`, encrypted. */
  @Column({ name: 'image_enc', type: 'text' })
  imageEnc!: string;
}
