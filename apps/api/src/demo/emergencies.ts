import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { DutyPhonesService } from '../modules/emergencies/duty-phones.service.js';
import { EmergenciesService } from '../modules/emergencies/emergencies.service.js';
import { Clock } from '../platform/clock.js';
import { actorNamed } from './actor-named.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Numbers on duty of the demo village and town, and two emergencies there: one of two weeks ago, settled and archived,
 * and one of yesterday that waits for what it came to.
 */
export async function callHelp(app: INestApplicationContext): Promise<void> {
  const [visitor, village, town] = [
    await actorNamed(app, 'visitor'),
    await actorNamed(app, 'village'),
    await actorNamed(app, 'town'),
  ];
  if (!visitor || !village?.regionCode || !town?.regionCode) return;
  const duty = app.get(DutyPhonesService);
  await duty.change(village, village.regionCode, { phones: [{ label: '村委会值班室', phone: '14000000001' }] });
  await duty.change(town, town.regionCode, { phones: [{ label: '民政办值班室', phone: '14000000002' }] });

  const elders = await app
    .get(DataSource)
    .query<{ id: number }[]>(
      `SELECT id FROM elder WHERE village_code = ? AND status = 'active' AND level = 'A' ORDER BY id LIMIT 2`,
      [DEMO_VILLAGE_CODE],
    );
  const now = app.get(Clock).now().getTime();
  const emergencies = app.get(EmergenciesService);
  const call = async (elderId: number, from: number, steps: ['public_call' | 'duty_call', string][]) => {
    const emergencyKey = randomUUID();
    let id = 0;
    for (const [index, [kind, what]] of steps.entries()) {
      const at = new Date(from + index * 2 * MINUTE_MS).toISOString();
      ({ id } = await emergencies.report(visitor, { clientId: randomUUID(), emergencyKey, elderId, kind, what, at }));
    }
    return id;
  };
  const [first, second] = elders.map(({ id }) => id);
  if (first !== undefined) {
    const steps: ['public_call' | 'duty_call', string][] = [
      ['public_call', '拨打120'],
      ['duty_call', '联系村委会值班室'],
    ];
    const id = await call(first, now - 14 * DAY_MS, steps);
    const note = '在家中摔倒，120 送市人民医院，检查无骨折，观察后回家，已联系女儿陪护。';
    await emergencies.settle(village, id, { clientId: randomUUID(), outcome: 'hospital', note });
    await emergencies.archive(town, id, { clientId: randomUUID() });
  }
  if (second !== undefined) await call(second, now - DAY_MS, [['public_call', '拨打120']]);
}
