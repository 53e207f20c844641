/** An invented city for benchmarks: nothing but what planning and visits read. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run.mjs';

const CHUNK = 500;
const LEVELS = ['A', 'B', 'C', 'C'];

/** Villages whose visitors are measured, and the elders of each: as many as one visitor has. */
export const VILLAGES = 40;
export const ELDERS_OF_VILLAGE = 40;
const KEY = randomBytes(32).toString('base64');

/** A module of the compiled API. */
export const compiled = (file) => import(pathToFileURL(join(ROOT, 'apps/api/dist', file)).href);

/**
 * Starts the API on an empty database, not listening.
 * @param {{databaseUrl: string, dataDir: string}} place
 */
export async function startApi({ databaseUrl, dataDir }) {
  const [{ AppModule }, { readConfig }, { createApp }] = [
    await compiled('app.module.js'),
    await compiled('platform/config.js'),
    await compiled('platform/http/create-app.js'),
  ];
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DEMO_MODE: 'false',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '0',
    // Nobody signs in anew while a long piece of work is measured.
    ACCESS_TOKEN_MINUTES: '60',
    TOKEN_SECRET: randomBytes(32).toString('hex'),
    FIELD_KEYS: `k1:${KEY}`,
    BLIND_INDEX_KEY: KEY,
  });
  return createApp(AppModule.with(config), config);
}

/** An empty database on a throw-away server. @returns its address */
export async function databaseOn(serverUrl, name) {
  const { createConnection } = createRequire(join(ROOT, 'apps/api/package.json'))('mysql2/promise');
  const { hostname, port, username } = new URL(serverUrl);
  const connection = await createConnection({ host: hostname, port: Number(port), user: username });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await connection.end();
  return `${serverUrl}/${name}`;
}

/** Id of an elder in one of the measured villages. */
export const elderOf = (village, n) => village + 1 + VILLAGES * (n % ELDERS_OF_VILLAGE);

/**
 * Fills the measured villages, and the others with whoever is left: elders in households of their own, a class each,
 * two weeks of visits (unless they are filled otherwise), the week planned. The same number of elders gives the same rows.
 */
