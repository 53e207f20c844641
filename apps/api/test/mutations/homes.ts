import { randomUUID } from 'node:crypto';
import type { LeaveView } from '../../src/modules/assignments/leaves.dto.js';
import type { FilingPage } from '../../src/modules/assignments/filings.dto.js';
import type { DoublePage, DoubleRow, MergeDone } from '../../src/modules/merges/merges.dto.js';
import type { TestApp } from '../support/app.js';
import { elderOnRegister } from '../support/visit-factories.js';
import { registered } from '../support/registry-factories.js';
import type { MutationExample } from './example.js';

const LEAVE = { from: '2026-11-24', to: '2026-11-26', reason: '年休假' };
let named = 0;

/** A visitor with one elder, and a colleague of the same village; each call other people. */
export async function visitorAndColleague(t: TestApp) {
  named += 1;
  const away = await t.signIn('visitor', { name: `请假人${named}` });
  const colleague = await t.signIn('visitor', { name: `代班人${named}` });
  const elder = await elderOnRegister(t, { assignedVisitorId: away.account.id });
  return { away, colleague, elder, manager: await t.signIn('village_manager') };
}

/** Two files of one woman: the second one with a slip in the number. @returns the pair that waits */
export async function likelyDouble(t: TestApp) {
  const manager = await t.signIn('village_manager');
  named += 1;
  // No character in common with the pair before, whose numbers are near: those would be likely doubles, too.
  const name = String.fromCodePoint(0x4e8e + 2 * named, 0x5f20 + 2 * named);
  const person = { name, phone: `1380001${String(named).padStart(4, '0')}` };
  const [first, second] = [await registered(manager, person), await registered(manager, person)];
  const { items } = (await manager.get('/likely-doubles?limit=100').expect(200)).body as DoublePage;
  const pair = items.find(({ files }) =>
    files.every(({ elderId }) => [first.id, second.id].includes(elderId)),
  ) as DoubleRow;
  const merging = {
    clientId: randomUUID(),
    survivorId: first.id,
    survivorVersion: first.version,
    goneVersion: second.version,
    reason: '电话核实是同一人',
  };
  return { manager, first, second, pair, merging };
}

/** Examples of households, hand-overs, days of leave and filings. */
export const homesMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/households/:id/moves',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const file = await registered(manager);
      const newHome = { villageCode: file.villageCode, address: '5组2号' };
      const elders = [{ elderId: file.id, relationToHead: 'self', livesAlone: true }];
      const body = { clientId: randomUUID(), version: file.household.version, elders, newHome };
      return () => manager.post(`/households/${file.household.id}/moves`, body);
    },
  },
  {
    route: 'POST /api/v1/households/:id/corrections',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const { household } = await registered(manager);
      const body = { clientId: randomUUID(), version: household.version, address: '3组81号' };
      return () => manager.post(`/households/${household.id}/corrections`, body);
    },
  },
  {
    route: 'POST /api/v1/assignments/hand-over',
    prepare: async (t) => {
      const { away, colleague, elder, manager } = await visitorAndColleague(t);
      const elders = [{ elderId: elder.id, visitorId: away.account.id }];
      const body = { clientId: randomUUID(), elders, toVisitorId: colleague.account.id, reason: '分片调整' };
      return () => manager.post('/assignments/hand-over', body);
    },
  },
  {
    route: 'POST /api/v1/leaves',
    prepare: async (t) => {
      const { away, colleague, elder, manager } = await visitorAndColleague(t);
      const covers = [{ elderId: elder.id, coverId: colleague.account.id }];
      const body = { clientId: randomUUID(), visitorId: away.account.id, ...LEAVE, covers };
      return () => manager.post('/leaves', body);
    },
  },
  {
    route: 'POST /api/v1/leaves/:id/end',
    prepare: async (t) => {
      const { away, colleague, elder, manager } = await visitorAndColleague(t);
      const covers = [{ elderId: elder.id, coverId: colleague.account.id }];
      const body = { clientId: randomUUID(), visitorId: away.account.id, ...LEAVE, covers };
      const { id } = (await manager.post('/leaves', body).expect(201)).body as LeaveView;
      return () => manager.post(`/leaves/${id}/end`, { clientId: randomUUID() });
    },
  },
  {
    route: 'POST /api/v1/visitor-filings',
    prepare: async (t) => {
      const { away, manager } = await visitorAndColleague(t);
      return () => manager.post('/visitor-filings', { clientId: randomUUID(), visitorIds: [away.account.id] });
    },
  },
  {
    route: 'POST /api/v1/visitor-filings/:id/withdrawal',
    prepare: async (t) => {
      const { away, manager } = await visitorAndColleague(t);
      await manager.post('/visitor-filings', { clientId: randomUUID(), visitorIds: [away.account.id] }).expect(201);
      const { items } = (await manager.get('/visitor-filings')).body as FilingPage;
      const body = { clientId: randomUUID(), reason: '调离本村' };
      return () => manager.post(`/visitor-filings/${items[0]?.id}/withdrawal`, body);
    },
  },
  {
    route: 'POST /api/v1/likely-doubles/:id/dismissal',
    prepare: async (t) => {
      const { manager, pair } = await likelyDouble(t);
      const body = { clientId: randomUUID(), reason: '同名同日出生，不是同一人' };
      return () => manager.post(`/likely-doubles/${pair.id}/dismissal`, body);
    },
  },
  {
    route: 'POST /api/v1/likely-doubles/:id/merge',
    prepare: async (t) => {
      const { manager, pair, merging } = await likelyDouble(t);
      return () => manager.post(`/likely-doubles/${pair.id}/merge`, merging);
    },
  },
  {
    route: 'POST /api/v1/file-merges/:id/undo',
    prepare: async (t) => {
      const { manager, pair, merging } = await likelyDouble(t);
      const done = (await manager.post(`/likely-doubles/${pair.id}/merge`, merging).expect(200)).body as MergeDone;
      const body = { clientId: randomUUID(), reason: '合并错了' };
      return () => manager.post(`/file-merges/${done.mergeId}/undo`, body);
    },
  },
];
