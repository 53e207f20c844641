import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../allow.decorator.js';
import { Config } from '../config.js';
import { notFound, unauthenticated } from '../errors.js';
import { Metrics } from './metrics.js';
import { Unthrottled } from './throttle.js';

/** Figures for monitoring. */
@ApiExcludeController()
@Public()
@Unthrottled()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get()
  async read(@Headers('authorization') authorization: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const token = this.config.get('metricsToken');
    if (token === '' && this.config.production) throw notFound('监控指标没有开启,请设置 METRICS_TOKEN。');
    if (token !== '' && !sameText(authorization ?? '', `Bearer ${token}`)) {
      throw unauthenticated('auth.required', '需要监控口令。');
    }
    const text = await this.metrics.registry.metrics();
    await reply.header('content-type', this.metrics.registry.contentType).send(text);
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