export async function fillCity(app, elders, { withVisits = true } = {}) {
  const [{ RegionsService }, { Household }, { Elder }, { ClassPeriod }, { Visit }, { PlanningService }] = [
    await compiled('modules/regions/regions.service.js'),
    await compiled('modules/registry/household.entity.js'),
    await compiled('modules/registry/elder.entity.js'),
    await compiled('modules/classification/class-period.entity.js'),
    await compiled('modules/visits/visit.entity.js'),
    await compiled('modules/planning/planning.service.js'),
  ];
  const { FieldCrypto } = await compiled('platform/crypto.js');
  const { Clock } = await compiled('platform/clock.js');
  const { Transactions } = await compiled('platform/tx.js');
  const villages = app.get(RegionsService).ofLevel('village');
  const phoneEnc = app.get(FieldCrypto).encrypt('13800000004');
  const clock = app.get(Clock);
  const at = clock.now();
  const ids = Array.from({ length: elders }, (_, index) => index + 1);
  const placeOf = (id) => {
    const isMeasured = id <= VILLAGES * ELDERS_OF_VILLAGE;
    const village = villages[isMeasured ? (id - 1) % VILLAGES : VILLAGES + (id % (villages.length - VILLAGES))];
    return { villageCode: village.code, townCode: village.townCode };
  };

  const tables = [
    [Household, ids.map((id) => ({ id, ...placeOf(id), ...householdRow(id, at) }))],
    [Elder, ids.map((id) => ({ id, householdId: id, ...placeOf(id), ...elderRow(id, at, phoneEnc) }))],
    [ClassPeriod, ids.map((id) => classRow(id, at))],
    ...(withVisits ? [[Visit, ids.flatMap((id) => visitRows(id, placeOf(id), clock))]] : []),
  ];
  await app.get(Transactions).run(async (tx) => {
    for (const [entity, rows] of tables) {
      for (let from = 0; from < rows.length; from += CHUNK) {
        await tx
          .createQueryBuilder()
          .insert()
          .into(entity)
          .values(rows.slice(from, from + CHUNK))
          .updateEntity(false)
          .execute();
      }
    }
  });
  const planning = app.get(PlanningService);
  await planning.planWeek(planning.currentWeek());
  return { villages };
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const GIVEN = [...'秀英桂兰玉珍凤美芳建国志明德福金银宝文华荣贵春秋月梅素琴淑贤成永兴才根林生'];

/**
 * Fills the register alone: names as people have them, everybody findable, this month's updates. The same number of
 * elders gives the same rows.
 */
export async function fillRegister(app, elders) {
  const [
    { RegionsService },
    { Household },
    { Elder },
    { MonthlyUpdate },
    { SearchTerm },
    { SearchTerms },
    { pinyinOf },
  ] = [
    await compiled('modules/regions/regions.service.js'),
    await compiled('modules/registry/household.entity.js'),
    await compiled('modules/registry/elder.entity.js'),
    await compiled('modules/monthly-updates/monthly-update.entity.js'),
    await compiled('modules/registry/search-term.entity.js'),
    await compiled('modules/registry/search-terms.js'),
    await compiled('modules/registry/names-in-pinyin.js'),
  ];
  const { FieldCrypto } = await compiled('platform/crypto.js');
  const { Clock } = await compiled('platform/clock.js');
  const { Transactions } = await compiled('platform/tx.js');
  const { bulkInsert } = await compiled('demo/bulk-insert.js');
  const crypto = app.get(FieldCrypto);
  const clock = app.get(Clock);
  const terms = new SearchTerms(crypto);
  const at = clock.now();
  const month = clock.today().slice(0, 7);
  const villages = app.get(RegionsService).ofLevel('village');
  await app.get(Transactions).run(async (tx) => {
    for (let from = 1; from <= elders; from += 5000) {
      const ids = Array.from({ length: Math.min(5000, elders - from + 1) }, (_, i) => from + i);
      const rows = ids.map((id) => registerRow(id, { at, crypto, pinyinOf, village: villages[id % villages.length] }));
      const households = rows.map(({ id, villageCode, townCode }) => ({
        id,
        villageCode,
        townCode,
        ...householdRow(id, at),
      }));
      await bulkInsert(tx, Household, households);
      await bulkInsert(tx, Elder, rows);
      const words = rows.flatMap((row, i) => terms.rowsOf({ ...row, address: households[i].address }));
      await bulkInsert(tx, SearchTerm, words);
      const updates = rows.map(({ id, villageCode, townCode }) => ({
        elderId: id,
        month,
        villageCode,
        townCode,
        expectedSince: `${month}-01`,
        state: id % 3 ? 'updated' : 'pending',
      }));
      await bulkInsert(tx, MonthlyUpdate, updates);
    }
  });
  return { villages };
}

/** A name of two or three characters, by turns, as people have them. */
export function nameOf(id) {
  const given = GIVEN[(id * 7) % GIVEN.length] + (id % 5 ? GIVEN[(id * 13 + (id >> 5)) % GIVEN.length] : '');
  return SURNAMES[(id * 31 + (id >> 4)) % SURNAMES.length] + given;
}

/** A register's row; every number its own. */
function registerRow(id, { at, crypto, pinyinOf, village }) {
  const name = nameOf(id);
  const idNumber = `3206821940010${String(id).padStart(5, '0')}`;
  const phone = `138${String(id).padStart(8, '0')}`;
  return {
    ...elderRow(id, at, ''),
    id,
    householdId: id,
    villageCode: village.code,
    townCode: village.townCode,
    name,
    ...pinyinOf(name),
    idNumberEnc: crypto.encrypt(idNumber),
    idNumberIndex: crypto.blindIndex('id_number', idNumber),
    phoneEnc: crypto.encrypt(phone),
    phoneIndex: crypto.blindIndex('phone', phone),
    birthDate: `19${40 + (id % 25)}-0${1 + (id % 9)}-${10 + (id % 18)}`,
    status: id % 40 ? 'active' : 'refused',
    refused: id % 40 === 0,
    assignedVisitorId: id % 50 ? 1 : null,
  };
}

/** A signed-in account, the same one when it is asked for again. @returns the header that a request carries */
export async function signIn(app, role, regionCode) {
  const { AccountsService } = await compiled('modules/accounts/accounts.service.js');
  const { SessionsService } = await compiled('modules/accounts/sessions.service.js');
  const { Transactions } = await compiled('platform/tx.js');
  const { accessToken } = await app.get(Transactions).run(async (tx) => {
    const wish = { loginName: `${role}-${regionCode}`, passwordHash: null, displayName: '压测', role, regionCode };
    const accounts = app.get(AccountsService);
    const account = (await accounts.findByLoginName(wish.loginName)) ?? (await accounts.create(tx, wish));
    return app.get(SessionsService).open(tx, account, 'bench');
  });
  return { authorization: `Bearer ${accessToken}` };
}

function householdRow(id, at) {
  return {
    gridName: `第${(id % 5) + 1}网格`,
    address: `${id % 9}组${id}号`,
    livingConditions: { waterSafe: null, electricitySafe: null, housingSafe: null, ageFriendly: null },
    familyIncome: { receivesPension: null, pensionMonthlyCents: null, subsidies: [] },
    version: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: 1,
  };
}

function elderRow(id, at, phoneEnc) {
  return {
    name: `老人${id}`,
    namePinyin: `laoren${id}`,
    nameInitials: 'lr',
    idNumberEnc: phoneEnc,
    idNumberIndex: String(id).padStart(64, '0'),
    birthDate: '1944-03-15',
    sex: id % 2 ? 'female' : 'male',
    phoneEnc,
    relationToHead: 'self',
    facts: {},
    economy: { pensionKinds: [], monthlyIncomeCents: null, incomeSources: null },
    helpReceived: { providers: [], responsiblePerson: null, measures: null },
    targetTypesTicked: [],
    targetTypes: ['living_alone'],
    level: LEVELS[id % LEVELS.length],
    status: 'active',
    refused: false,
    homeVisitConsent: true,
    registeredOn: '2024-01-02',
    visitCount: 6,
    version: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: 1,
  };
}

function classRow(id, at) {
  const level = LEVELS[id % LEVELS.length];
  return {
    elderId: id,
    level,
    clause: level,
    alsoMatches: [],
    targetTypes: ['living_alone'],
    explanation: '压测',
    reason: 'registered',
    fromDate: '2024-01-02',
    judgedAt: at,
  };
}

/** Six visits, one every other day up to the day before yesterday. */
function visitRows(elderId, place, clock) {
  return Array.from({ length: 6 }, (_, index) => {
    const startedAt = new Date(clock.now().getTime() - (2 + 2 * (5 - index)) * 86_400_000);
    return {
      clientId: `bench-${elderId}-${index}`,
      elderId,
      ordinal: index + 1,
      method: index % 2 ? 'phone' : 'home',
      outcome: 'completed',
      visitedOn: clock.dateOf(startedAt),
      startedAt,
      ...place,
      level: LEVELS[elderId % LEVELS.length],
      visitorId: 1,
      recordedBy: 1,
      recordedAt: startedAt,
      late: false,
      allUnchanged: true,
      handlings: [],
      doorCodeMatch: 'not_scanned',
      proximity: 'unknown',
      voided: false,
    };
  });
}
