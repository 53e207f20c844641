/**
 * Reads and writes of the daily work, through the whole API (without a socket), beside the very same statements
 * through the bare driver, in one run: the ratio is what the framework costs. On SQLite, and on MariaDB where it is
 * installed. BENCH_ELDERS sets the size of the city. With BENCH_WEEKS there are as many weeks of visits before the
 * running one, on MariaDB alone.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  databaseOn,
  ELDERS_OF_VILLAGE,
  VILLAGES,
  compiled,
  elderOf,
  fillCity,
  signIn,
  startApi,
} from '../support/bench-city.mjs';
import { fillHistory } from '../support/bench-year.mjs';
import { bareConnection, statementsOf } from '../support/bench-replay.mjs';
import { ROOT } from '../support/run.mjs';
import { startMariadb } from '../test/mariadb.mjs';

const ELDERS = Number(process.env.BENCH_ELDERS ?? 6000);
const WEEKS = Number(process.env.BENCH_WEEKS ?? 0);
const READS = 300;
const SAVES = 400;
const PHONES = 32;
const CONNECTIONS = 10;

const dataDir = mkdtempSync(join(tmpdir(), 'tanfang-bench-'));
try {
  console.log(`${ELDERS} elders, ${WEEKS > 0 ? `${WEEKS} weeks of visits` : `${ELDERS * 6} visits`}`);
  if (WEEKS === 0) await bench('SQLite', (name) => `sqlite:${join(dataDir, `${name}.sqlite`)}`);
  const server = await startMariadb();
  if (server) {
    await bench('MariaDB', (name) => databaseOn(server.url, name));
    await server.stop();
  } else {
    console.log('MariaDB is not installed: left out');
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function bench(engine, urlOf) {
  const urls = { app: await urlOf('app'), bare: await urlOf('bare') };
  const twin = await filledApi(urls.bare);
  await twin.app.close();
  const { app, villages } = await filledApi(urls.app);
  const { DataSource } = createRequire(join(ROOT, 'apps/api/package.json'))('typeorm');
  const api = clientOf(app);
  const context = { engine, app, url: urls.bare, dataSource: app.get(DataSource) };

  const visitors = [];
  for (const { code } of villages.slice(0, VILLAGES)) visitors.push(await signIn(app, 'visitor', code));
  const city = await signIn(app, 'city_officer', '320682');
  await read(context, `week list of ${ELDERS_OF_VILLAGE}`, (n) => api.get('/week-list', visitors[n % VILLAGES]));
  await read(context, 'overview of the city', () => api.get('/overview', city));
  const save = (n) => api.post('/visits', visitors[n % VILLAGES], visitOf(n));
  await saveOneByOne(context, save);
  await saveAtOnce(context, save);
  await planNextWeek(context);
  await app.close();
}

async function filledApi(databaseUrl) {
  const app = await startApi({ databaseUrl, dataDir });
  const filled = await fillCity(app, ELDERS, { withVisits: WEEKS === 0 });
  if (WEEKS > 0) {
    const { PlanningService } = await compiled('modules/planning/planning.service.js');
    const { addWeeks } = createRequire(join(ROOT, 'apps/api/package.json'))('@tanfang/domain');
    const last = addWeeks(app.get(PlanningService).currentWeek(), -1);
    const { visits } = await fillHistory({ url: databaseUrl, last, weeks: WEEKS });
    console.log(`${visits} visits`);
  }
  return { app, ...filled };
}

/** Times a request and its statements by turns, so that whatever else the machine does slows both. */
async function read({ engine, dataSource, url }, what, request) {
  const captured = [];
  for (let n = 0; n < VILLAGES; n += 1) captured.push(await statementsOf(dataSource, () => request(n)));
  const bare = await bareConnection(url);
  const times = await byTurns(READS, request, (n) => bare.sendAll(captured[n % VILLAGES]));
  await bare.close();
  report(engine, `${what}, ${captured[0].length} statements`, times);
}

/** Saves visits one after the other; the statements of as many others go to a twin of the database. */
async function saveOneByOne({ engine, dataSource, url }, save) {
  const captured = [];
  for (let n = 0; n < SAVES; n += 1) captured.push(await statementsOf(dataSource, () => save(n)));
  const bare = await bareConnection(url);
  const times = await byTurns(
    SAVES,
    (n) => save(SAVES + n),
    (n) => bare.sendAll(captured[n]),
  );
  await bare.close();
  report(engine, `save a visit, ${captured[0].length} statements`, times);
}

