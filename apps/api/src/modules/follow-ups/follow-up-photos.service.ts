import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Files, type FileOwner } from '../../platform/files/files.js';
import { FollowUpsService } from './follow-ups.service.js';

const ownerOf = (followUpId: number): FileOwner => ({
  purpose: 'follow_up.photo',
  subjectType: 'follow_up',
  subjectId: followUpId,
});

/** Photos of what was found and of how it was mended. They may be left out. */
@Injectable()
export class FollowUpPhotosService {
  constructor(
    private readonly files: Files,
    private readonly followUps: FollowUpsService,
  ) {}

  /**
   * Makes uploaded photos part of a follow-up, in the transaction of the step at which they were taken.
   * @returns their ids as the step keeps them
   * @throws Problem 422 `file.unavailable`
   */
  async claim(tx: EntityManager, actor: Actor, id: number, fileIds: readonly string[]): Promise<string[] | null> {
    if (fileIds.length === 0) return null;
    await this.files.claim(tx, actor, fileIds, ownerOf(id));
    return fileIds.map((fileId) => fileId.toLowerCase());
  }

  /** The photo itself. @throws Problem 404 `follow_up.unknown` (also out of scope), `file.unknown` */
  async open(actor: Actor, id: number, fileId: string): Promise<{ mediaType: string; content: Readable }> {
    await this.followUps.read(actor, id);
    return this.files.open(fileId, ownerOf(id));
  }
}
