import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Files } from '../../platform/files/files.js';
import { type FileKind, kindOf } from '../../platform/files/media-types.js';
import { forUpdate } from '../../platform/tx.js';
import { Visit } from './visit.entity.js';

/** What may be added to a visit. */
export type Attachment = 'photo' | 'voiceNote';

/** The files of a visit that are kept, the first first. */
export interface AttachedFiles {
  photos: string[];
  voiceNotes: string[];
}

export const NO_FILES: AttachedFiles = { photos: [], voiceNotes: [] };

/** The table whose rows own the files. */
export const VISIT_SUBJECT = 'visit';

/** What each is as a file, and where the visit counts it. */
export const ATTACHMENTS = {
  photo: { purpose: 'visit.photo', accepts: ['image'], counted: 'photoCount' },
  voiceNote: { purpose: 'visit.voice', accepts: ['audio'], counted: 'voiceNoteCount' },
} as const satisfies Record<
  Attachment,
  { purpose: string; accepts: readonly FileKind[]; counted: 'photoCount' | 'voiceNoteCount' }
>;

/** Photos and voice notes of visits, as rows. Who may see or add them is for the services to know. */
@Injectable()
export class VisitFiles {
  constructor(private readonly files: Files) {}

  /** The files of some visits, in one statement. */
  async attachedTo(manager: EntityManager, visitIds: readonly number[]): Promise<Map<number, AttachedFiles>> {
    const attached = new Map<number, AttachedFiles>();
    for (const { clientId, mediaType, subjectId } of await this.files.listOf(manager, VISIT_SUBJECT, visitIds)) {
      if (subjectId === null) continue;
      const own = attached.get(subjectId) ?? { photos: [], voiceNotes: [] };
      own[kindOf(mediaType) === 'image' ? 'photos' : 'voiceNotes'].push(clientId);
      attached.set(subjectId, own);
    }
    return attached;
  }

  /**
   * Gives the files of a record, already void, to the record that took its place. The old one keeps its counts as they
   * were.
   */
  async handOver(tx: EntityManager, fromId: number, toId: number): ReturnType<VisitFiles['of']> {
    // It was made void and so is locked: a photo that arrives now waits, and finds it void.
    const { photoCount, voiceNoteCount } = await tx.findOneByOrFail(Visit, { id: fromId });
    await this.files.handOver(tx, VISIT_SUBJECT, fromId, toId);
    await tx.update(Visit, { id: toId }, { photoCount, voiceNoteCount });
    return this.of(tx, toId);
  }

  /** What one visit has. */
  async of(tx: EntityManager, visitId: number): Promise<AttachedFiles & Pick<Visit, 'photoCount' | 'voiceNoteCount'>> {
    const { photoCount, voiceNoteCount } = await tx.findOneByOrFail(Visit, { id: visitId });
    const attached = (await this.attachedTo(tx, [visitId])).get(visitId);
    return { photoCount, voiceNoteCount, ...(attached ?? NO_FILES) };
  }

  /** Counts one more at a visit that is locked. */
  async count(tx: EntityManager, visit: Visit, counted: 'photoCount' | 'voiceNoteCount'): Promise<void> {
    await tx.update(Visit, { id: visit.id }, { [counted]: visit[counted] + 1 });
  }

  /** A record by the id that the phone gave it, locked so that files are counted one by one. */
  lock(tx: EntityManager, clientId: string): Promise<Visit | null> {
    return tx.findOne(Visit, { where: { clientId }, ...forUpdate(tx) });
  }
}
