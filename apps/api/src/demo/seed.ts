import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Account } from '../modules/accounts/account.entity.js';
import { AccountsService, DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { ClassPeriod } from '../modules/classification/class-period.entity.js';
import { FamilyBinding } from '../modules/family/family-binding.entity.js';
import { FollowUpEvent } from '../modules/follow-ups/follow-up-event.entity.js';
import { FollowUp } from '../modules/follow-ups/follow-up.entity.js';
import { MonthlyUpdate } from '../modules/monthly-updates/monthly-update.entity.js';
import { WeeklyDue } from '../modules/planning/weekly-due.entity.js';
import { RegionsService } from '../modules/regions/regions.service.js';
import { Absence } from '../modules/registry/absence.entity.js';
import { ComingChange } from '../modules/registry/coming-change.entity.js';
import { Consent } from '../modules/registry/consent.entity.js';
import { Contact } from '../modules/registry/contact.entity.js';
import { DoorCode } from '../modules/registry/door-code.entity.js';
import { Elder } from '../modules/registry/elder.entity.js';
import { HouseholdMember } from '../modules/registry/household-member.entity.js';
import { Household } from '../modules/registry/household.entity.js';
import { SearchTerm } from '../modules/registry/search-term.entity.js';
import { SearchTerms } from '../modules/registry/search-terms.js';
import { VisitQuestionsJob } from '../modules/visit-questions/visit-questions.job.js';
import { Visit } from '../modules/visits/visit.entity.js';
import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { FieldCrypto } from '../platform/crypto.js';
import { Log } from '../platform/log.js';
import { Transactions } from '../platform/tx.js';
import { bulkInsert } from './bulk-insert.js';
import { demoCity, type DemoHome, STORY } from './demo-city.js';
import type { DemoVillage } from './districts.js';
import { registerDouble } from './double-file.js';
import { insertHomes } from './homes-rows.js';
import { makeBoosts } from './boosts.js';
import { makeWarning } from './weather.js';
import { callHelp } from './emergencies.js';
import { insertLife, raiseClasses } from './life-rows.js';
import { shareList } from './listed-people.js';
import type { VillageShape } from './history.js';
import { tellDemo } from './messages.js';
import { inventedPhone, staffName } from './names.js';
import { changeRecords } from './record-changes.js';
import { registerRows, type RowContext } from './register-rows.js';
import { createRng, type Rng } from './rng.js';
import { addVisitPhotos } from './visit-photos.js';
import { insertWeek } from './week-rows.js';
import { workRows } from './work-rows.js';

/** Ids of the sign-in page's accounts that the demo data refers to; null where somebody removed one. */
interface KnownAccounts {
  visitor: number | null;
  family: number | null;
  elder: number | null;
}

/** Visits that are held in memory before they are written. */
const ROWS_AT_ONCE = 20_000;
/** Phones of invented staff begin here, far above those of elders and children. */
const STAFF_PHONES_FROM = 50_000_000;

/**
 * Fills an empty register with an invented city: DEMO_ELDERS elders with a year of visits, the same for the same
 * DEMO_SEED and day. Does nothing when there is an elder already. One transaction: all of it, or nothing.
 * @param app the initialised application; the demo accounts exist already
 */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  const config = app.get(Config);
  const log = new Log('Demo');
  if (await app.get(DataSource).getRepository(Elder).exists()) return;

  const villages: DemoVillage[] = app
    .get(RegionsService)
    .ofLevel('village')
    .map(({ code, name, kind, townCode }) => ({
      code,
      name,
      townCode: townCode ?? '',
      rural: kind === 'villagers_committee',
    }));
  const elders = config.get('demoElders');
  log.info('demo data begin', { elders });
  const known = await knownAccounts(app.get(AccountsService));
  const written = await app.get(Transactions).run((tx) => writeCity(app, tx, villages, elders, known));
  await registerDouble(app);
  await raiseClasses(app);
  await makeBoosts(app);
  await makeWarning(app);
  await callHelp(app);
  await changeRecords(app);
  await addVisitPhotos(app);
  await shareList(app);
  await tellDemo(app);
  await app.get(VisitQuestionsJob).ask();
  log.info('demo data ready', { ...written });
}

