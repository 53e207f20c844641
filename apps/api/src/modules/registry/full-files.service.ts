import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import {
  abilityBandOf,
  type AbilityTick,
  ageOn,
  type Benefit,
  type CareLevel,
  type ElderStatus,
  parseLocalDate,
  type Relation,
  type RelationToHead,
  type Sex,
  type SignatureSide,
  type TargetType,
} from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Consent } from './consent.entity.js';
import { Contact } from './contact.entity.js';
import { type Economy, Elder, type HelpReceived } from './elder.entity.js';
import { FileSignature } from './file-signature.entity.js';
import { type FamilyIncome, Household, type LivingConditions } from './household.entity.js';
import { HouseholdMember } from './household-member.entity.js';
import { marks } from '../../platform/database/rows.js';

/** Somebody of the family, registered or not, as Annex 3 lists them. */
export interface FullMember {
  name: string;
  sex: Sex | null;
  relationToHead: RelationToHead;
  idNumber: string | null;
  healthStatus: string | null;
  /** Null: lives here, or not asked. */
  visitsOften: boolean | null;
}

export interface FullContact {
  name: string;
  sex: Sex | null;
  relation: Relation;
  phone: string;
}

/** A whole file in clear, for paper and for exports. Who lets it out of the API masks it, or logs that it did not. */
export interface FullFile {
  id: number;
  name: string;
  sex: Sex;
  birthDate: string;
  age: number;
  idNumber: string;
  phone: string | null;
  relationToHead: RelationToHead;
  /** Null: that of the home. */
  hukouAddress: string | null;
  villageCode: string;
  villageName: string;
  townName: string;
  cityName: string;
  gridName: string | null;
  address: string;
  status: ElderStatus;
  level: CareLevel | null;
  registeredOn: string;
  closedOn: string | null;
  targetTypes: TargetType[];
  otherTargetNote: string | null;
  abilityTick: AbilityTick | null;
  assessedAbility: AbilityTick | null;
  illnessHistory: string | null;
  benefits: readonly Benefit[];
  economy: Economy;
  members: FullMember[];
  livingConditions: LivingConditions;
  familyIncome: FamilyIncome;
  help: HelpReceived;
  contacts: FullContact[];
  regularVisits: boolean;
  homeVisits: boolean;
  refusalReason: string | null;
  /** Day (Asia/Shanghai) of the latest declaration about visits; null: none is kept. */
  declaredOn: string | null;
  visitorName: string | null;
  visitCount: number;
}

/** A signature under the form, as it was drawn. */
export interface DrawnSignature {
  side: SignatureSide;
  /** `data:image/png;base64,…` */
  image: string;
  /** Day in Asia/Shanghai. */
  signedOn: string;
}

