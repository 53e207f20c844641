import { randomUUID } from 'node:crypto';
import type { VisitDto } from '../../src/modules/visits/visit.dto.js';
import type { TestApp } from '../support/app.js';
import { oggVoice, uploadedPhoto } from '../support/pictures.js';
import { elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** A visit that a visitor has recorded. */
async function recorded(t: TestApp) {
  const visitor = await t.signIn('visitor');
  const elder = await elderOnRegister(t);
  const { body } = await visitor.post('/visits', visitOf(t, elder.id)).expect(201);
  const { id, clientId } = body as VisitDto;
  return { visitor, elder, clientId, path: `/visits/${id}` };
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
    route: 'POST /api/v1/visits/by-client-id/:clientId/photos',
    prepare: async (t) => {
      const { visitor, clientId } = await recorded(t);
      const fileId = await uploadedPhoto(visitor);
      return () => visitor.post(`/visits/by-client-id/${clientId}/photos`, { fileId });
    },
  },
  {
    route: 'POST /api/v1/visits/by-client-id/:clientId/voice-notes',
    prepare: async (t) => {
      const { visitor, clientId } = await recorded(t);
      const fileId = await uploadedPhoto(visitor, oggVoice());
      return () => visitor.post(`/visits/by-client-id/${clientId}/voice-notes`, { fileId });
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
