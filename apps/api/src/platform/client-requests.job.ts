import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { ClientRequest } from './client-request.entity.js';
import { Clock } from './clock.js';
import { HourlyJobs } from './jobs.js';

/** A device that was without network longer than this is not expected to send the same write again. */
const KEEP_MS = 90 * 86_400_000;

/** Forgets the answers to writes of long ago. */
@Injectable()
export class ClientRequestsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add('forget old client requests', async () => {
      const createdAt = LessThan(new Date(this.clock.now().getTime() - KEEP_MS));
      const { affected } = await this.dataSource.manager.delete(ClientRequest, { createdAt });
      return { requests: affected ?? 0 };
    });
  }
}
