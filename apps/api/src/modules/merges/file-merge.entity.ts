import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FileBeforeMerge } from '../registry/file-merging.service.js';

/** A file that went into another one of the same person, with what is needed to split them again exactly. */
@Entity('file_merge')
@Index(['activeGoneId'], { unique: true })
@Index(['survivorId', 'id'])
@Index(['goneId'])
export class FileMerge {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  survivorId: number;

  @ForeignKey('Elder', 'id')
  @Column('int')
  goneId: number;

  /** The file that went, null once the merge is undone: unique, so that it went into one other. */
  @Column('int', { nullable: true })
  activeGoneId: number | null;

  @Column('simple-json')
  beforeMerge: FileBeforeMerge;

  @Column('varchar', { length: 200 })
  reason: string;

  @Column('datetime', { precision: 3 })
  mergedAt: Date;

  @Column('int')
  mergedBy: number;

  @Column('datetime', { precision: 3, nullable: true })
  undoneAt: Date | null;

  @Column('int', { nullable: true })
  undoneBy: number | null;

  @Column('varchar', { length: 200, nullable: true })
  undoneReason: string | null;
}
