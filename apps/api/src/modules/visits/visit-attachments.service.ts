import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { policyOn } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import { Files } from '../../platform/files/files.js';
import { Transactions } from '../../platform/tx.js';
import { checkAttach, isOwn, unknownVisit } from './change-rules.js';
import type { VisitAttachments } from './visit-attachments.dto.js';
import { VisitChangesRepository } from './visit-changes.repository.js';
import { ATTACHMENTS, type Attachment, VISIT_SUBJECT, VisitFiles } from './visit-files.js';
import { VISIT_PARAMETERS } from './visit-parameters.js';
import type { Visit } from './visit.entity.js';
import { VisitsRepository } from './visits.repository.js';

/** A visit has one voice note at most: what is longer belongs into the record's own words. */
const VOICE_NOTES_MOST = 1;

/** Photos and a voice note of a visit, both optional. The record goes first, its files follow when the network allows. */
@Injectable()
export class VisitAttachmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly files: Files,
    private readonly visitFiles: VisitFiles,
    private readonly changes: VisitChangesRepository,
    private readonly repository: VisitsRepository,
  ) {}

  /**
   * Adds an uploaded file to a visit. The same file again changes nothing, also when the record was corrected since.
   * @param clientId the id that the phone gave to the visit
   * @throws Problem 404 `visit.unknown` out of scope, 403 `visit.not_own`, 409 `visit.void`, 422 `visit.too_old`,
   * `visit.photos_full`, `visit.voice_note_full`, `visit.voice_note_too_large`, `file.unavailable`
   */
  attach(actor: Actor, clientId: string, kind: Attachment, fileId: string): Promise<VisitAttachments> {
    return this.transactions.run(async (tx) => {
      const visit = await this.find(tx, actor, clientId);
      const owner = await this.ownerAmong(tx, actor, visit, fileId);
      if (owner !== null) return this.attachedTo(tx, owner);
      checkAttach(actor, visit, this.clock.today());
      this.mustFit(visit, kind);
      const { purpose, accepts, counted } = ATTACHMENTS[kind];
      const subject = { purpose, subjectType: VISIT_SUBJECT, subjectId: visit.id };
      await this.files.claim(tx, actor, [fileId], subject, accepts);
      if (kind === 'voiceNote') await this.mustBeShort(tx, visit.id, fileId);
      await this.visitFiles.count(tx, visit, counted);
      await this.audit.record(tx, actor, {
        action: 'visit.attach',
        subjectType: 'visit',
        subjectId: visit.id,
        regionCode: visit.villageCode,
        detail: { elderId: visit.elderId, purpose },
      });
      return this.attachedTo(tx, visit.id);
    });
  }

  /** The file itself. @throws Problem 404 `visit.unknown` (also out of scope), `file.unknown` */
  async open(actor: Actor, visitId: number, fileId: string): Promise<{ mediaType: string; content: Readable }> {
    const visit = await this.repository.findInScope(this.dataSource.manager, actor, visitId);
    if (!visit) throw unknownVisit();
    return this.files.open(fileId, { subjectType: VISIT_SUBJECT, subjectId: visitId });
  }

  /** One's own record is found wherever the elder lives by now; that of others in scope, to be refused by rule. */
  private async find(tx: EntityManager, actor: Actor, clientId: string): Promise<Visit> {
    const visit = await this.visitFiles.lock(tx, clientId.toLowerCase());
    if (!visit) throw unknownVisit();
    if (!isOwn(actor, visit) && !(await this.repository.findInScope(tx, actor, visit.id))) throw unknownVisit();
    return visit;
  }

  /** Which record has the file already: this one, or one that took its place. */
  private async ownerAmong(tx: EntityManager, actor: Actor, visit: Visit, fileId: string): Promise<number | null> {
    const own = await this.files.subjectOf(tx, actor, fileId);
    if (own?.subjectType !== VISIT_SUBJECT) return null;
    for (let id: number | null = visit.id; id !== null; id = await this.changes.replacementOf(tx, id)) {
      if (id === own.subjectId) return id;
    }
    return null;
  }

  private mustFit(visit: Visit, kind: Attachment): void {
    const { visitPhotosMost } = policyOn(this.clock.today());
    if (kind === 'photo' && visit.photoCount >= visitPhotosMost) {
      throw invalid('visit.photos_full', `一次探访最多 ${visitPhotosMost} 张照片，这次探访已经够了，不能再加。`);
    }
    if (kind === 'voiceNote' && visit.voiceNoteCount >= VOICE_NOTES_MOST) {
      throw invalid('visit.voice_note_full', '这次探访已有语音，不能再加。');
    }
  }

  private async mustBeShort(tx: EntityManager, visitId: number, fileId: string): Promise<void> {
    const files = await this.files.listOf(tx, VISIT_SUBJECT, [visitId]);
    const size = files.find(({ clientId }) => clientId === fileId.toLowerCase())?.byteSize ?? 0;
    if (size <= VISIT_PARAMETERS.voiceNoteBytes) return;
    const { visitVoiceSeconds } = policyOn(this.clock.today());
    throw invalid('visit.voice_note_too_large', `语音太长，没有加上。请重新录一段，最长 ${visitVoiceSeconds} 秒。`);
  }

  private async attachedTo(tx: EntityManager, visitId: number): Promise<VisitAttachments> {
    return { visitId, ...(await this.visitFiles.of(tx, visitId)) };
  }
}
