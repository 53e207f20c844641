import { registered } from '../support/registry-factories.js';
import { TEST_VILLAGE } from '../support/app.js';
import { elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** Examples of what is printed and exported. */
export const paperMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/papers/registration-forms',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const { id } = await registered(manager);
      const body = { elderId: id, format: 'pdf', purpose: '建档存档', fullNumbers: true };
      return () => manager.post('/papers/registration-forms', body);
    },
  },
  {
    route: 'POST /api/v1/papers/visit-records',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const elder = await elderOnRegister(t);
      const { id } = (await visitor.post('/visits', visitOf(t, elder.id)).expect(201)).body as { id: number };
      return () => visitor.post('/papers/visit-records', { visitId: id, format: 'pdf' });
    },
  },
  {
    route: 'POST /api/v1/papers/door-labels',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      await registered(manager);
      const body = { villageCode: TEST_VILLAGE, issueMissing: true, withKey: false };
      return () => manager.post('/papers/door-labels', body);
    },
  },
  {
    route: 'POST /api/v1/papers/visitor-filings',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      await registered(manager);
      return () => manager.post('/papers/visitor-filings', { regionCode: TEST_VILLAGE, format: 'xlsx' });
    },
  },
  {
    route: 'POST /api/v1/papers/register-exports',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      await registered(manager);
      const filter = { villageCode: TEST_VILLAGE };
      const body = { filter, columns: ['name', 'id_number'], purpose: '核对信息', fullNumbers: false };
      return () => manager.post('/papers/register-exports', body);
    },
  },
];
