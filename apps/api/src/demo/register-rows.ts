import { addDays, formatDoorCode, type LocalDate } from '@tanfang/domain';
import type { ClassPeriod } from '../modules/classification/class-period.entity.js';
import type { Absence } from '../modules/registry/absence.entity.js';
import type { ComingChange } from '../modules/registry/coming-change.entity.js';
import { comingOf } from '../modules/registry/coming-changes.js';
import type { Consent } from '../modules/registry/consent.entity.js';
import type { Contact } from '../modules/registry/contact.entity.js';
import type { DoorCode } from '../modules/registry/door-code.entity.js';
import type { Elder } from '../modules/registry/elder.entity.js';
import { pinyinOf } from '../modules/registry/names-in-pinyin.js';
import type { HouseholdMember } from '../modules/registry/household-member.entity.js';
import type { Household } from '../modules/registry/household.entity.js';
import type { Clock } from '../platform/clock.js';
import type { FieldCrypto } from '../platform/crypto.js';
import type { DemoFile, DemoHome } from './demo-city.js';
import { REFUSAL_REASON } from './life-rows.js';
import type { Rng } from './rng.js';

const CITY_CODE = '320682';
const DOOR_ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const GRIDS = ['第一网格', '第二网格', '第三网格', '第四网格'];
const AGE_FRIENDLY = ['卫生间已装扶手', '未改造', '已装夜灯和防滑垫', null];

/** What row makers need besides the invented city. */
export interface RowContext {
  clock: Clock;
  crypto: FieldCrypto;
  rng: Rng;
  today: LocalDate;
  /** Account that stands as the author of rows that somebody must have written. */
  visitorId: number;
}

/** Rows of the register for one household; ids count on from what `ids` gives. */
export interface RegisterRows {
  household: Partial<Household>;
  doorCode: Partial<DoorCode>;
  members: Partial<HouseholdMember>[];
  elders: Partial<Elder>[];
  contacts: Partial<Contact>[];
  consents: Partial<Consent>[];
  classPeriods: Partial<ClassPeriod>[];
  absences: Partial<Absence>[];
  comingChanges: Partial<ComingChange>[];
}

/** @param elderIds one id for each file of the home, in order */
export function registerRows(
  context: RowContext,
  home: DemoHome,
  householdId: number,
  elderIds: readonly number[],
): RegisterRows {
  const { clock, rng, visitorId } = context;
  const { village, household, files } = home;
  const createdAt = clock.startOf(files.map((file) => file.registeredOn).sort()[0] ?? context.today);
  const code = formatDoorCode(CITY_CODE, Array.from({ length: 10 }, () => rng.pick(DOOR_ALPHABET)).join(''));
  const idOf = (index: number): number => elderIds[index] ?? 0;
  const coming = files.map((file) => (file.closedOn === null ? comingOf(file.elder.facts, context.today, null) : null));
  return {
    household: {
      id: householdId,
      villageCode: village.code,
      townCode: village.townCode,
      gridName: GRIDS[Math.min(GRIDS.length - 1, Math.floor(household.group / 6))] ?? null,
      address: `${household.group}组${household.houseNumber}号`,
      livingConditions: {
        waterSafe: true,
        electricitySafe: !rng.chance(0.05),
        housingSafe: !rng.chance(0.04),
        ageFriendly: rng.pick(AGE_FRIENDLY),
      },
      familyIncome: {
        receivesPension: true,
        pensionMonthlyCents: files.reduce((sum, file) => sum + file.elder.monthlyIncomeYuan * 100, 0),
        subsidies: rng.chance(0.3) ? [{ programme: '尊老金', monthlyCents: 10_000 }] : [],
      },
      version: 1,
      createdAt,
      updatedAt: createdAt,
      updatedBy: visitorId,
    },
    doorCode: { householdId, activeHouseholdId: householdId, code, issuedAt: createdAt, issuedBy: visitorId },
    members: household.members.map((member, index) => ({
      householdId,
      ordinal: index + 1,
      name: member.name,
      sex: member.sex,
      relationToHead: member.relation,
      birthDate: member.birthDate,
      livesHere: true,
      visitsOften: null,
      abilityScore: member.abilityScore,
      dementiaDiagnosed: false,
      disabilityGrade: member.disabilityGrade,
      seriousIllnessVerified: member.seriousIllnessVerified,
    })),
    elders: files.map((file, index) => ({
      ...elderRow(context, home, file, index, householdId, idOf(index)),
      nextJudgementOn: coming[index]?.nextJudgementOn ?? null,
    })),
    comingChanges: coming.flatMap((found, index) =>
      (found?.changes ?? []).map((change) => ({
        ...change,
        elderId: idOf(index),
        villageCode: village.code,
        townCode: village.townCode,
      })),
    ),
    absences: files.flatMap(({ absence }, index) =>
      absence === null
        ? []
        : {
            elderId: idOf(index),
            reason: absence.to === null ? ('hospital' as const) : ('away' as const),
            fromDate: absence.from,
            toDate: absence.to,
            state: 'running' as const,
            recordedAt: clock.startOf(absence.from),
            recordedBy: visitorId,
          },
    ),
    contacts: files.map((file, index) => ({
      elderId: idOf(index),
      ordinal: 1,
      name: file.elder.firstContact.name,
      sex: file.elder.firstContact.sex,
      relation: file.elder.firstContact.relation,
      phoneEnc: context.crypto.encrypt(file.elder.firstContact.phone),
    })),
    consents: files.flatMap((file, index) => {
      const of = { elderId: idOf(index), recordedAt: clock.startOf(file.registeredOn), recordedBy: visitorId };
      const willing = file.status !== 'refused';
      return [
        {
          ...of,
          kind: 'regular_visits' as const,
          granted: willing,
          reason: willing ? null : REFUSAL_REASON,
        },
        { ...of, kind: 'home_visit' as const, granted: file.homeConsent },
      ];
    }),
    classPeriods: files.flatMap((file, index) =>
      file.classes.map(({ from, judged }, period) => {
        const next = file.classes[period + 1];
        return {
          elderId: idOf(index),
          level: judged.level,
          clause: judged.clause,
          alsoMatches: [...judged.alsoMatches],
          targetTypes: [...judged.targetTypes],
          exclusion: judged.exclusion,
          explanation: judged.explanation,
          reason: period === 0 ? ('registered' as const) : ('by_time' as const),
          fromDate: from,
          toDate: next ? addDays(next.from, -1) : null,
          judgedAt: clock.startOf(from),
          judgedBy: period === 0 ? visitorId : null,
        };
      }),
    ),
  };
}

