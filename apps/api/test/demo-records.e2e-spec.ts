import { seedDemo } from '../src/demo/seed.js';
import { DEMO_VILLAGE_CODE } from '../src/modules/accounts/accounts.service.js';
import type { VisitDetail, VisitPage } from '../src/modules/visits/visit.dto.js';
import { startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { fetchedPaper } from './support/papers.js';
import { pdfPages } from './support/read-documents.js';

describe('records of the demonstration that were put right', () => {
  let t: TestApp;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    visitor = await t.signInAs('visitor');
  });
  afterAll(() => t.close());

  /** The record that was changed, and the history of its elder. */
  async function changed(kind: 'corrected' | 'withdrawn'): Promise<{ id: number; history: VisitPage['items'] }> {
    const entries = await t.dataSource.query<{ id: number; elderId: number }[]>(
      `SELECT c.visit_id AS id, v.elder_id AS elderId FROM visit_change c JOIN visit v ON v.id = c.visit_id
        WHERE c.kind = ? AND v.village_code = ?`,
      [kind, DEMO_VILLAGE_CODE],
    );
    expect(entries).toHaveLength(1);
    const [{ id, elderId } = { id: 0, elderId: 0 }] = entries;
    const { items } = (await visitor.get(`/elders/${elderId}/visits?limit=20`).expect(200)).body as VisitPage;
    return { id, history: items };
  }

  it('shows one elder with a corrected record, and says it on paper', async () => {
    const { id, history } = await changed('corrected');
    const old = history.find((visit) => visit.id === id);
    expect(old?.change).toMatchObject({ kind: 'corrected' });
    const made = history.find(({ correctsId }) => correctsId === id);
    expect(made).toMatchObject({ ordinal: old?.change?.ordinal, visitedOn: old?.visitedOn, change: null });
    const read = (await visitor.get(`/visits/${made?.id}`).expect(200)).body as VisitDetail;
    expect(read.replaced).toHaveLength(1);
    const body = { visitId: made?.id, format: 'pdf' };
    const pages = pdfPages(await fetchedPaper(t, visitor, 'visit-records', body));
    expect(pages.join('').replace(/\s/g, '')).toContain('更正1次：');
  });

  it('shows another with a withdrawn record; what counts is as it was', async () => {
    const { id, history } = await changed('withdrawn');
    expect(history.find((visit) => visit.id === id)).toMatchObject({ ordinal: null, change: { kind: 'withdrawn' } });
    const uneven = await t.dataSource.query<unknown[]>(
      `SELECT e.id FROM elder e WHERE e.visit_count <>
        (SELECT COUNT(*) FROM visit v WHERE v.elder_id = e.id AND v.outcome = 'completed' AND v.voided = 0)`,
    );
    expect(uneven).toEqual([]);
  });
});
