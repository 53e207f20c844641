import { randomUUID } from 'node:crypto';
import type { VisitDto } from '../../src/modules/visits/visit.dto.js';
import type { TestApp } from '../support/app.js';
import { elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** A visit that a visitor has recorded. */
async function recorded(t: TestApp) {
  const visitor = await t.signIn('visitor');
  const elder = await elderOnRegister(t);
  const { body } = await visitor.post('/visits', visitOf(t, elder.id)).expect(201);
  return { visitor, elder, path: `/visits/${(body as VisitDto).id}` };
}

/** Examples of the visits module. */
export const visitMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/visits',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const elder = await elderOnRegister(t);
      return () => visitor.post('/visits', visitOf(t, elder.id));
    },
  },
  {
    route: 'POST /api/v1/visits/:id/corrections',
    prepare: async (t) => {
      const { visitor, elder, path } = await recorded(t);
      return () => visitor.post(`${path}/corrections`, { ...visitOf(t, elder.id), reason: '填错了时间' });
    },
  },
  {
    route: 'POST /api/v1/visits/:id/withdrawal',
    prepare: async (t) => {
      const { visitor, path } = await recorded(t);
      return () => visitor.post(`${path}/withdrawal`, { clientId: randomUUID(), reason: '记错了人' });
    },
  },
];
