/**
 * A year of a whole city in SQL alone, on MariaDB: a register, its weeks, months and visits. Sixty thousand elders have
 * some five million visits. Everything follows from ids by arithmetic: the same numbers give the same rows.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compiled } from './bench-city.mjs';
import { ROOT } from './run.mjs';

const require = createRequire(join(ROOT, 'apps/api/package.json'));

/** Contacts of a week at most. */
const CONTACTS = 4;

/** One contact in twelve did not take place. */
const took = (n) => `(e.id * 7 + w.n * 3 + ${n}) % 12 <> 0`;
const one = (n) => `(CASE WHEN ${took(n)} THEN 1 ELSE 0 END)`;

/**
 * A register and its year.
 * @param {{url: string, app: object, elders: number, weeks: number}} wish as many weeks, the last of them the running one
 * @returns {Promise<{elders: number, weekRows: number, visits: number, weeks: string[]}>}
 */
export async function fillYear({ url, app, elders, weeks: wished, say }) {
  const { weekOf } = await import('@tanfang/domain');
  const { Clock } = await compiled('platform/clock.js');
  const { connection, run } = await sqlOn(url, say);
  await fillRegister({ connection, run, app, elders });
  const last = weekOf(app.get(Clock).today());
  const history = await historyOf({ connection, run, last, weeks: wished });
  await connection.end();
  return { elders, ...history };
}

/**
 * Weeks, months and visits of a register that is there.
 * @param {{url: string, last: string, weeks: number}} wish as many weeks, `last` included
 * @returns {Promise<{weekRows: number, visits: number, weeks: string[]}>}
 */
export async function fillHistory({ url, last, weeks, say }) {
  const { connection, run } = await sqlOn(url, say);
  const history = await historyOf({ connection, run, last, weeks });
  await connection.query('UPDATE elder SET visit_count = ?', [weeks * CONTACTS]);
  await connection.end();
  return history;
}