async function knownAccounts(accounts: AccountsService): Promise<KnownAccounts> {
  const idOf = async (loginName: string) => (await accounts.findByLoginName(loginName))?.id ?? null;
  return { visitor: await idOf('visitor'), family: await idOf('family'), elder: await idOf('elder') };
}

async function writeCity(
  app: INestApplicationContext,
  tx: EntityManager,
  villages: readonly DemoVillage[],
  elders: number,
  known: KnownAccounts,
): Promise<{ elders: number; visits: number }> {
  const clock = app.get(Clock);
  const seed = app.get(Config).get('demoSeed');
  const today = clock.today();
  const rng = createRng(seed + 1);
  const visitors = await makeVisitors(app, tx, villages, known.visitor, rng);
  const terms = new SearchTerms(app.get(FieldCrypto));
  const context = { clock, crypto: app.get(FieldCrypto), rng, today };

  const written = { households: 0, elders: 0, visits: 0, followUps: 0 };
  let tables = emptyTables();
  for (const { village, shape, homes } of demoCity(seed, elders, villages, today)) {
    const visitorId = visitors.get(village.code) ?? 0;
    for (const home of homes) addHome(tables, { ...context, visitorId }, home, shape, written);
    if (village.code === DEMO_VILLAGE_CODE || tables.visits.length > ROWS_AT_ONCE) {
      await insertTables(tx, terms, tables);
      if (village.code === DEMO_VILLAGE_CODE) await bindFamily(app, tx, tables.elders, known);
      tables = emptyTables();
    }
  }
  await insertTables(tx, terms, tables);
  await insertHomes(app, tx, known.visitor);
  await insertLife(tx, context.crypto);
  await insertWeek(tx, clock, known.visitor);
  const detail = { elders: written.elders, visits: written.visits };
  await app.get(Audit).record(tx, null, { action: 'demo.seed', subjectType: 'elder', subjectId: null, detail });
  return detail;
}

/** Adds the rows of one household; `written` counts what came before and gives the ids. */
function addHome(
  tables: Tables,
  context: RowContext,
  home: DemoHome,
  shape: VillageShape,
  written: { households: number; elders: number; visits: number; followUps: number },
): void {
  const elderIds = home.files.map(() => ++written.elders);
  const made = registerRows(context, home, ++written.households, elderIds);
  tables.households.push(made.household);
  tables.doorCodes.push(made.doorCode);
  tables.members.push(...made.members);
  tables.elders.push(...made.elders);
  tables.contacts.push(...made.contacts);
  tables.consents.push(...made.consents);
  tables.classPeriods.push(...made.classPeriods);
  tables.absences.push(...made.absences);
  tables.comingChanges.push(...made.comingChanges);
  home.files.forEach((file, i) => {
    const work = workRows(context, home, file, elderIds[i] ?? 0, shape, written.visits + 1);
    written.visits += work.visits.length;
    tables.visits.push(...work.visits);
    tables.dues.push(...work.dues);
    tables.updates.push(...work.updates);
    for (const followUp of work.followUps) tables.followUps.push({ id: ++written.followUps, ...followUp });
  });
}

async function insertTables(tx: EntityManager, terms: SearchTerms, tables: Tables): Promise<void> {
  await bulkInsert(tx, Household, tables.households);
  await bulkInsert(tx, HouseholdMember, tables.members);
  await bulkInsert(tx, DoorCode, tables.doorCodes);
  await bulkInsert(tx, Elder, tables.elders);
  await bulkInsert(tx, SearchTerm, termRows(terms, tables));
  await bulkInsert(tx, Contact, tables.contacts);
  await bulkInsert(tx, Consent, tables.consents);
  await bulkInsert(tx, ClassPeriod, tables.classPeriods);
  await bulkInsert(tx, Absence, tables.absences);
  await bulkInsert(tx, ComingChange, tables.comingChanges);
  await bulkInsert(tx, Visit, tables.visits);
  await bulkInsert(tx, WeeklyDue, tables.dues);
  await bulkInsert(tx, MonthlyUpdate, tables.updates);
  await bulkInsert(tx, FollowUp, tables.followUps);
  await bulkInsert(tx, FollowUpEvent, tables.followUps.flatMap(eventsOf));
}

