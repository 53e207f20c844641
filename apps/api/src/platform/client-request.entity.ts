import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A write that a device sent under an id of its own, with the answer it got. */
@Entity('client_request')
@Index(['clientId'], { unique: true })
@Index(['createdAt'])
export class ClientRequest {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 64 })
  clientId: string;

  @Column('int')
  accountId: number;

  @Column('varchar', { length: 120 })
  route: string;

  @Column('varchar', { length: 64 })
  bodyHash: string;

  /** JSON of the first answer, encrypted: it may hold a person's data. Null while the first request is at work. */
  @Column('text', { nullable: true })
  answer: string | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;
}