/** A connection on which rows are made in bulk. */
async function sqlOn(url, say = () => undefined) {
  const { hostname, port, username, pathname } = new URL(url);
  const { createConnection } = require('mysql2/promise');
  const connection = await createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    database: pathname.slice(1),
    timezone: 'Z',
    charset: 'utf8mb4',
  });
  await connection.query('SET GLOBAL innodb_buffer_pool_size = 4294967296');
  await connection.query('SET GLOBAL innodb_log_file_size = 536870912').catch(() => undefined);
  // Columns that nobody reads here take the type's empty value.
  await connection.query("SET SESSION sql_mode = '', foreign_key_checks = 0, unique_checks = 0");
  const run = async (what, sql, parameters = []) => {
    const begun = performance.now();
    const [{ affectedRows }] = await connection.query(sql, parameters);
    say(`${what}: ${affectedRows} rows in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return affectedRows;
  };
  return { connection, run };
}

async function fillRegister({ connection, run, app, elders }) {
  const { RegionsService } = await compiled('modules/regions/regions.service.js');
  await connection.query(
    'CREATE TEMPORARY TABLE bench_village (n INT PRIMARY KEY, village VARCHAR(12), town VARCHAR(12)) CHARACTER SET utf8mb4',
  );
  const villages = app.get(RegionsService).ofLevel('village');
  await connection.query('INSERT INTO bench_village VALUES ?', [
    villages.map(({ code, townCode }, n) => [n, code, townCode]),
  ]);
  const perVillage = Math.ceil(elders / villages.length);

  await run(
    'households',
    `INSERT INTO household (id, village_code, town_code, address, living_conditions, family_income, version, created_at,
                            updated_at, updated_by)
     SELECT s.seq, v.village, v.town, CONCAT(s.seq % 9, '组', s.seq, '号'), '{}', '{}', 1, NOW(3), NOW(3), 1
     FROM seq_1_to_${elders} s JOIN bench_village v ON v.n = FLOOR((s.seq - 1) / ${perVillage})`,
  );
  await run(
    'elders',
    `INSERT INTO elder (id, household_id, village_code, town_code, name, name_pinyin, name_initials, id_number_enc,
                        id_number_index, birth_date, sex, relation_to_head, facts, economy, help_received,
                        target_types_ticked, target_types, level, status, refused, home_visit_consent,
                        assigned_visitor_id, registered_on, visit_count, version, created_at, updated_at, updated_by)
     SELECT h.id, h.id, h.village_code, h.town_code, CONCAT('老人', h.id), 'laoren', 'lr', '', LPAD(h.id, 64, '0'),
            '1944-03-15', 'female', 'self', '{}', '{}', '{}', '[]', '["living_alone"]',
            ELT(1 + h.id % 4, 'A', 'B', 'C', 'C'), IF(h.id % 40, 'active', 'refused'), h.id % 40 = 0, 1,
            1, '2024-01-02', 80, 1, NOW(3), NOW(3), 1
     FROM household h ORDER BY h.id`,
  );
  await run(
    'classes',
    `INSERT INTO class_period (elder_id, level, clause, also_matches, target_types, explanation, reason, from_date, judged_at)
     SELECT id, level, level, '[]', '["living_alone"]', '', 'registered', '2024-01-02', NOW(3) FROM elder ORDER BY id`,
  );
}

async function historyOf({ connection, run, last, weeks: wished }) {
  const { addWeeks, monthOf, shiftMonth, weekRange } = await import('@tanfang/domain');
  const weeks = Array.from({ length: wished }, (_, i) => addWeeks(last, i - wished + 1));
  const months = Array.from({ length: 13 }, (_, i) => shiftMonth(monthOf(weekRange(last).to), i - 12));
  await connection.query(
    'CREATE TEMPORARY TABLE bench_week (n INT PRIMARY KEY, week VARCHAR(8), monday DATE) CHARACTER SET utf8mb4',
  );
  await connection.query('INSERT INTO bench_week VALUES ?', [weeks.map((week, n) => [n, week, weekRange(week).from])]);
  await connection.query('CREATE TEMPORARY TABLE bench_contact (n INT PRIMARY KEY)');
  await connection.query('INSERT INTO bench_contact VALUES ?', [Array.from({ length: CONTACTS }, (_, n) => [n])]);
  await run(
    'months',
    `INSERT INTO monthly_update (elder_id, month, village_code, town_code, expected_since, state)
     SELECT e.id, m.month, e.village_code, e.town_code, CONCAT(m.month, '-01'), IF((e.id + m.n) % 9, 'updated', 'pending')
     FROM (${months.map((month, n) => `SELECT ${n} AS n, '${month}' AS month`).join(' UNION ALL ')}) m JOIN elder e
     ORDER BY e.id, m.n`,
  );
  const refused = 'e.refused = 1';
  const byLevel = (a, b, c) =>
    `(CASE WHEN ${refused} THEN 0 WHEN e.level = 'A' THEN ${a} WHEN e.level = 'B' THEN ${b} ELSE ${c} END)`;
  const dues = { home: byLevel(2, 1, 0), remote: byLevel(2, 1, 1) };
  const done = {
    home: byLevel(`${one(0)} + ${one(2)}`, one(0), '0'),
    remote: byLevel(`${one(1)} + ${one(3)}`, one(1), one(1)),
  };
  const weekRows = await run(
    'week rows',
    `INSERT INTO weekly_due (elder_id, week, level, village_code, town_code, visitor_id, due_home, due_remote, done_home,
                             done_remote, met, refused, unreachable, planned_at)
     SELECT e.id, w.week, e.level, e.village_code, e.town_code, 1 + FLOOR(e.id / 40), ${dues.home}, ${dues.remote}, ${done.home},
            ${done.remote}, ${done.home} >= ${dues.home} AND ${done.remote} >= ${dues.remote}, ${refused}, 0, NOW(3)
     FROM elder e STRAIGHT_JOIN bench_week w`,
  );
  // In the order of the elders by the order of the joins: sorting five million rows would take a table on disk.
  // The nth contact of a week: home, call, home, call, every other day.
  const visits = await run(
    'visits',
    `INSERT INTO visit (client_id, elder_id, ordinal, method, outcome, visited_on, started_at, village_code, town_code,
                        level, visitor_id, recorded_by, recorded_at, late, all_unchanged, handlings, door_code_match,
                        proximity)
     SELECT CONCAT(LPAD(e.id, 6, '0'), '-', LPAD(w.n, 2, '0'), '-', k.n), e.id, w.n * ${CONTACTS} + k.n + 1,
            IF(k.n % 2, 'phone', 'home'), 'completed', DATE_ADD(w.monday, INTERVAL k.n * 2 DAY),
            DATE_ADD(w.monday, INTERVAL k.n * 48 + 2 HOUR), e.village_code, e.town_code, e.level, 1, 1,
            DATE_ADD(w.monday, INTERVAL k.n * 48 + 3 HOUR), 0, 1, '[]', 'not_scanned', 'unknown'
     FROM elder e STRAIGHT_JOIN bench_week w STRAIGHT_JOIN bench_contact k
     WHERE NOT (${refused}) AND (e.id * 7 + w.n * 3 + k.n) % 12 <> 0
       AND (e.level = 'A' OR (e.level = 'B' AND k.n < 2) OR (e.level = 'C' AND k.n = 1))`,
  );
  await connection.query('ANALYZE TABLE elder, weekly_due, visit, monthly_update, class_period');
  return { weekRows, visits, weeks };
}