/** The words by which the elders are found. */
function termRows(terms: SearchTerms, { elders, households }: Tables): SearchTerm[] {
  const addresses = new Map(households.map(({ id, address }) => [id, address ?? '']));
  return elders.flatMap((elder) =>
    terms.rowsOf({ ...(elder as Elder), address: addresses.get(elder.householdId) ?? '' }),
  );
}

type Tables = ReturnType<typeof emptyTables>;

function emptyTables() {
  return {
    households: [] as Partial<Household>[],
    doorCodes: [] as Partial<DoorCode>[],
    members: [] as Partial<HouseholdMember>[],
    elders: [] as Partial<Elder>[],
    contacts: [] as Partial<Contact>[],
    consents: [] as Partial<Consent>[],
    classPeriods: [] as Partial<ClassPeriod>[],
    absences: [] as Partial<Absence>[],
    comingChanges: [] as Partial<ComingChange>[],
    visits: [] as Partial<Visit>[],
    dues: [] as Partial<WeeklyDue>[],
    updates: [] as Partial<MonthlyUpdate>[],
    followUps: [] as Partial<FollowUp>[],
  };
}

function eventsOf(followUp: Partial<FollowUp>): Partial<FollowUpEvent>[] {
  const of = { followUpId: followUp.id, accountId: followUp.openedBy };
  const opened = { ...of, action: 'open', toStatus: 'open' as const, at: followUp.openedAt };
  if (followUp.status !== 'closed' || !followUp.closedAt) return [opened];
  const step = (action: string, toStatus: FollowUpEvent['toStatus'], note: string) => ({
    ...of,
    action,
    toStatus,
    note,
    at: followUp.closedAt ?? undefined,
  });
  return [
    opened,
    step('start', 'in_progress', '镇（区、街道）已受理'),
    step('resolve', 'resolved', '已上门处理'),
    step('confirm', 'closed', '回访确认已解决'),
  ];
}

/** A visitor for each village, without a password; the demo village has the one of the sign-in page. */
async function makeVisitors(
  app: INestApplicationContext,
  tx: EntityManager,
  villages: readonly DemoVillage[],
  demoVisitor: number | null,
  rng: Rng,
): Promise<Map<string, number>> {
  const crypto = app.get(FieldCrypto);
  const createdAt = app.get(Clock).now();
  const last = (await tx.maximum(Account, 'id')) ?? 0;
  const visitors = villages
    .filter((village) => village.code !== DEMO_VILLAGE_CODE || demoVisitor === null)
    .map((village, i) => {
      const phone = inventedPhone(STAFF_PHONES_FROM + i);
      return {
        id: last + 1 + i,
        loginName: `visitor-${village.code}`,
        displayName: staffName(rng),
        role: 'visitor' as const,
        regionCode: village.code,
        phoneEnc: crypto.encrypt(phone),
        phoneIndex: crypto.blindIndex('phone', phone),
        createdAt,
      };
    });
  await bulkInsert(tx, Account, visitors);
  const byVillage = new Map(visitors.map(({ regionCode, id }) => [regionCode, id]));
  if (demoVisitor !== null) byVillage.set(DEMO_VILLAGE_CODE, demoVisitor);
  return byVillage;
}

/** The demo's daughter may see her mother, who agreed; the mother sees herself. */
async function bindFamily(
  app: INestApplicationContext,
  tx: EntityManager,
  elders: readonly Partial<Elder>[],
  known: KnownAccounts,
): Promise<void> {
  const mother = elders.find((elder) => elder.name === STORY.mother && elder.villageCode === DEMO_VILLAGE_CODE);
  if (mother?.id === undefined) return;
  const createdAt = app.get(Clock).now();
  const createdBy = mother.updatedBy;
  for (const [accountId, relation] of [
    [known.family, 'child'],
    [known.elder, 'other'],
  ] as const) {
    if (accountId === null) continue;
    const binding = { elderId: mother.id, accountId, relation, consented: true, createdAt, createdBy };
    const { identifiers } = await tx.insert(FamilyBinding, binding);
    const familyBindingId = (identifiers[0] as { id: number }).id;
    await tx.insert(Consent, {
      elderId: mother.id,
      kind: 'family_view',
      granted: true,
      familyBindingId,
      recordedAt: createdAt,
      recordedBy: createdBy,
    });
  }
}