/** Many phones at once; the bare driver gets as many connections as the API's pool. */
async function saveAtOnce({ engine, dataSource, url }, save) {
  const captured = [];
  for (let n = 0; n < SAVES; n += 1) captured.push(await statementsOf(dataSource, () => save(2 * SAVES + n)));
  const through = await throughput(PHONES, (n) => save(3 * SAVES + n));
  const connections = [];
  for (let n = 0; n < (url.startsWith('sqlite:') ? 1 : CONNECTIONS); n += 1)
    connections.push(await bareConnection(url));
  const alone = await throughput(connections.length, (n, worker) => connections[worker].sendAll(captured[n]));
  for (const connection of connections) await connection.close();
  line(
    engine,
    `saves, ${PHONES} phones at once`,
    `${through.toFixed(0)} /s`,
    `${alone.toFixed(0)} /s`,
    alone / through,
  );
}

/** The bulk plan of a week beside an insert of its rows. */
async function planNextWeek({ engine, app, dataSource, url }) {
  const { PlanningService } = await compiled('modules/planning/planning.service.js');
  const { addWeeks } = createRequire(join(ROOT, 'apps/api/package.json'))('@tanfang/domain');
  const planning = app.get(PlanningService);
  const week = addWeeks(planning.currentWeek(), 1);
  let started = performance.now();
  await planning.planWeek(week);
  const planned = performance.now() - started;

  const statements = await statementsOf(dataSource, () => planning.planWeek(addWeeks(week, 1)));
  const inserts = statements.filter(({ sql }) => /^(START|BEGIN|COMMIT|INSERT INTO weekly_due)/.test(sql));
  const bare = await bareConnection(url);
  started = performance.now();
  await bare.sendAll(inserts);
  const inserted = performance.now() - started;
  await bare.close();
  line(engine, `plan a week of ${ELDERS}`, `${planned.toFixed(0)} ms`, `${inserted.toFixed(0)} ms`, planned / inserted);
  started = performance.now();
  await planning.planWeek(week);
  console.log(`${engine}: plan it again, nothing to write: ${(performance.now() - started).toFixed(0)} ms`);
}

function visitOf(n) {
  return {
    clientId: randomUUID(),
    elderId: elderOf(n % VILLAGES, Math.floor(n / VILLAGES)),
    method: n % 2 ? 'phone' : 'home',
    outcome: 'completed',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
    allUnchangedChecked: true,
  };
}

function clientOf(app) {
  const fastify = app.getHttpAdapter().getInstance();
  const send = async (method, path, headers, payload) => {
    const answer = await fastify.inject({ method, url: `/api/v1${path}`, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer;
  };
  return {
    get: (path, headers) => send('GET', path, headers),
    post: (path, headers, payload) => send('POST', path, headers, payload),
  };
}

/** Sorted milliseconds of each of `count` runs of both. */
async function byTurns(count, through, alone) {
  const times = { through: [], alone: [] };
  for (let n = 0; n < count; n += 1) {
    times.through.push(await milliseconds(() => through(n)));
    times.alone.push(await milliseconds(() => alone(n)));
  }
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  return times;
}

async function milliseconds(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs of `work` a second, `workers` at a time. */
async function throughput(workers, work) {
  let next = 0;
  const taken = await milliseconds(() =>
    Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        for (let n = next++; n < SAVES; n = next++) await work(n, worker);
      }),
    ),
  );
  return (SAVES * 1000) / taken;
}

function report(engine, what, { through, alone }) {
  const at = (times, share) => times[Math.floor(times.length * share)];
  const text = (times) => `p50 ${at(times, 0.5).toFixed(2)} p95 ${at(times, 0.95).toFixed(2)} ms`;
  line(engine, what, text(through), text(alone), at(through, 0.5) / at(alone, 0.5));
}

function line(engine, what, through, alone, ratio) {
  console.log(`${engine}: ${what}: API ${through}; bare driver ${alone}; ratio ${ratio.toFixed(2)}`);
}
