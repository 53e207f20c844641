import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '@tanfang/domain';

/** Somebody who can sign in. Never deleted, since the log speaks of it; disabled instead. */
@Entity('account')
@Index(['loginName'], { unique: true })
@Index(['phoneIndex'], { unique: true })
@Index(['regionCode', 'role', 'id'])
export class Account {
  @PrimaryGeneratedColumn()
  id: number;

  /** In lower case. */
  @Column('varchar', { length: 64 })
  loginName: string;

  /** Argon2id; null for who signs in by WeChat only. */
  @Column('varchar', { length: 200, nullable: true })
  passwordHash: string | null;

  @Column('varchar', { length: 60 })
  displayName: string;

  @Column('varchar', { length: 20 })
  role: Role;

  /** Bound of what the account sees; null for roles without a region. */
  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12, nullable: true })
  regionCode: string | null;

  @Column('text', { nullable: true })
  phoneEnc: string | null;

  @Column('varchar', { length: 64, nullable: true })
  phoneIndex: string | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3, nullable: true })
  disabledAt: Date | null;
}
