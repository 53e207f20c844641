import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Log, describeError } from './log.js';

const HOUR_MS = 3_600_000;

interface Job {
  name: string;
  work: () => Promise<Record<string, number>>;
}

/**
 * Work that is done once before the first request, and at every full hour: in Asia/Shanghai, too, a day and a week
 * begin at one. Work must come out the same when it is done twice, for several processes may do it at once.
 */
@Injectable()
export class HourlyJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Log('Jobs');
  private readonly jobs: Job[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly clock: Clock) {}

  /**
   * Adds a job. Call it in `onModuleInit`.
   * @param name what it does, for the log
   * @param work returns counts for the log; what it throws is logged and does not stop the others
   */
  add(name: string, work: Job['work']): void {
    this.jobs.push({ name, work });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.runAll();
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
  }

  /** Runs every job, one after the other, after those that may still be running. */
  runAll(): Promise<void> {
    this.running = this.running.then(async () => {
      for (const job of this.jobs) await this.run(job);
    });
    return this.running;
  }

  private async run({ name, work }: Job): Promise<void> {
    try {
      this.log.debug('job done', { name, ...(await work()) });
    } catch (error) {
      this.log.error('job failed', { name, error: describeError(error) });
    }
  }

  private schedule(): void {
    const untilFullHour = HOUR_MS - (this.clock.now().getTime() % HOUR_MS);
    this.timer = setTimeout(() => {
      void this.runAll().then(() => this.schedule());
    }, untilFullHour);
    this.timer.unref();
  }
}
