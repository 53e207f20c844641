/**
 * A workbook into the register: dry run and import of BENCH_ROWS rows (6000,60000), a new elder each, in a town, on
 * MariaDB; how long, and how much memory at most. Beside it the dry run's own rows through the bare driver. Each size has
 * a process of its own with a heap of HEAP_MB: with a larger one V8 lets garbage lie, and the peak says nothing.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled, databaseOn, nameOf, signIn, startApi } from '../support/bench-city.mjs';
import { ROOT, runNode } from '../support/run.mjs';
import { startMariadb } from '../test/mariadb.mjs';

const SIZES = (process.env.BENCH_ROWS ?? '6000,60000').split(',').map(Number);
/** Node, the framework and the compiled service alone take some 100 MB of it. */
const HEAP_MB = 160;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const require = createRequire(join(ROOT, 'apps/api/package.json'));
const ExcelJS = require('exceljs');
const { createConnection } = require('mysql2/promise');

// The workbook is made by a process of its own: what that takes is not the memory of an import.
if (process.argv[2] === 'workbook') {
  const [rows, input, output] = process.argv.slice(3);
  writeFileSync(output, await workbook(Number(rows), JSON.parse(readFileSync(input, 'utf8'))));
  process.exit();
}

if (process.argv[2] === 'measure') {
  const [url, rows] = process.argv.slice(3);
  const dataDir = mkdtempSync(join(tmpdir(), 'tanfang-bench-'));
  await measure(url, Number(rows), dataDir).finally(() => rmSync(dataDir, { recursive: true, force: true }));
  process.exit();
}

const server = await startMariadb();
if (!server) throw new Error('MariaDB is not installed');
try {
  for (const rows of SIZES) {
    const url = await databaseOn(server.url, `import${rows}`);
    const args = [`--max-old-space-size=${HEAP_MB}`, 'tools/bench/import.mjs', 'measure', url, String(rows)];
    const { code } = await runNode(args, { show: true });
    if (code !== 0) process.exitCode = 1;
  }
} finally {
  await server.stop();
}

async function measure(url, rows, dataDir) {
  const app = await startApi({ databaseUrl: url, dataDir });
  const { RegionsService } = await compiled('modules/regions/regions.service.js');
  const { TaskRunner } = await compiled('platform/tasks/task-runner.js');
  const regions = app.get(RegionsService);
  const [{ townCode }] = regions.ofLevel('village');
  const villages = regions.ofLevel('village').filter((village) => village.townCode === townCode);
  const headers = await signIn(app, 'town_officer', townCode);
  const fastify = app.getHttpAdapter().getInstance();
  const call = async (method, path, options = {}) => {
    const answer = await fastify.inject({ method, url: `/api/v1${path}`, headers, ...options });
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  const [input, output] = [join(dataDir, 'villages.json'), join(dataDir, `${rows}.xlsx`)];
  writeFileSync(input, JSON.stringify(villages.map(({ code }) => code)));
  await runNode(['tools/bench/import.mjs', 'workbook', String(rows), input, output]);
  const file = readFileSync(output);
  const { id } = await call('POST', '/imports', formOf(file, headers));
  const checked = await watched(() => app.get(TaskRunner).work());
  const { outcomes } = await call('GET', `/imports/${id}`);
  if (outcomes.new !== rows) throw new Error(`checked ${JSON.stringify(outcomes)} of ${rows}`);
  const say = ({ seconds, peak }) => `${seconds.toFixed(1)} s, at most ${peak} MB`;
  console.log(`${String(rows).padStart(6)} rows (${(file.length / 2 ** 20).toFixed(1)} MB)  dry run ${say(checked)}`);
  await call('POST', `/imports/${id}/apply`);
  const applied = await watched(() => app.get(TaskRunner).work());
  const { states } = await call('GET', `/imports/${id}`);
  if (states.applied !== rows) throw new Error(`applied ${JSON.stringify(states)} of ${rows}`);
  const bare = await bareSeconds(url);
  console.log(
    `${String(rows).padStart(6)} rows  import ${say(applied)}, ${(rows / applied.seconds).toFixed(0)} files a second; ` +
      `the dry run ×${(checked.seconds / bare).toFixed(1)} of the bare insert of its rows (${bare.toFixed(1)} s)`,
  );
  await app.close();
}

/** How long it takes, and the most memory the process held meanwhile, in MB. */
async function watched(work) {
  let peak = 0;
  const look = () => (peak = Math.max(peak, Math.round(process.memoryUsage().rss / 2 ** 20)));
  globalThis.gc?.();
  const timer = setInterval(look, 200);
  const begun = performance.now();
  await work();
  look();
  clearInterval(timer);
  return { seconds: (performance.now() - begun) / 1000, peak };
}

/** The rows of the dry run again, into a table of the same shape, a hundred a statement as the API does. */
async function bareSeconds(url) {
  const { hostname, port, username, pathname } = new URL(url);
  const place = { host: hostname, port: Number(port), user: username, database: pathname.slice(1) };
  const connection = await createConnection(place);
  await connection.query('CREATE TABLE bare_row LIKE import_row');
  const [columns] = await connection.query('SHOW COLUMNS FROM import_row');
  const names = columns.map(({ Field }) => Field);
  let seconds = 0;
  for (let after = 0; ;) {
    const [rows] = await connection.query('SELECT * FROM import_row WHERE id > ? ORDER BY id LIMIT 100', [after]);
    if (rows.length === 0) break;
    after = rows.at(-1).id;
    const values = rows.map((row) => names.map((name) => row[name]));
    const begun = performance.now();
    await connection.beginTransaction();
    await connection.query(`INSERT INTO bare_row (${names.map((name) => `\`${name}\``).join(',')}) VALUES ?`, [values]);
    await connection.commit();
    seconds += (performance.now() - begun) / 1000;
  }
  await connection.end();
  return seconds;
}

async function workbook(rows, villages) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('登记表');
  const facts = { 独自居住: '是', 伴侣在本市居住: '否', 子女在本市居住: '否' };
  const contact = { 第一联系人姓名: '王芳', 第一联系人关系: '子女', 第一联系人电话: '13800000004' };
  const heads = ['身份证号', '姓名', '联系电话', '村（社区）', '居住地址'];
  const rest = { ...facts, ...contact, 愿意接受定期探访: '是', 同意上门探访: '是' };
  sheet.addRow([...heads, ...Object.keys(rest)]);
  for (let n = 0; n < rows; n += 1) {
    const village = villages[n % villages.length];
    sheet.addRow([idNumber(n), nameOf(n), '13800000021', village, `${1 + (n % 30)}组${n}号`, ...Object.values(rest)]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Numbers that nobody has: 999 begins no region. As in life, few differ from another in one digit alone. */
function idNumber(n) {
  const day = Math.imul(n, 2_654_435_761) >>> 0;
  const born = `19${40 + (day % 20)}0${1 + (Math.floor(day / 20) % 9)}${10 + (Math.floor(day / 180) % 19)}`;
  const body = `${999_000 + (n % 1000)}${born}${String((2 * Math.floor(n / 1000)) % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

function formOf(file, headers) {
  const boundary = randomUUID();
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="bench.xlsx"\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
