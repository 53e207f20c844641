import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { Problem, unauthenticated } from '../../platform/errors.js';
import { Transactions, forUpdate } from '../../platform/tx.js';
import { normalLoginName } from './accounts.service.js';
import { FORGET_FAILURES_MS, SignInFailure } from './sign-in-failure.entity.js';

/** Wrong passwords that are free; each one more locks for twice as long as the one before. */
const FREE_FAILURES = 5;
/** From many addresses together: nobody mistypes that often, and guessing must not be cheap for who has many. */
const FREE_FAILURES_ANYWHERE = 100;
const FIRST_LOCK_SECONDS = 60;
const LONGEST_LOCK_SECONDS = 3600;

type Attempts = Pick<SignInFailure, 'failures' | 'lockedUntil'>;

/**
 * Slows down the guessing of passwords, name by name and address by address, also for names that do not exist. An
 * attempt is counted before the password is looked at, so that many at once do not slip through.
 */
@Injectable()
export class SignInGuard {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
  ) {}

  /**
   * Counts an attempt as a failure until `forgive` says otherwise.
   * @param address where it comes from: a lock holds there, so that nobody locks out a name he knows
   * @returns how many attempts stand for this name and address, this one included
   * @throws Problem 429 `auth.locked` with the seconds to wait
   */
  async admit(loginName: string, address: string): Promise<number> {
    const nameIndex = this.indexOf(loginName);
    const attemptIndex = this.indexOf(loginName, address);
    const { failures, lockedUntil } = await this.transactions.run(async (tx) => {
      const anywhere = await this.count(tx, nameIndex, nameIndex, FREE_FAILURES_ANYWHERE);
      return anywhere.lockedUntil ? anywhere : this.count(tx, attemptIndex, nameIndex, FREE_FAILURES);
    });
    if (lockedUntil) throw this.locked(lockedUntil);
    return failures;
  }

  /** A right password, or a new one: earlier wrong ones count no more, wherever they came from. */
  async forgive(loginName: string): Promise<void> {
    const nameIndex = this.indexOf(loginName);
    await this.transactions.run((tx) => tx.delete(SignInFailure, { nameIndex }));
  }

  /**
   * Counts one more attempt, unless it is locked already.
   * @returns how many attempts stand, and until when it was locked before this one
   */
  private async count(tx: EntityManager, attemptIndex: string, nameIndex: string, free: number): Promise<Attempts> {
    const now = this.clock.now();
    const row = (await this.find(tx, attemptIndex)) ?? (await this.begin(tx, attemptIndex, nameIndex, now));
    if (row.lockedUntil && row.lockedUntil > now) return row;
    const failures = now.getTime() - row.lastAt.getTime() > FORGET_FAILURES_MS ? 1 : row.failures + 1;
    await tx.update(
      SignInFailure,
      { attemptIndex },
      { failures, lockedUntil: lockAfter(failures, free, now), lastAt: now },
    );
    return { failures, lockedUntil: null };
  }

  /** Reads first: an insert that meets a row locks it shared, and two of those wait for each other for ever. */
  private find(tx: EntityManager, attemptIndex: string): Promise<SignInFailure | null> {
    return tx.findOne(SignInFailure, { where: { attemptIndex }, ...forUpdate(tx) });
  }

  private async begin(tx: EntityManager, attemptIndex: string, nameIndex: string, now: Date): Promise<SignInFailure> {
    const row = { attemptIndex, nameIndex, failures: 0, lockedUntil: null, lastAt: now };
    await tx.insert(SignInFailure, row);
    return row;
  }

  /**
   * The refusal of a wrong password.
   * @param failures what `admit` returned
   */
  refusal(failures: number): Problem {
    const now = this.clock.now();
    const lockedUntil = lockAfter(failures, FREE_FAILURES, now);
    if (lockedUntil) return this.locked(lockedUntil);
    const left = FREE_FAILURES - failures;
    return unauthenticated('auth.wrong_password', `账号或密码不正确,请核对后再试(还可以试 ${left} 次)。`);
  }

  private locked(until: Date): Problem {
    const seconds = Math.max(1, Math.ceil((until.getTime() - this.clock.now().getTime()) / 1000));
    const wait = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
    return new Problem(
      429,
      'auth.locked',
      `密码连续输错次数过多,为保护账号已暂停登录,请 ${wait}后再试。忘记密码请联系管理员重置。`,
      { retryAfter: seconds },
    );
  }

  private indexOf(loginName: string, address?: string): string {
    const name = normalLoginName(loginName);
    return address === undefined
      ? this.crypto.blindIndex('login_name', name)
      : this.crypto.blindIndex('login_attempt', `${name} ${address}`);
  }
}

/** Until when to lock after so many wrong passwords: 1, 2, 4 … 60 minutes from the last free one on. */
function lockAfter(failures: number, free: number, now: Date): Date | null {
  if (failures < free) return null;
  const seconds = Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - free), LONGEST_LOCK_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}
