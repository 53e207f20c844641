import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong passwords of yesterday count no more. */
export const FORGET_FAILURES_MS = 24 * 3600 * 1000;

/**
 * Wrong passwords for a login name since the last right one, whether or not there is such an account: those that came
 * from one address, and those from anywhere.
 */
@Entity('sign_in_failure')
@Index(['nameIndex'])
@Index(['lastAt'])
@Check('ck_sign_in_failure_failures', 'failures >= 0')
export class SignInFailure {
  /** Fingerprint of the login name and the address; of the name alone for those from anywhere. */
  @PrimaryColumn('varchar', { length: 64 })
  attemptIndex: string;

  /** Fingerprint of the login name: people type passwords into the wrong field. */
  @Column('varchar', { length: 64 })
  nameIndex: string;

  @Column('int')
  failures: number;

  @Column('datetime', { precision: 3, nullable: true })
  lockedUntil: Date | null;

  @Column('datetime', { precision: 3 })
  lastAt: Date;
}