function elderRow(
  { clock, crypto, visitorId }: RowContext,
  { village }: DemoHome,
  file: DemoFile,
  index: number,
  householdId: number,
  id: number,
): Partial<Elder> {
  const { elder } = file;
  const { birthDate, cohabitants, ...facts } = elder.facts;
  const judged = file.classes.at(-1)?.judged;
  const createdAt = clock.startOf(file.registeredOn);
  return {
    id,
    householdId,
    villageCode: village.code,
    townCode: village.townCode,
    name: elder.name,
    ...pinyinOf(elder.name),
    idNumberEnc: crypto.encrypt(elder.idNumber),
    idNumberIndex: crypto.blindIndex('id_number', elder.idNumber),
    birthDate,
    sex: elder.sex,
    phoneEnc: elder.phone === null ? null : crypto.encrypt(elder.phone),
    phoneIndex: elder.phone === null ? null : crypto.blindIndex('phone', elder.phone),
    relationToHead: index === 0 ? 'self' : 'partner',
    illnessHistoryEnc: elder.illnessHistory === null ? null : crypto.encrypt(elder.illnessHistory),
    facts,
    economy: {
      pensionKinds: [elder.monthlyIncomeYuan > 2000 ? 'enterprise_pension' : 'resident_pension'],
      monthlyIncomeCents: elder.monthlyIncomeYuan * 100,
      incomeSources: elder.monthlyIncomeYuan > 2000 ? '养老金' : '养老金、土地流转',
    },
    helpReceived: { providers: ['town_or_village'], responsiblePerson: null, measures: null },
    targetTypesTicked: [...(judged?.targetTypes ?? [])],
    targetTypes: [...(judged?.targetTypes ?? [])],
    level: judged?.level ?? null,
    status: file.status,
    refused: file.status === 'refused',
    homeVisitConsent: file.homeConsent,
    assignedVisitorId: visitorId,
    registeredOn: file.registeredOn,
    closedOn: file.closedOn,
    closeReason: file.closedOn === null ? null : 'moved',
    visitCount: file.visits.filter((visit) => visit.outcome === 'completed').length,
    version: 1,
    createdAt,
    updatedAt: createdAt,
    updatedBy: visitorId,
  };
}
