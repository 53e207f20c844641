import { randomUUID } from 'node:crypto';
import type { Client } from '../support/client.js';
import { smallPng, uploadedPhoto } from '../support/pictures.js';
import { TEST_TOWN } from '../support/places.js';
import type { MutationExample } from './example.js';

/** A quarter that is over on the day of the tests; each example takes its own. */
const path = (quarter: string, step: string): string => `/quarter-reports/${TEST_TOWN}/${quarter}/${step}`;

/** Writes and submits a report. @returns its version */
async function submitted(town: Client, quarter: string): Promise<number> {
  const texts = { clientId: randomUUID(), version: 0, difficulties: '人手不足', nextQuarter: '补充探访员' };
  await town.post(path(quarter, 'texts'), texts).expect(200);
  await town.post(path(quarter, 'submission'), { clientId: randomUUID(), version: 1 }).expect(200);
  return 2;
}

/** Examples of the reports module. */
export const reportMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/texts',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const texts = { clientId: randomUUID(), version: 0, difficulties: '路远', nextQuarter: '增配车辆' };
      return () => town.post(path('2025-Q1', 'texts'), texts);
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/submission',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const texts = { clientId: randomUUID(), version: 0, difficulties: '路远', nextQuarter: '增配车辆' };
      await town.post(path('2025-Q2', 'texts'), texts).expect(200);
      return () => town.post(path('2025-Q2', 'submission'), { clientId: randomUUID(), version: 1 });
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/withdrawal',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const version = await submitted(town, '2025-Q3');
      return () => town.post(path('2025-Q3', 'withdrawal'), { clientId: randomUUID(), version });
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/return',
    prepare: async (t) => {
      const version = await submitted(await t.signIn('town_officer'), '2025-Q4');
      const city = await t.signIn('city_officer');
      return () => city.post(path('2025-Q4', 'return'), { clientId: randomUUID(), version, note: '请核对' });
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/acceptance',
    prepare: async (t) => {
      const version = await submitted(await t.signIn('town_officer'), '2026-Q1');
      const city = await t.signIn('city_officer');
      return () => city.post(path('2026-Q1', 'acceptance'), { clientId: randomUUID(), version });
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/corrections',
    prepare: async (t) => {
      const version = await submitted(await t.signIn('town_officer'), '2026-Q2');
      const city = await t.signIn('city_officer');
      await city.post(path('2026-Q2', 'acceptance'), { clientId: randomUUID(), version }).expect(200);
      const correction = { clientId: randomUUID(), line: 'emergencies', value: 1, reason: '漏报一件' };
      return () => city.post(path('2026-Q2', 'corrections'), correction);
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/attachments',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const attachment = { clientId: randomUUID(), fileId: await uploadedPhoto(town), name: '走访照片.png' };
      return () => town.post(path('2024-Q3', 'attachments'), attachment);
    },
  },
  {
    route: 'POST /api/v1/quarter-reports/:place/:quarter/attachments/:id/removal',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const attachment = { clientId: randomUUID(), fileId: await uploadedPhoto(town, smallPng('2')), name: '照片.png' };
      const { body } = await town.post(path('2024-Q4', 'attachments'), attachment).expect(200);
      const { id } = (body as { attachments: { id: number }[] }).attachments[0] ?? { id: 0 };
      return () => town.post(path('2024-Q4', `attachments/${id}/removal`), { clientId: randomUUID() });
    },
  },
];
