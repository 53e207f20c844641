import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { WeatherWarningsService } from '../modules/weather/weather-warnings.service.js';
import { Clock } from '../platform/clock.js';
import { actorNamed } from './actor-named.js';

const DAY_MS = 86_400_000;

/** A warning of the demo town in force, as its second officer types it in: what it proposes waits for the first. */
export async function makeWarning(app: INestApplicationContext): Promise<void> {
  const lead = await actorNamed(app, 'demo-town-lead');
  if (!lead?.regionCode) return;
  const now = app.get(Clock).now().getTime();
  await app.get(WeatherWarningsService).enter(lead, {
    clientId: randomUUID(),
    hazard: 'low_temperature',
    severity: 'orange',
    regionCode: lead.regionCode,
    headline: '寒潮橙色预警：48小时内最低气温将下降12℃以上',
    description: '受强冷空气影响，明天起气温明显下降，最低气温零下4℃左右，阵风7级，请注意防范。',
    onset: new Date(now).toISOString(),
    expires: new Date(now + 2 * DAY_MS).toISOString(),
  });
}
