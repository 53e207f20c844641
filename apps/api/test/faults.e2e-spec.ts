import { randomUUID } from 'node:crypto';
import { addDays, addWeeks } from '@tanfang/domain';
import { PlanningService } from '../src/modules/planning/planning.service.js';
import { RegionsService } from '../src/modules/regions/regions.service.js';
import type { RecordVisit } from '../src/modules/visits/record-visit.dto.js';
import { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { type ApiProcess, startProcess } from './support/api-process.js';
import { ENGINE, TEST_SETTINGS, type TestApp, startApp } from './support/app.js';
import { type TestDatabase, createDatabase } from './support/database.js';
import { type QueuedVisits, drain, expectEachOnce } from './support/rush.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

const LONG_MS = 300_000;
const METHODS = ['home', 'phone', 'video'] as const;

describe('a thousand visits, and the process killed in the middle of them', () => {
  const PHONES = 20;
  const EACH = 50;
  const KILLED_AFTER = [250, 600];
  let database: TestDatabase;
  let running: ApiProcess | null = null;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(async () => {
    await running?.kill();
    await database.drop();
  });

  it(
    'none is lost, none is there twice, and the counters are what the visits come to',
    async () => {
      const now = new Date().toISOString();
      const before = await startApp({ database, now });
      const phones = await phonesOf(before, PHONES, EACH, (elderId, n) =>
        visitOf(before, elderId, { method: METHODS[n % 3] }),
      );
      await before.close();

      const settings = { ...TEST_SETTINGS, DATABASE_URL: database.url, DATA_DIR: database.dataDir, LOG_LEVEL: 'info' };
      running = startProcess({ ...settings, PORT: '0' });
      const url = await running.address();
      const again = async () => {
        await running?.kill();
        running = startProcess({ ...settings, PORT: new URL(url).port });
        await running.address();
      };
      let taken = 0;
      const restarts: Promise<void>[] = [];
      await drain(
        phones,
        () => url,
        () => {
          taken += 1;
          if (KILLED_AFTER.includes(taken)) restarts.push(again());
        },
      );
      await Promise.all(restarts);
      expect(restarts).toHaveLength(KILLED_AFTER.length);
      await running.kill();

      const after = await startApp({ database, now });
      await expectEachOnce(after, visitsOf(phones));
      await after.close();
    },
    LONG_MS,
  );
});

if (ENGINE === 'mariadb') {
  describe('a database that is gone while phones upload', () => {
    const GONE_MS = Number(process.env.TEST_OUTAGE_SECONDS ?? 8) * 1000;
    let database: TestDatabase;
    let proxy: TcpProxy;
    let t: TestApp;

    beforeAll(async () => {
      database = await createDatabase();
      const url = new URL(database.url);
      proxy = new TcpProxy(Number(url.port));
      await proxy.open();
      url.port = String(proxy.port);
      t = await startApp({
        database: { ...database, url: url.toString() },
        settings: { DATABASE_TIMEOUT_MS: '500' },
      });
    });
    afterAll(async () => {
      await t.close();
      await proxy.cut();
      await database.drop();
    });

    it(
      'loses none of the visits, and takes none twice',
      async () => {
        const phones = await phonesOf(t, 10, 20, (elderId, n) => visitOf(t, elderId, { method: METHODS[n % 3] }));
        let taken = 0;
        const outages: Promise<void>[] = [];
        const { tries } = await drain(
          phones,
          () => t.url,
          () => {
            taken += 1;
            if (taken === 60) {
              const outage = proxy.cut().then(async () => {
                await new Promise((resolve) => setTimeout(resolve, GONE_MS));
                await proxy.open();
              });
              outages.push(outage);
            }
          },
        );
        await Promise.all(outages);
        expect(tries).toBeGreaterThan(200);
        await expectEachOnce(t, visitsOf(phones));
      },
      LONG_MS,
    );
  });
}

describe('Monday morning: three hundred phones come back into the network', () => {
  const PHONES = 300;
  /** Ten thousand on the engine of the service, fewer where one process writes into one file. */
  const VISITS = ENGINE === 'mariadb' ? 10_200 : 1_500;
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  it(
    `${VISITS} visits of the days before are there once, in the weeks to which they belong`,
    async () => {
      const planning = t.app.get(PlanningService);
      const today = t.clock.today();
      const phones = await phonesOf(t, PHONES, VISITS / PHONES, (elderId, n) =>
        visitOf(t, elderId, {
          method: METHODS[n % 3],
          startedAt: `${addDays(today, -1 - (n % 7))}T0${1 + (n % 8)}:30:00Z`,
          recordedLateReason: '村里没有网络',
        }),
      );
      await planning.planWeek(addWeeks(planning.currentWeek(), -1));
      await drain(phones, () => t.url);
      await expectEachOnce(t, visitsOf(phones));
    },
    LONG_MS,
  );
});

/** Phones of as many visitors, each in a village of its own with two elders whom its visits go to by turns. */
async function phonesOf(
  t: TestApp,
  phones: number,
  visitsEach: number,
  visit: (elderId: number, n: number) => RecordVisit,
): Promise<QueuedVisits[]> {
  const villages = t.app.get(RegionsService).ofLevel('village');
  const made: QueuedVisits[] = [];
  for (let phone = 0; phone < phones; phone += 1) {
    const village = villages[phone % villages.length];
    if (!village?.townCode) throw new Error('no village');
    const place = { villageCode: village.code, townCode: village.townCode };
    const elders = [await elderOnRegister(t, { ...place, level: 'A' }), await elderOnRegister(t, place)];
    const client = await t.signIn('visitor', { regionCode: village.code, name: `探访员${phone}` });
    const visits = Array.from({ length: visitsEach }, (_, n) => ({
      ...visit(elders[n % 2]?.id ?? 0, n),
      clientId: randomUUID(),
    }));
    made.push({ accessToken: client.session.accessToken, visits });
  }
  return made;
}

function visitsOf(phones: readonly QueuedVisits[]): RecordVisit[] {
  return phones.flatMap(({ visits }) => visits);
}
