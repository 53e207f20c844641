import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { notFound } from '../../platform/errors.js';
import { Files, type FileOwner } from '../../platform/files/files.js';
import { Transactions } from '../../platform/tx.js';
import type { DoorPhotoView } from './door-photo.dto.js';
import { HouseholdsService } from './households.service.js';

const SUBJECT = 'household';

const ownerOf = (householdId: number): FileOwner => ({
  purpose: 'household.door',
  subjectType: SUBJECT,
  subjectId: householdId,
});

/** One photo of a household's door, so that whoever comes for the first time finds it. Nobody is on it. */
@Injectable()
export class DoorPhotosService {
  constructor(
    private readonly transactions: Transactions,
    private readonly households: HouseholdsService,
    private readonly files: Files,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes an uploaded photo; the one before is erased. The same photo again changes nothing.
   * @throws Problem 404 `household.not_found`, also out of scope; 422 `file.unavailable`
   */
  set(actor: Actor, householdId: number, fileId: string): Promise<DoorPhotoView> {
    return this.transactions.run(async (tx) => {
      const { villageCode } = await this.households.lockInScope(tx, actor, householdId);
      const current = await this.of(tx, householdId);
      if (current?.fileId === fileId.toLowerCase()) return current;
      await this.files.release(tx, SUBJECT, householdId);
      await this.files.claim(tx, actor, [fileId], ownerOf(householdId));
      await this.recorded(tx, actor, 'household.photo', householdId, villageCode);
      return this.mustHave(await this.of(tx, householdId));
    });
  }

  /** Erases the photo; where there is none, nothing happens. @throws Problem 404 `household.not_found` */
  remove(actor: Actor, householdId: number): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { villageCode } = await this.households.lockInScope(tx, actor, householdId);
      if (!(await this.of(tx, householdId))) return;
      await this.files.release(tx, SUBJECT, householdId);
      await this.recorded(tx, actor, 'household.photo_removed', householdId, villageCode);
    });
  }

  /** The photo itself. @throws Problem 404 `household.not_found` (also out of scope), `household.no_photo` */
  async open(actor: Actor, householdId: number): Promise<{ mediaType: string; content: Readable }> {
    const photo = await this.transactions.run(async (tx) => {
      await this.households.withPeople(tx, actor, householdId);
      return this.mustHave(await this.of(tx, householdId));
    });
    return this.files.open(photo.fileId, ownerOf(householdId));
  }

  /** Whether there is a photo, and since when. */
  async of(tx: EntityManager, householdId: number): Promise<DoorPhotoView | null> {
    const file = (await this.files.listOf(tx, SUBJECT, [householdId])).at(-1);
    return file ? { fileId: file.clientId, takenAt: (file.claimedAt ?? file.createdAt).toISOString() } : null;
  }

  private mustHave(photo: DoorPhotoView | null): DoorPhotoView {
    if (!photo) throw notFound('这一户没有门口照片。', 'household.no_photo');
    return photo;
  }

  private recorded(tx: EntityManager, actor: Actor, action: string, subjectId: number, regionCode: string) {
    return this.audit.record(tx, actor, { action, subjectType: SUBJECT, subjectId, regionCode });
  }
}
