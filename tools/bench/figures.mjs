/**
 * Figures of a whole city (BENCH_ELDERS, 60,000) after a year (BENCH_WEEKS, 52) of visits, on MariaDB, which production
 * runs: through the whole API without a socket, beside one statement over the week rows and one over the visits that
 * give the same share.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monthsOf, quarterOf, quarterRange, shiftQuarter, weekOf, weekRange, weeksOf } from '@tanfang/domain';
import { compiled, databaseOn, signIn, startApi } from '../support/bench-city.mjs';
import { fillYear } from '../support/bench-year.mjs';
import { ROOT } from '../support/run.mjs';
import { startMariadb } from '../test/mariadb.mjs';

const ELDERS = Number(process.env.BENCH_ELDERS ?? 60_000);
const WEEKS = Number(process.env.BENCH_WEEKS ?? 52);
const ROUNDS = 40;
/** Bare statements over hundreds of thousands of rows take seconds. */
const BARE_ROUNDS = 7;
const CITY = '320682';

const dataDir = mkdtempSync(join(tmpdir(), 'tanfang-bench-'));
const server = await startMariadb();
if (!server) throw new Error('MariaDB is not installed');
try {
  const url = await databaseOn(server.url, 'figures');
  const { createConnection } = createRequire(join(ROOT, 'apps/api/package.json'))('mysql2/promise');
  const { hostname, port, username, pathname } = new URL(url);
  const bare = await createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    database: pathname.slice(1),
    charset: 'utf8mb4',
  });
  const app = await startApi({ databaseUrl: url, dataDir });
  const begun = performance.now();
  const filled = await fillYear({ url, app, elders: ELDERS, weeks: WEEKS, say: (line) => console.log(`  ${line}`) });
  console.log(
    `${filled.elders} elders, ${filled.weekRows} week rows, ${filled.visits} visits, filled in ${seconds(begun)} s`,
  );

  const { RegionsService } = await compiled('modules/regions/regions.service.js');
  const { Clock } = await compiled('platform/clock.js');
  const town = app.get(RegionsService).childrenOf(CITY)[0].code;
  const today = app.get(Clock).today();
  const quarter = shiftQuarter(quarterOf(today), -1);
  const weeks = weeksOf(quarterRange(quarter));
  const [month] = [...monthsOf(quarter)].slice(-1);
  const readers = {};
  /** Tokens live for minutes, the bare statements over the visits of a city take as long. */
  const signInAll = async () => {
    readers.city = await signIn(app, 'city_officer', CITY);
    readers.town = await signIn(app, 'town_officer', town);
  };
  const fastify = app.getHttpAdapter().getInstance();
  const ask = async (reader, path) => {
    const answer = await fastify.inject({ url: `/api/v1${path}`, headers: readers[reader] });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };

  const inWeeks = (list) => list.map((week) => `'${week}'`).join(', ');
  const ofTown = `town_code = '${town}'`;
  const attained =
    'SUM(due_home + due_remote > 0) AS due, SUM(due_home + due_remote > 0 AND met = 1) AS met, SUM(refused) AS refused';
  const overWeeks = (list, { by, where = '1 = 1' }) =>
    `SELECT ${by}, level, ${attained} FROM weekly_due WHERE week IN (${inWeeks(list)}) AND ${where} GROUP BY ${by}, level`;
  /** The same share from the visits themselves: what each elder's week had, against what it should have had. */
  const overVisits = (list, { by, where = '1 = 1' }) => {
    const [from, to] = [list[0], list.at(-1)].map((week) => `'${week}'`);
    const days = `visited_on >= (SELECT MIN(monday) FROM bench_days WHERE week = ${from})
      AND visited_on <= (SELECT MAX(sunday) FROM bench_days WHERE week = ${to})`;
    return `SELECT ${by}, d.level, COUNT(*) AS due,
              SUM(COALESCE(c.home, 0) >= d.due_home AND COALESCE(c.calls, 0) >= d.due_remote) AS met
       FROM weekly_due d LEFT JOIN (
         SELECT elder_id, CONCAT(LEFT(YEARWEEK(visited_on, 3), 4), '-W', RIGHT(YEARWEEK(visited_on, 3), 2)) AS week,
                COUNT(DISTINCT CASE WHEN method = 'home' THEN visited_on END) AS home,
                COUNT(DISTINCT CASE WHEN method IN ('phone', 'video') THEN visited_on END) AS calls
         FROM visit WHERE outcome = 'completed' AND ${where} AND ${days} GROUP BY elder_id, week
       ) c ON c.elder_id = d.elder_id AND c.week = d.week
       WHERE d.week IN (${inWeeks(list)}) AND d.due_home + d.due_remote > 0 AND ${where === '1 = 1' ? where : `d.${where}`}
       GROUP BY ${by}, d.level`;
  };
  await bare.query(
    'CREATE TABLE bench_days (week VARCHAR(8) PRIMARY KEY, monday VARCHAR(10), sunday VARCHAR(10)) CHARACTER SET utf8mb4',
  );
  await bare.query('INSERT INTO bench_days VALUES ?', [
    filled.weeks.map((week) => [week, weekRange(week).from, weekRange(week).to]),
  ]);
  const monthWeeks = weeks.slice(-4);
  const city = { by: 'd.town_code' };
  const village = { by: 'd.village_code', where: ofTown };
  const bareOf = (list, { by, where }) => overWeeks(list, { by: by.slice(2), where });
  const measures = 'weekly_attainment';
  const questions = [
    ['town month', 'town', `/figures/month?month=${month}`, monthWeeks, village],
    ['city month', 'city', `/figures/month?month=${month}`, monthWeeks, city],
    ['town quarter', 'town', `/quarter-reports/${town}/${quarter}`, weeks, village],
    ['city quarter, its report', 'city', `/quarter-reports/${CITY}/${quarter}`, weeks, city],
    ['city quarter, all towns', 'city', `/quarter-reports?quarter=${quarter}`, weeks, city],
    [
      'pivot: towns × weeks',
      'city',
      `/figures?measures=${measures}&periods=${weeks.join(',')}&rows=place&columns=period`,
      weeks,
      city,
    ],
    [
      'pivot: villages × weeks',
      'town',
      `/figures?measures=${measures}&periods=${weeks.join(',')}&rows=place&columns=period`,
      weeks,
      village,
    ],
    ['quarter week by week', 'city', `/figures/weeks?quarter=${quarter}`, weeks, city],
    ['forecast of the city', 'city', '/figures/forecast', [weekOf(today)], city],
  ];
  /** Statements over all visits that were timed already: several questions ask the same. */
  const overAll = new Map();
  for (const [what, reader, path, list, place] of questions) {
    await signInAll();
    const first = performance.now();
    while ((await ask(reader, path)).complete === false) await new Promise((resolve) => setTimeout(resolve, 200));
    const cold = seconds(first);
    const times = { api: [], bare: [] };
    for (let n = 0; n < ROUNDS; n += 1) times.api.push(await timed(() => ask(reader, path)));
    for (let n = 0; n < BARE_ROUNDS; n += 1) times.bare.push(await timed(() => bare.query(bareOf(list, place))));
    const statement = overVisits(list, place);
    if (!overAll.has(statement)) overAll.set(statement, await timed(() => bare.query(statement)));
    const [api, rows] = [percentile(times.api), percentile(times.bare)];
    console.log(
      `${what.padEnd(26)} API p95 ${api.toFixed(0)} ms   week rows p95 ${rows.toFixed(0)} ms (×${(api / rows).toFixed(2)})` +
        `   visits, once, ${overAll.get(statement).toFixed(0)} ms   counted for the first time in ${cold} s`,
    );
  }

  // The share that all three give.
  await signInAll();
  const answer = await ask('city', `/figures?measures=${measures}&periods=${quarter}`);
  const [fromRows] = await bare.query(bareOf(weeks, city));
  const [fromVisits] = await bare.query(overVisits(weeks, city));
  const sum = (rows, column) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const api = answer.columnTotals[0];
  console.log(
    `attainment of ${quarter}: API ${api.numerator}/${api.denominator}, week rows ${sum(fromRows, 'met')}/${sum(fromRows, 'due')}, ` +
      `visits ${sum(fromVisits, 'met')}/${sum(fromVisits, 'due')}`,
  );
  await bare.end();
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

function percentile(times) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.95))];
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
