import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { Problem, unauthenticated } from '../../platform/errors.js';
import { Transactions, forUpdate } from '../../platform/tx.js';
import { normalLoginName } from './accounts.service.js';
import { FORGET_FAILURES_MS, SignInFailure } from './sign-in-failure.entity.js';

/** Wrong passwords that are free; each one more locks for twice as long as the one before. */
const FREE_FAILURES = 5;
const FIRST_LOCK_SECONDS = 60;
const LONGEST_LOCK_SECONDS = 3600;

/**
 * Slows down the guessing of passwords, name by name, also for names that do not exist. An attempt is counted before
 * the password is looked at, so that many at once do not slip through.
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
   * @returns how many attempts stand, this one included
   * @throws Problem 429 `auth.locked` with the seconds to wait
   */
  async admit(loginName: string): Promise<number> {
    const nameIndex = this.indexOf(loginName);
    const { failures, lockedUntil } = await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      await tx
        .createQueryBuilder()
        .insert()
        .into(SignInFailure)
        .values({ nameIndex, failures: 0, lockedUntil: null, lastAt: now })
        .orIgnore()
        .execute();
      const row = await tx.findOneOrFail(SignInFailure, { where: { nameIndex }, ...forUpdate(tx) });
      if (row.lockedUntil && row.lockedUntil > now) return { failures: row.failures, lockedUntil: row.lockedUntil };

      const counted = now.getTime() - row.lastAt.getTime() > FORGET_FAILURES_MS ? 1 : row.failures + 1;
      const change = { failures: counted, lockedUntil: lockAfter(counted, now), lastAt: now };
      await tx.update(SignInFailure, { nameIndex }, change);
      return { failures: counted, lockedUntil: null };
    });
    if (lockedUntil) throw this.locked(lockedUntil);
    return failures;
  }

  /** A right password: earlier wrong ones count no more. */
  async forgive(loginName: string): Promise<void> {
    const nameIndex = this.indexOf(loginName);
    await this.transactions.run((tx) => tx.delete(SignInFailure, { nameIndex }));
  }

  /**
   * The refusal of a wrong password.
   * @param failures what `admit` returned
   */
  refusal(failures: number): Problem {
    const now = this.clock.now();
    const lockedUntil = lockAfter(failures, now);
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

  private indexOf(loginName: string): string {
    return this.crypto.blindIndex('login_name', normalLoginName(loginName));
  }
}

/** Until when a name is locked after so many wrong passwords: 1, 2, 4 … 60 minutes from the fifth on. */
function lockAfter(failures: number, now: Date): Date | null {
  if (failures < FREE_FAILURES) return null;
  const seconds = Math.min(FIRST_LOCK_SECONDS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}
