import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { Consent } from './consent.entity.js';
import { Contact } from './contact.entity.js';
import type { Elder } from './elder.entity.js';
import type { ContactState, ElderState, FileState, HouseholdState, MemberState, VisitWishState } from './file-state.js';
import type { Household } from './household.entity.js';
import { HouseholdMember } from './household-member.entity.js';
import { pinyinOf } from './names-in-pinyin.js';
import type { FileRows } from './registry.repository.js';
import { StatusRecordsService } from './status-records.service.js';

type ElderColumns = Pick<
  Elder,
  | 'name'
  | 'namePinyin'
  | 'nameInitials'
  | 'phoneEnc'
  | 'phoneIndex'
  | 'relationToHead'
  | 'hukouAddress'
  | 'abilityTick'
  | 'illnessHistoryEnc'
  | 'facts'
  | 'economy'
  | 'helpReceived'
  | 'targetTypesTicked'
  | 'refused'
  | 'homeVisitConsent'
  | 'assignedVisitorId'
>;
type HouseholdColumns = Pick<Household, 'address' | 'gridName' | 'livingConditions' | 'familyIncome'>;

/** Between the rows of a file, with numbers and illnesses encrypted, and its state in memory. */
@Injectable()
export class FileRecords {
  constructor(
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
    private readonly statuses: StatusRecordsService,
  ) {}

  /** The file in memory, everything in the clear. */
  stateOf(rows: FileRows): FileState {
    return { elder: this.elderState(rows), household: this.householdState(rows.household, rows.members) };
  }

  /** The household in memory. */
  householdState(household: Household, members: HouseholdMember[]): HouseholdState {
    const { address, gridName, livingConditions, familyIncome } = household;
    return { address, gridName, livingConditions, familyIncome, members: members.map((row) => this.memberState(row)) };
  }

  /** Columns of the elder's row, as far as they follow from the state. */
  elderColumns(state: ElderState): ElderColumns {
    return {
      name: state.name,
      ...pinyinOf(state.name),
      phoneEnc: this.encrypted(state.phone),
      phoneIndex: state.phone === null ? null : this.phoneIndex(state.phone),
      relationToHead: state.relationToHead,
      hukouAddress: state.hukouAddress,
      abilityTick: state.health.abilityTick,
      illnessHistoryEnc: this.encrypted(state.health.illnessHistory),
      facts: state.facts,
      economy: state.economy,
      helpReceived: state.help,
      targetTypesTicked: state.targetTypesTicked,
      refused: !state.wish.regularVisits,
      homeVisitConsent: state.wish.homeVisit,
      assignedVisitorId: state.assignedVisitorId,
    };
  }

  /** Columns of the household's row, as far as they follow from the state. */
  householdColumns({ address, gridName, livingConditions, familyIncome }: HouseholdState): HouseholdColumns {
    return { address, gridName, livingConditions, familyIncome };
  }

  /** Makes the elder's contacts those of the state. */
  async saveContacts(tx: EntityManager, elderId: number, contacts: ContactState[]): Promise<void> {
    const kept = new Set(contacts.map((contact) => contact.id));
    for (const row of await tx.findBy(Contact, { elderId })) {
      if (!kept.has(row.id)) await tx.delete(Contact, row.id);
    }
    for (const [i, { id, name, relation, sex, phone }] of contacts.entries()) {
      const columns = { elderId, ordinal: i + 1, name, relation, sex, phoneEnc: this.crypto.encrypt(phone) };
      if (id === null) await tx.insert(Contact, columns);
      else await tx.update(Contact, id, columns);
    }
  }

  /** Makes the household's members those of the state. */
  async saveMembers(tx: EntityManager, householdId: number, members: MemberState[]): Promise<void> {
    const kept = new Set(members.map((member) => member.id));
    for (const row of await tx.findBy(HouseholdMember, { householdId })) {
      if (!kept.has(row.id)) await tx.delete(HouseholdMember, row.id);
    }
    for (const [i, { id, idNumber, healthStatus, ...rest }] of members.entries()) {
      const secret = { idNumberEnc: this.encrypted(idNumber), healthStatusEnc: this.encrypted(healthStatus) };
      const columns = { ...rest, ...secret, householdId, ordinal: i + 1 };
      if (id === null) await tx.insert(HouseholdMember, columns);
      else await tx.update(HouseholdMember, id, columns);
    }
  }

  /** Adds the elder's declaration, also to the entries about the status; earlier ones stay. */
  async addWish(tx: EntityManager, actor: Actor, elderId: number, wish: VisitWishState): Promise<void> {
    const declared = { elderId, familyBindingId: null, recordedAt: this.clock.now(), recordedBy: actor.accountId };
    const { regularVisits, homeVisit, reason } = wish;
    await this.statuses.noteWish(tx, actor, elderId, regularVisits, reason);
    await tx.insert(Consent, { ...declared, kind: 'regular_visits', granted: regularVisits, reason });
    await tx.insert(Consent, { ...declared, kind: 'home_visit', granted: homeVisit, reason: null });
  }

  /** Fingerprint by which a file is found by its ID number. */
  idNumberIndex(normalized: string): string {
    return this.crypto.blindIndex('id_number', normalized);
  }

  /** Fingerprint by which elders are found by their phone. */
  phoneIndex(normalized: string): string {
    return this.crypto.blindIndex('phone', normalized);
  }

  private elderState({ elder, contacts, wishes }: FileRows): ElderState {
    return {
      name: elder.name,
      phone: this.decrypted(elder.phoneEnc),
      hukouAddress: elder.hukouAddress,
      relationToHead: elder.relationToHead,
      facts: elder.facts,
      targetTypesTicked: elder.targetTypesTicked,
      contacts: contacts.map(({ id, name, relation, sex, phoneEnc }) => ({
        id,
        name,
        relation,
        sex,
        phone: this.crypto.decrypt(phoneEnc),
      })),
      health: { illnessHistory: this.decrypted(elder.illnessHistoryEnc), abilityTick: elder.abilityTick },
      economy: elder.economy,
      help: elder.helpReceived,
      wish: {
        regularVisits: !elder.refused,
        homeVisit: elder.homeVisitConsent,
        reason: wishes.find((wish) => wish.kind === 'regular_visits')?.reason ?? null,
      },
      assignedVisitorId: elder.assignedVisitorId,
    };
  }

  private memberState(row: HouseholdMember): MemberState {
    return {
      id: row.id,
      name: row.name,
      sex: row.sex,
      relationToHead: row.relationToHead,
      livesHere: row.livesHere,
      idNumber: this.decrypted(row.idNumberEnc),
      birthDate: row.birthDate,
      healthStatus: this.decrypted(row.healthStatusEnc),
      visitsOften: row.visitsOften,
      abilityScore: row.abilityScore,
      dementiaDiagnosed: row.dementiaDiagnosed,
      disabilityGrade: row.disabilityGrade,
      seriousIllnessVerified: row.seriousIllnessVerified,
    };
  }

  private encrypted(text: string | null): string | null {
    return text === null ? null : this.crypto.encrypt(text);
  }

  private decrypted(stored: string | null): string | null {
    return stored === null ? null : this.crypto.decrypt(stored);
  }
}
