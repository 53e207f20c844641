import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A program of another office that reads aggregate figures or brings weather warnings. Its token is kept as a hash only. */
@Entity('machine_account')
@Index(['tokenHash'], { unique: true })
export class MachineAccount {
  @PrimaryGeneratedColumn()
  id: number;

  /** Whose program it is, e.g. 江苏省养老服务平台. */
  @Column('varchar', { length: 60 })
  name: string;

  /** The city that it works for. */
  @Column('varchar', { length: 12 })
  regionCode: string;

  /** What it may do: a scope of `MACHINE_SCOPES`. */
  @Column('varchar', { length: 100 })
  scopes: string;

  /** SHA-256 of the token, in hex. */
  @Column('varchar', { length: 64 })
  tokenHash: string;

  /** The token's last characters, by which people tell tokens apart. */
  @Column('varchar', { length: 4 })
  tokenTail: string;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('int')
  createdBy: number;

  /** When the present token was made. */
  @Column('datetime', { precision: 3 })
  tokenMadeAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  lastUsedAt: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column('int', { nullable: true })
  revokedBy: number | null;
}
