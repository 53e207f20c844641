import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A refresh token. Each is good for one use and then replaced by another of its family; a family is one sign-in on
 * one device, and the session that access tokens name.
 */
@Entity('refresh_token')
@Index(['tokenHash'], { unique: true })
@Index(['familyId'])
@Index(['accountId'])
@Index(['expiresAt'])
export class RefreshToken {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 36 })
  familyId: string;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  /** SHA-256 of the token, in hex. */
  @Column('varchar', { length: 64 })
  tokenHash: string;

  @Column('datetime', { precision: 3 })
  issuedAt: Date;

  @Column('datetime', { precision: 3 })
  expiresAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  usedAt: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  revokedAt: Date | null;
}
