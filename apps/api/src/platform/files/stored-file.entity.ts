import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** `receiving`: announced, the bytes are not all on disk yet; `ready`; `erasing`: the bytes go, then the row. */
export type StoredFileState = 'receiving' | 'ready' | 'erasing';

/** A photo, voice note or paper. Its bytes lie encrypted in DATA_DIR/files under `storedName`. */
@Entity('stored_file')
@Index(['clientId'], { unique: true })
@Index(['accountId', 'createdAt'])
@Index(['state', 'claimedAt', 'createdAt'])
@Index(['subjectType', 'subjectId', 'id'])
@Index(['purpose', 'claimedAt'])
export class StoredFile {
  @PrimaryGeneratedColumn()
  id: number;

  /** Made by the phone, so that a record can name its files before they are uploaded. */
  @Column('varchar', { length: 36 })
  clientId: string;

  @Column('int')
  accountId: number;

  /** Keyed fingerprint of what was sent, by which the same upload is known again. */
  @Column('varchar', { length: 64 })
  contentIndex: string;

  @Column('varchar', { length: 40 })
  mediaType: string;

  /** Of the file as it is handed out. */
  @Column('int')
  byteSize: number;

  @Column('varchar', { length: 40 })
  storedName: string;

  @Column('varchar', { length: 10 })
  state: StoredFileState;

  /** What it is to its owner: `visit.photo`, `visit.voice`. */
  @Column('varchar', { length: 30, nullable: true })
  purpose: string | null;

  /** Table and id of the owner; null until it is claimed. */
  @Column('varchar', { length: 30, nullable: true })
  subjectType: string | null;

  @Column('int', { nullable: true })
  subjectId: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  claimedAt: Date | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;
}
