import { CITY, FAR_VILLAGE, TEST_TOWN, type TestApp, startApp } from './support/app.js';

describe('places', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  describe('regions', () => {
    it('are those of Rugao: 14 towns and 348 villages', async () => {
      const visitor = await t.signIn('visitor');
      const all = async (parent: string): Promise<{ code: string; name: string; kind: string | null }[]> =>
        ((await visitor.get(`/regions?parent=${parent}&limit=100`).expect(200)).body as { items: [] }).items;
      const towns = await all(CITY);
      expect(towns).toHaveLength(14);
      const villages = (await Promise.all(towns.map(({ code }) => all(code)))).flat();
      expect(villages).toHaveLength(348);
      expect(villages.find(({ code }) => code === FAR_VILLAGE)).toMatchObject({
        name: '东风居委会',
        kind: 'residents_committee',
      });
    });

    it('come in pages', async () => {
      const visitor = await t.signIn('visitor');
      const first = (await visitor.get(`/regions?parent=${TEST_TOWN}&limit=20`)).body as {
        items: object[];
        nextCursor: string;
      };
      expect(first.items).toHaveLength(20);
      const rest = (await visitor.get(`/regions?parent=${TEST_TOWN}&limit=20&cursor=${first.nextCursor}`)).body as {
        items: object[];
      };
      expect(rest).toMatchObject({ nextCursor: null });
      expect(rest.items).toHaveLength(9);
      expect((await visitor.get('/regions')).body).toMatchObject({ items: [{ code: CITY, name: '如皋市' }] });
    });
  });
});
