import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { HourlyJobs } from '../jobs.js';
import { Files } from './files.js';

/** A record follows its files within minutes; a phone without network sends both later. */
const UNCLAIMED_MS = 86_400_000;

/** Erases uploads that no record claimed within a day. */
@Injectable()
export class FilesJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add('erase unclaimed files', async () => ({
      files: await this.files.eraseUnclaimed(new Date(this.clock.now().getTime() - UNCLAIMED_MS)),
    }));
  }
}
