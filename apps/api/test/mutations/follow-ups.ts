import { randomUUID } from 'node:crypto';
import type request from 'supertest';
import type { VisitDto } from '../../src/modules/visits/visit.dto.js';
import type { TestApp } from '../support/app.js';
import { registered } from '../support/registry-factories.js';
import { answeredVisit, elderOnRegister } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** What a visit found about an elder. @returns its id */
async function findingAbout(t: TestApp, elderId: number): Promise<number> {
  const visitor = await t.signIn('visitor');
  const handlings = [{ itemKey: 'mood' as const, handling: 'reported_town' as const, note: null }];
  const finding = answeredVisit(t, elderId, { mood: 'worse' }, { handlings });
  const { followUps } = (await visitor.post('/visits', finding).expect(201)).body as VisitDto;
  return followUps[0]?.id ?? 0;
}

/** A step by the visitor with something that a visit found. */
function step(what: string, body: (t: TestApp) => object | Promise<object>): MutationExample {
  return {
    route: `POST /api/v1/follow-ups/:id/${what}`,
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const id = await findingAbout(t, (await elderOnRegister(t)).id);
      const sent = { clientId: randomUUID(), ...(await body(t)) };
      return (): request.Test => visitor.post(`/follow-ups/${id}/${what}`, sent);
    },
  };
}

/** Examples of the follow-ups module. */
export const followUpMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/follow-ups',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id: elderId } = await elderOnRegister(t);
      const found = { kind: 'hardship', severity: 'normal', sentence: '屋面漏雨', reportToTown: false };
      return () => visitor.post('/follow-ups', { clientId: randomUUID(), elderId, ...found });
    },
  },
  step('transitions', () => ({ action: 'start', note: '开始处理' })),
  step('revisits', () => ({ settled: true })),
  step('reports', () => ({ note: '超出村里能力' })),
  step('remarks', () => ({ note: '已联系家属' })),
  step('owner', async (t) => ({ accountId: (await t.signIn('village_manager')).account.id })),
  {
    route: 'POST /api/v1/family/elders/:id/follow-ups/:followUpId/done',
    prepare: async (t) => {
      const daughter = await t.signIn('family', { name: '王芳' });
      const manager = await t.signIn('village_manager');
      const { id } = await registered(manager, { name: '王秀英' });
      await manager
        .post(`/elders/${id}/family-bindings`, {
          clientId: randomUUID(),
          loginName: daughter.account.loginName,
          relation: 'child',
          consented: true,
        })
        .expect(201);
      const followUpId = await findingAbout(t, id);
      return () => daughter.post(`/family/elders/${id}/follow-ups/${followUpId}/done`, { clientId: randomUUID() });
    },
  },
];
