import { randomUUID } from 'node:crypto';
import { type CareLevel, unchangedVisitItems } from '@tanfang/domain';
import { ClassPeriod } from '../../src/modules/classification/class-period.entity.js';
import { PlanningService } from '../../src/modules/planning/planning.service.js';
import { Elder } from '../../src/modules/registry/elder.entity.js';
import { Household } from '../../src/modules/registry/household.entity.js';
import type { RecordVisit } from '../../src/modules/visits/record-visit.dto.js';
import { FieldCrypto } from '../../src/platform/crypto.js';
import { Transactions } from '../../src/platform/tx.js';
import type { TestApp } from './app.js';
import { TEST_TOWN, TEST_VILLAGE } from './places.js';

/** What a test may say about an elder; the rest is made up. */
export interface ElderWish {
  name?: string;
  level?: CareLevel | null;
  villageCode?: string;
  townCode?: string;
  householdId?: number;
  registeredOn?: string;
  refused?: boolean;
  homeVisitConsent?: boolean;
  assignedVisitorId?: number | null;
  /** Plan the current week at once, as registering does; true unless said otherwise. */
  planned?: boolean;
}

let made = 0;

/** Puts an elder on the register since 2026-01-05, of class B, who agreed to home visits. */
export async function elderOnRegister(t: TestApp, wish: ElderWish = {}): Promise<Elder> {
  made += 1;
  const at = t.clock.now();
  const place = { villageCode: wish.villageCode ?? TEST_VILLAGE, townCode: wish.townCode ?? TEST_TOWN };
  const registeredOn = wish.registeredOn ?? '2026-01-05';
  const level = wish.level === undefined ? 'B' : wish.level;
  const crypto = t.app.get(FieldCrypto);
  const householdId = wish.householdId ?? (await householdIn(t, place.villageCode, place.townCode));
  return t.app.get(Transactions).run(async (tx) => {
    const elder = await tx.save(
      tx.create(Elder, {
        ...place,
        householdId,
        name: wish.name ?? `测试老人${made}`,
        namePinyin: `ceshilaoren${made}`,
        nameInitials: 'cslr',
        idNumberEnc: crypto.encrypt(`test-${made}`),
        idNumberIndex: crypto.blindIndex('id_number', `test-${made}`),
        birthDate: '1944-03-15',
        sex: 'female',
        phoneEnc: crypto.encrypt('13800000004'),
        relationToHead: 'self',
        facts: {},
        economy: { pensionKinds: [], monthlyIncomeCents: null, incomeSources: null },
        helpReceived: { providers: [], responsiblePerson: null, measures: null },
        targetTypesTicked: [],
        targetTypes: ['living_alone'],
        level,
        status: wish.refused ? 'refused' : 'active',
        refused: wish.refused ?? false,
        homeVisitConsent: wish.homeVisitConsent ?? true,
        assignedVisitorId: wish.assignedVisitorId ?? null,
        registeredOn,
        visitCount: 0,
        version: 1,
        createdAt: at,
        updatedAt: at,
        updatedBy: 1,
      }),
    );
    await tx.insert(ClassPeriod, {
      elderId: elder.id,
      level,
      clause: level,
      alsoMatches: [],
      targetTypes: ['living_alone'],
      explanation: '测试',
      reason: 'registered',
      fromDate: registeredOn,
      toDate: null,
      judgedAt: at,
      judgedBy: null,
    });
    if (wish.planned !== false) await t.app.get(PlanningService).planElder(tx, elder.id);
    return elder;
  });
}

/** A household in a village. @returns its id */
export async function householdIn(t: TestApp, villageCode = TEST_VILLAGE, townCode = TEST_TOWN): Promise<number> {
  made += 1;
  const at = t.clock.now();
  const { identifiers } = await t.dataSource.manager.insert(Household, {
    villageCode,
    townCode,
    gridName: '第一网格',
    address: `测试路${made}号`,
    livingConditions: { waterSafe: null, electricitySafe: null, housingSafe: null, ageFriendly: null },
    familyIncome: { receivesPension: null, pensionMonthlyCents: null, subsidies: [] },
    version: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: 1,
  });
  return (identifiers[0] as { id: number }).id;
}

/** A home visit that is over and found nothing changed, begun ten minutes ago by the test's clock. */
export function visitOf(t: TestApp, elderId: number, changes: Partial<RecordVisit> = {}): RecordVisit {
  return {
    clientId: randomUUID(),
    elderId,
    method: 'home',
    outcome: 'completed',
    startedAt: new Date(t.clock.now().getTime() - 600_000).toISOString(),
    allUnchangedChecked: true,
    ...changes,
  };
}

/** A visit whose every item is answered, some of them as the test says. */
export function answeredVisit(
  t: TestApp,
  elderId: number,
  items: RecordVisit['items'],
  changes: Partial<RecordVisit> = {},
): RecordVisit {
  return visitOf(t, elderId, {
    allUnchangedChecked: false,
    items: { ...unchangedVisitItems(), ...items },
    ...changes,
  });
}

/** An attempt that reached nobody. */
export function attempt(t: TestApp, elderId: number, changes: Partial<RecordVisit> = {}): RecordVisit {
  return visitOf(t, elderId, { method: 'phone', outcome: 'unanswered', allUnchangedChecked: false, ...changes });
}
