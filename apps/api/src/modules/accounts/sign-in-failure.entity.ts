import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong passwords of yesterday count no more. */
export const FORGET_FAILURES_MS = 24 * 3600 * 1000;

/** Wrong passwords for a login name since the last right one, whether or not there is such an account. */
@Entity('sign_in_failure')
@Index(['lastAt'])
@Check('ck_sign_in_failure_failures', 'failures >= 0')
export class SignInFailure {
  /** Fingerprint of the login name: people type passwords into the wrong field. */
  @PrimaryColumn('varchar', { length: 64 })
  nameIndex: string;

  @Column('int')
  failures: number;

  @Column('datetime', { precision: 3, nullable: true })
  lockedUntil: Date | null;

  @Column('datetime', { precision: 3 })
  lastAt: Date;
}
