/**
 * npm test [-- <Jest options>]: every Jest project; the API's specs on embedded SQLite and again on MariaDB.
 *
 * MariaDB is the server at TEST_DATABASE_URL (its databases come and go: never a production server), or a throw-away
 * `mariadbd` of this machine. Where there is neither, the closing lines say so; with CI=true that is a failure.
 */
import { ensureBuilt } from './support/builds.mjs';
import { binOf, runNode } from './support/run.mjs';
import { freshReport, jestCounts, writeReport } from './support/reports.mjs';
import { startMariadb } from './test/mariadb.mjs';

const PROJECTS_ELSEWHERE = ['domain', 'miniprogram', 'weapp-host', 'house'];

/** Takes `--selectProjects a b` out of Jest's options: which suite runs a project is decided here. */
function splitArguments(argv) {
  const rest = [];
  const chosen = [];
  for (let i = 0; i < argv.length; i += 1) {
    if (argv[i].startsWith('--selectProjects=')) chosen.push(argv[i].slice('--selectProjects='.length));
    else if (argv[i] === '--selectProjects')
      while (argv[i + 1] && !argv[i + 1].startsWith('-')) chosen.push(argv[(i += 1)]);
    else rest.push(argv[i]);
  }
  return { rest, isChosen: (project) => chosen.length === 0 || chosen.includes(project) };
}

async function jest(title, report, projects, options, env) {
  console.log(`\n# ${title}`);
  const args = [
    binOf('jest'),
    ...projects.map((project) => `--selectProjects=${project}`),
    '--passWithNoTests',
    '--json',
    `--outputFile=${freshReport(report)}`,
    ...options,
  ];
  const { code, seconds } = await runNode(args, { env, show: true });
  const counts = jestCounts(report);
  return {
    title,
    ...counts,
    failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed,
    seconds: Math.round(seconds),
  };
}

/** The server for the specs, or null where this machine has none. */
async function mariadbForTests() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  const server = await startMariadb();
  if (server === null) return null;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.stop().then(() => process.exit(1)));
  return server;
}

const { rest, isChosen } = splitArguments(process.argv.slice(2));
const results = [];
let notRun = null;

const elsewhere = PROJECTS_ELSEWHERE.filter(isChosen);
if (elsewhere.length > 0) results.push(await jest(elsewhere.join(', '), 'test-elsewhere', elsewhere, rest, {}));

if (isChosen('api')) {
  // One spec starts the process itself, which resolves the domain as Node does: to its build.
  await ensureBuilt(['domain']);
  results.push(await jest('api on SQLite', 'test-api-sqlite', ['api'], rest, { TEST_ENGINE: 'sqlite' }));
  const server = await mariadbForTests();
  if (server === null) {
    notRun =
      'api on MariaDB: no mariadbd on this machine (Debian: apt-get install mariadb-server) and no TEST_DATABASE_URL';
  } else {
    const env = { TEST_ENGINE: 'mariadb', TEST_DATABASE_URL: server.url };
    try {
      results.push(await jest('api on MariaDB', 'test-api-mariadb', ['api'], rest, env));
    } finally {
      await server.stop();
    }
  }
}

console.log('');
for (const { title, passed, failed, skipped, files, seconds } of results) {
  console.log(`${title}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${files} files, ${seconds} s`);
}
if (notRun) console.log(`NOT RUN: ${notRun}.`);

const missed = notRun !== null && process.env.CI === 'true' ? 1 : 0;
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
writeReport('test', { passed: sum('passed'), failed: sum('failed') + missed });
process.exitCode = sum('failed') + missed > 0 ? 1 : 0;
