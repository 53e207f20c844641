import { Injectable } from '@nestjs/common';
import { type ElderStatus, maskResidentId } from '@tanfang/domain';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { booleanOf } from '../../platform/database/rows.js';
import { RegionsService } from '../regions/regions.service.js';
import { Contact } from './contact.entity.js';
import { Elder } from './elder.entity.js';
import { FileRecords } from './file-records.js';
import { Household } from './household.entity.js';
import { IdNumbersService } from './id-numbers.service.js';

/** A file that the city has with an ID number of a list. */
export interface MatchedFile {
  elderId: number;
  inScope: boolean;
  /** The file as far as this person may know it, in a sentence. */
  message: string;
  householdId: number;
  villageCode: string;
  townCode: string;
  status: ElderStatus;
  version: number;
  householdVersion: number;
  facts: Elder['facts'];
  wish: { regularVisits: boolean; homeVisit: boolean };
}

/** The facts of a file as they are kept. */
export type FileFacts = Elder['facts'];

/** How a file is named in a list. */
export interface FileName {
  name: string;
  maskedIdNumber: string;
}

/** Who is first and second on a file's list of contacts. */
export type KnownContact = Pick<Contact, 'id' | 'name' | 'relation' | 'sex'>;

/** What whole lists of people ask the register: who of them has a file. */
@Injectable()
export class FileMatchingService {
  constructor(
    private readonly regions: RegionsService,
    private readonly records: FileRecords,
    private readonly idNumbers: IdNumbersService,
    private readonly crypto: FieldCrypto,
  ) {}

  /** Fingerprint by which an ID number is found. @param normalized the number in its normal form */
  indexOf(normalized: string): string {
    return this.records.idNumberIndex(normalized);
  }

  /** The files of ID numbers, by fingerprint; those that exist nowhere are left out. */
  async match(tx: EntityManager, actor: Actor, indices: readonly string[]): Promise<Map<string, MatchedFile>> {
    const found = new Map<string, MatchedFile>();
    if (indices.length === 0) return found;
    const rows = await tx
      .createQueryBuilder(Elder, 'elder')
      .innerJoin(Household, 'household', 'household.id = elder.householdId')
      .addSelect('household.version', 'household_version_now')
      .where('elder.idNumberIndex IN (:...indices)', { indices })
      .getRawAndEntities<{ household_version_now: number }>();
    rows.entities.forEach((elder, i) => {
      const inScope = this.regions.covers(actor, elder.villageCode);
      found.set(elder.idNumberIndex, {
        elderId: elder.id,
        inScope,
        message: this.idNumbers.duplicateMessage(elder, inScope),
        householdId: elder.householdId,
        villageCode: elder.villageCode,
        townCode: elder.townCode,
        status: elder.status,
        version: elder.version,
        householdVersion: rows.raw[i]?.household_version_now ?? 0,
        facts: elder.facts,
        wish: { regularVisits: !booleanOf(elder.refused), homeVisit: booleanOf(elder.homeVisitConsent) },
      });
    });
    return found;
  }

  /** The contacts of a file, in the order in which they are called. */
  contactsOf(tx: EntityManager, elderId: number): Promise<KnownContact[]> {
    return tx.find(Contact, { where: { elderId }, order: { ordinal: 'ASC' } });
  }

  /** How files are named, by the elders' ids. */
  async namesOf(tx: EntityManager, elderIds: readonly number[]): Promise<Map<number, FileName>> {
    if (elderIds.length === 0) return new Map();
    const elders = await tx.find(Elder, {
      select: { id: true, name: true, idNumberEnc: true },
      where: { id: In([...elderIds]) },
    });
    return new Map(
      elders.map(({ id, name, idNumberEnc }) => [
        id,
        { name, maskedIdNumber: maskResidentId(this.crypto.decrypt(idNumberEnc)) },
      ]),
    );
  }

  /** Versions of all files of a household, and its own. */
  async versionsOf(
    tx: EntityManager,
    householdId: number,
  ): Promise<{ household: number; elders: Map<number, number> }> {
    const elders = await tx.find(Elder, { select: { id: true, version: true }, where: { householdId } });
    const household = await tx.findOneOrFail(Household, {
      select: { id: true, version: true },
      where: { id: householdId },
    });
    return { household: household.version, elders: new Map(elders.map(({ id, version }) => [id, version])) };
  }

  /** The household of a file; null where there is no such file any more. */
  async householdOf(tx: EntityManager, elderId: number): Promise<number | null> {
    const elder = await tx.findOne(Elder, { select: { id: true, householdId: true }, where: { id: elderId } });
    return elder?.householdId ?? null;
  }
}
