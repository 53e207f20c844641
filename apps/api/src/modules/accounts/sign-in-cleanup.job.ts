import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { RefreshToken } from './refresh-token.entity.js';
import { FORGET_FAILURES_MS, SignInFailure } from './sign-in-failure.entity.js';

/** Removes refresh tokens that are good no more, and wrong passwords that count no more. */
@Injectable()
export class SignInCleanupJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add('clean up after sign-ins', async () => {
      const { manager } = this.dataSource;
      const now = this.clock.now();
      const forgotten = new Date(now.getTime() - FORGET_FAILURES_MS);
      const tokens = await manager.delete(RefreshToken, { expiresAt: LessThan(now) });
      const failures = await manager.delete(SignInFailure, { lastAt: LessThan(forgotten) });
      return { tokens: tokens.affected ?? 0, failures: failures.affected ?? 0 };
    });
  }
}