/** Reads many files at once, everything in clear. The caller has checked that the reader may see these elders. */
@Injectable()
export class FullFilesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** The files of elders, in the order asked for; those that do not exist are left out. */
  async of(tx: EntityManager, elderIds: readonly number[]): Promise<FullFile[]> {
    if (elderIds.length === 0) return [];
    const elders = await tx.findBy(Elder, { id: In([...elderIds]) });
    const householdIds = [...new Set(elders.map((elder) => elder.householdId))];
    const households = keyed(await tx.findBy(Household, { id: In(householdIds) }), ({ id }) => id);
    const roof = await tx.find(Elder, { where: { householdId: In(householdIds) }, order: { id: 'ASC' } });
    const members = await tx.find(HouseholdMember, {
      where: { householdId: In(householdIds) },
      order: { ordinal: 'ASC' },
    });
    const contacts = await tx.find(Contact, { where: { elderId: In([...elderIds]) }, order: { ordinal: 'ASC' } });
    const wishes = await this.wishes(tx, elderIds);
    const visitorIds = elders.flatMap(({ assignedVisitorId }) => assignedVisitorId ?? []);
    const visitors = await this.accounts.namesOf(visitorIds, tx);

    const byHousehold = {
      elders: grouped(roof, (e) => e.householdId),
      members: grouped(members, (m) => m.householdId),
    };
    const contactsOf = grouped(contacts, ({ elderId }) => elderId);
    const files = keyed(elders, ({ id }) => id);
    return elderIds.flatMap((id) => {
      const elder = files.get(id);
      const household = elder && households.get(elder.householdId);
      if (!elder || !household) return [];
      const others = (byHousehold.elders.get(household.id) ?? []).filter(
        (other) => other.id !== id && other.status !== 'closed',
      );
      return {
        ...this.own(elder, wishes.get(id) ?? null),
        ...this.home(household),
        members: [
          ...others.map((other) => this.otherElder(other)),
          ...(byHousehold.members.get(household.id) ?? []).map((member) => this.member(member)),
        ],
        contacts: (contactsOf.get(id) ?? []).map(({ name, sex, relation, phoneEnc }) => ({
          name,
          sex,
          relation,
          phone: this.crypto.decrypt(phoneEnc),
        })),
        visitorName: elder.assignedVisitorId === null ? null : (visitors.get(elder.assignedVisitorId) ?? null),
      };
    });
  }

  /** The latest signature of each side under the forms of elders, by elder. */
  async signaturesOf(tx: EntityManager, elderIds: readonly number[]): Promise<Map<number, DrawnSignature[]>> {
    const rows = await tx.find(FileSignature, {
      where: { elderId: In([...elderIds]), consentId: IsNull() },
      order: { id: 'ASC' },
    });
    const latest = new Map(rows.map((row) => [`${row.elderId} ${row.side}`, row]));
    const drawn = grouped([...latest.values()], ({ elderId }) => elderId);
    return new Map(
      [...drawn].map(([elderId, signatures]) => [
        elderId,
        signatures.map(({ side, imageEnc, signedAt }) => ({
          side,
          image: this.crypto.decrypt(imageEnc),
          signedOn: this.clock.dateOf(signedAt),
        })),
      ]),
    );
  }

  private own(elder: Elder, wish: Consent | null) {
    const { facts } = elder;
    return {
      id: elder.id,
      name: elder.name,
      sex: elder.sex,
      birthDate: elder.birthDate,
      age: ageOn(parseLocalDate(elder.birthDate), this.clock.today()),
      idNumber: this.crypto.decrypt(elder.idNumberEnc),
      phone: this.clear(elder.phoneEnc),
      relationToHead: elder.relationToHead,
      hukouAddress: elder.hukouAddress,
      status: elder.status,
      level: elder.level,
      registeredOn: elder.registeredOn,
      closedOn: elder.closedOn,
      targetTypes: [...new Set([...elder.targetTypes, ...elder.targetTypesTicked])],
      otherTargetNote: facts.otherTargetNote ?? null,
      abilityTick: elder.abilityTick,
      assessedAbility: abilityBandOf(facts.abilityScore ?? NaN)?.tick ?? null,
      illnessHistory: this.clear(elder.illnessHistoryEnc),
      benefits: facts.benefits ?? [],
      economy: elder.economy,
      help: elder.helpReceived,
      regularVisits: !elder.refused,
      homeVisits: elder.homeVisitConsent,
      refusalReason: elder.refused ? (wish?.reason ?? null) : null,
      declaredOn: wish && this.clock.dateOf(wish.recordedAt),
      visitCount: elder.visitCount,
    };
  }

  private home(household: Household) {
    const town = this.regions.find(household.townCode);
    return {
      villageCode: household.villageCode,
      villageName: this.regions.nameOf(household.villageCode) ?? '',
      townName: town?.name ?? '',
      cityName: this.regions.nameOf(town?.parentCode ?? null) ?? '',
      gridName: household.gridName,
      address: household.address,
      livingConditions: household.livingConditions,
      familyIncome: household.familyIncome,
    };
  }

  private otherElder({ name, sex, relationToHead, idNumberEnc, illnessHistoryEnc }: Elder): FullMember {
    const healthStatus = this.clear(illnessHistoryEnc);
    return { name, sex, relationToHead, idNumber: this.crypto.decrypt(idNumberEnc), healthStatus, visitsOften: null };
  }

  private member({
    name,
    sex,
    relationToHead,
    idNumberEnc,
    healthStatusEnc,
    visitsOften,
  }: HouseholdMember): FullMember {
    const healthStatus = this.clear(healthStatusEnc);
    return { name, sex, relationToHead, idNumber: this.clear(idNumberEnc), healthStatus, visitsOften };
  }

  private clear(stored: string | null): string | null {
    return stored === null || stored === '' ? null : this.crypto.decrypt(stored);
  }

  /** The latest declaration about regular visits, by elder. */
  private async wishes(tx: EntityManager, elderIds: readonly number[]): Promise<Map<number, Consent>> {
    const rows = await tx.query<{ id: number }[]>(
      `SELECT MAX(id) AS id FROM consent WHERE kind = 'regular_visits'
         AND elder_id IN (${marks(elderIds)}) GROUP BY elder_id`,
      [...elderIds],
    );
    return keyed(await tx.findBy(Consent, { id: In(rows.map(({ id }) => id)) }), ({ elderId }) => elderId);
  }
}

function keyed<T>(rows: T[], keyOf: (row: T) => number): Map<number, T> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function grouped<T>(rows: T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
