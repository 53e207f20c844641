import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../allow.decorator.js';
import { Unthrottled } from './throttle.js';

const DATABASE_ANSWER_MS = 2000;

/** State of the service as a load balancer asks for it. */
interface Readiness {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unreachable';
  migrations: 'ok' | 'pending' | 'unknown';
}

/** Whether the process lives, and whether it can serve. */
@ApiExcludeController()
@Public()
@Unthrottled()
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers and its schema is up to date; 503 otherwise. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness();
    if (readiness.status !== 'ok') void reply.status(503);
    return readiness;
  }

  private async readiness(): Promise<Readiness> {
    try {
      const pending = await inTime(this.dataSource.showMigrations());
      return pending
        ? { status: 'unavailable', database: 'ok', migrations: 'pending' }
        : { status: 'ok', database: 'ok', migrations: 'ok' };
    } catch {
      return { status: 'unavailable', database: 'unreachable', migrations: 'unknown' };
    }
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), DATABASE_ANSWER_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
