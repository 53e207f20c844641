import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DocumentKind } from '@tanfang/domain';
import type { DocumentFormat } from '../../platform/documents/index.js';

/** A document that was asked for: the ticket to fetch it once, and who took what out for which purpose. */
@Entity('issued_document')
@Index(['ticketHash'], { unique: true })
@Index(['accountId', 'id'])
export class IssuedDocument {
  @PrimaryGeneratedColumn()
  id: number;

  /** SHA-256 of the ticket. The ticket itself is known to the device that asked, and to nobody else. */
  @Column('varchar', { length: 64 })
  ticketHash: string;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  /** The session that asked; when it has ended, so has the ticket. */
  @Column('varchar', { length: 36 })
  sessionId: string;

  @Column('varchar', { length: 30 })
  kind: DocumentKind;

  @Column('varchar', { length: 5 })
  format: DocumentFormat;

  /** What exactly, as JSON, encrypted: a search may hold a name or a number. */
  @Column('text')
  requestEnc: string;

  @Column('varchar', { length: 200, nullable: true })
  purpose: string | null;

  /** Where the people in it live. */
  @Column('varchar', { length: 12 })
  regionCode: string;

  /** How many forms, labels or rows it has. */
  @Column('int')
  itemCount: number;

  /** ID and phone numbers in clear. */
  @Column('boolean')
  fullNumbers: boolean;

  @Column('datetime', { precision: 3 })
  issuedAt: Date;

  @Column('datetime', { precision: 3 })
  expiresAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  fetchedAt: Date | null;
}
