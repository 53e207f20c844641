import { randomUUID } from 'node:crypto';
import type { WarningView } from '../../src/modules/weather/weather.dto.js';
import { type TestApp, TEST_TOWN } from '../support/app.js';
import type { MutationExample } from './example.js';

/** A warning of the test town, from Monday noon to Wednesday evening in Rugao. */
export const TOWN_WARNING = {
  hazard: 'high_temperature',
  severity: 'orange',
  regionCode: TEST_TOWN,
  onset: '2026-11-23T04:00:00.000Z',
  expires: '2026-11-25T12:00:00.000Z',
};

async function entered(t: TestApp) {
  const town = await t.signIn('town_officer');
  const enter = () => town.post('/weather-warnings', { clientId: randomUUID(), ...TOWN_WARNING });
  return { town, enter };
}

/** Examples of 天气预警. */
export const weatherMutations: MutationExample[] = [
  { route: 'POST /api/v1/weather-warnings', prepare: async (t) => (await entered(t)).enter },
  {
    route: 'POST /api/v1/weather-warnings/:id/end',
    prepare: async (t) => {
      const { town, enter } = await entered(t);
      const { id } = (await enter().expect(201)).body as WarningView;
      return () => town.post(`/weather-warnings/${id}/end`, { clientId: randomUUID(), reason: '填错了' });
    },
  },
];
