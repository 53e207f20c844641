import { randomUUID } from 'node:crypto';
import type { TestApp } from '../support/app.js';
import { uploadedPhoto } from '../support/pictures.js';
import { registered } from '../support/registry-factories.js';
import { boundFamily } from './registry.js';
import type { MutationExample } from './example.js';

const keepOf = () => ({ clientId: randomUUID(), name: '举例筛选', query: { level: 'A' as const }, shared: false });

const DRAWN = 'data:image/png;base64,iVBORw0KGgo=';

/** Examples of finding people and of the rest of the file. */
export const findingMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/saved-filters',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      return () => visitor.post('/saved-filters', keepOf());
    },
  },
  {
    route: 'POST /api/v1/saved-filters/:id/removal',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = (await visitor.post('/saved-filters', keepOf()).expect(201)).body as { id: number };
      return () => visitor.post(`/saved-filters/${id}/removal`);
    },
  },
  {
    route: 'POST /api/v1/elders/:id/consents',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const file = await registered(visitor);
      const declaration = { signer: 'elder', signerName: file.name, how: 'spoken', witnessName: '举例见证人' };
      const body = { kind: 'service_handover', granted: true, textVersion: '2023-11', declaration };
      return () => visitor.post(`/elders/${file.id}/consents`, { clientId: randomUUID(), ...body });
    },
  },
  {
    route: 'POST /api/v1/elders/:id/signatures',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const file = await registered(visitor);
      const body = { clientId: randomUUID(), side: 'worker', signerName: '举例工作人员', image: DRAWN };
      return () => visitor.post(`/elders/${file.id}/signatures`, body);
    },
  },
  {
    route: 'POST /api/v1/households/:id/place',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const file = await registered(manager);
      return () => manager.post(`/households/${file.household.id}/place`, { lat: 32.371, lng: 120.56 });
    },
  },
  ...(['', '/removal'] as const).map((act) => ({
    route: `POST /api/v1/households/:id/door-photo${act}`,
    prepare: async (t: TestApp) => {
      const visitor = await t.signIn('visitor');
      const { household } = await registered(visitor);
      const fileId = await uploadedPhoto(visitor);
      if (act) await visitor.post(`/households/${household.id}/door-photo`, { fileId }).expect(200);
      return () => visitor.post(`/households/${household.id}/door-photo${act}`, { fileId });
    },
  })),
  {
    route: 'POST /api/v1/family/elders/:id/changes',
    prepare: async (t) => {
      const { family, file, bind } = await boundFamily(t);
      await bind().expect(201);
      const body = { clientId: randomUUID(), topic: 'hospital', text: '住院了，下周出院' };
      return () => family.post(`/family/elders/${file.id}/changes`, body);
    },
  },
  {
    route: 'POST /api/v1/elders/:id/suggestions/decisions',
    prepare: async (t) => {
      const { family, file, bind } = await boundFamily(t);
      await bind().expect(201);
      const clientId = randomUUID();
      await family.post(`/family/elders/${file.id}/changes`, { clientId, topic: 'other', text: '举例' }).expect(201);
      const visitor = await t.signIn('visitor');
      const body = { key: `family:${clientId}`, decision: 'dismissed' };
      return () => visitor.post(`/elders/${file.id}/suggestions/decisions`, body);
    },
  },
];
