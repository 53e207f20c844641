import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Visit } from './visit.entity.js';

/** The drawn signature of the person visited, apart from the visit so that its row stays small. */
@Entity('visit_signature')
export class VisitSignature {
  @PrimaryColumn({ name: 'visit_id', type: 'int' })
  visitId!: number;

  @OneToOne(() => Visit)
  @JoinColumn({ name: 'visit_id' })
  visit?: Relation<Visit>;

  /** `data:image/png;base64,…`, encrypted. */
  @Column({ name: 'image_enc', type: 'text' })
  imageEnc!: string;
}
