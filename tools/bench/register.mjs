/**
 * Finding people in a register of a whole city (BENCH_ELDERS, 60,000), through the whole API without a socket, beside
 * the very same statements through the bare driver. On MariaDB, which production runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, databaseOn, fillRegister, signIn, startApi } from '../support/bench-city.mjs';
import { bareConnection, statementsOf } from '../support/bench-replay.mjs';
import { ROOT } from '../support/run.mjs';
import { startMariadb } from '../test/mariadb.mjs';

const ELDERS = Number(process.env.BENCH_ELDERS ?? 60_000);
const ROUNDS = 60;

/** What is asked of the register, and by whom. */
const QUESTIONS = [
  ['city: first page', 'city', 'limit=30'],
  ['city: a part of a name', 'city', `limit=30&q=${encodeURIComponent('桂兰')}`],
  ['city: one character', 'city', `limit=30&q=${encodeURIComponent('桂')}`],
  ['city: a surname', 'city', `limit=30&q=${encodeURIComponent('王')}`],
  ['city: pinyin', 'city', 'limit=30&q=guilan'],
  ['city: two letters', 'city', 'limit=30&q=li'],
  ['city: one letter', 'city', 'limit=30&q=g'],
  ['city: tail of a phone', 'city', 'limit=30&q=1234'],
  ['city: part of an address', 'city', `limit=30&q=${encodeURIComponent('组1234')}`],
  ['city: level A, oldest first', 'city', 'limit=30&level=A&sort=oldest'],
  ['city: refused', 'city', 'limit=30&status=refused'],
  ['city: without a visitor', 'city', 'limit=30&withoutVisitor=true'],
  ['city: this month pending', 'city', 'limit=30&monthPending=true'],
  ['town: a part of a name', 'town', `limit=30&q=${encodeURIComponent('桂')}`],
  ['town: oldest first', 'town', 'limit=30&sort=oldest'],
  ['village: first page', 'village', 'limit=30'],
  ['village: a part of a name', 'village', `limit=30&q=${encodeURIComponent('桂')}`],
  ['village: pinyin', 'village', 'limit=30&q=gui'],
];

const dataDir = mkdtempSync(join(tmpdir(), 'tanfang-bench-'));
const server = await startMariadb();
if (!server) throw new Error('MariaDB is not installed');
try {
  const url = await databaseOn(server.url, 'register');
  const app = await startApi({ databaseUrl: url, dataDir });
  const { RegionsService } = await compiled('modules/regions/regions.service.js');
  const [village] = app.get(RegionsService).ofLevel('village');
  const readers = {
    city: await signIn(app, 'city_officer', '320682'),
    town: await signIn(app, 'town_officer', village.townCode),
    village: await signIn(app, 'village_manager', village.code),
  };
  const begun = performance.now();
  await fillRegister(app, ELDERS);
  const { DataSource } = createRequire(join(ROOT, 'apps/api/package.json'))('typeorm');
  const dataSource = app.get(DataSource);
  await dataSource.query('ANALYZE TABLE elder, household, search_term, monthly_update');
  const [{ words }] = await dataSource.query('SELECT COUNT(*) AS words FROM search_term');
  console.log(`${ELDERS} elders, ${words} words, filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const fastify = app.getHttpAdapter().getInstance();
  const bare = await bareConnection(url);
  for (const [what, reader, query] of QUESTIONS) {
    const ask = async (cursor = '') => {
      const answer = await fastify.inject({ url: `/api/v1/elders?${query}${cursor}`, headers: readers[reader] });
      if (answer.statusCode !== 200) throw new Error(`${what}: ${answer.statusCode} ${answer.body}`);
      return answer.json();
    };
    const first = await ask();
    const pages = [''];
    if (first.nextCursor) pages.push(`&cursor=${first.nextCursor}`);
    const times = { api: [], bare: [] };
    const captured = [];
    for (const page of pages) captured.push(await statementsOf(dataSource, () => ask(page)));
    for (let n = 0; n < ROUNDS; n += 1) {
      times.api.push(await timed(() => ask(pages[n % pages.length])));
      times.bare.push(await timed(() => bare.sendAll(captured[n % pages.length])));
    }
    const [api, alone] = [percentiles(times.api), percentiles(times.bare)];
    const ratio = (api.p50 / alone.p50).toFixed(2);
    console.log(
      `${what.padEnd(32)} ${String(first.items.length).padStart(3)} rows  p50 ${api.p50.toFixed(1)} p95 ${api.p95.toFixed(1)} ms` +
        `   bare p50 ${alone.p50.toFixed(1)} p95 ${alone.p95.toFixed(1)} ms   ×${ratio}`,
    );
  }
  await bare.close();
  await app.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
}
