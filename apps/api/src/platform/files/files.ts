import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Actor } from '../actor.js';
import { Audit } from '../audit.js';
import { Clock } from '../clock.js';
import { Config } from '../config.js';
import { FieldCrypto } from '../crypto.js';
import { insertRow } from '../database/insert-row.js';
import { Problem, conflict, invalid, notFound } from '../errors.js';
import { forUpdate, Transactions } from '../tx.js';
import type { StoredFileView } from './file.dto.js';
import { FileStore } from './file-store.js';
import { type FileKind, kindOf, mediaTypeOf, registeredType } from './media-types.js';
import { StoredFile } from './stored-file.entity.js';
import { BrokenPicture, stripMetadata } from './strip-metadata.js';

/** Whose a file becomes. */
export interface FileOwner {
  /** What it is to the owner: `visit.photo`. */
  purpose: string;
  /** Table of the owner. */
  subjectType: string;
  subjectId: number;
}

/** Photos, voice notes and papers: uploaded first, then claimed by the record that they belong to. */
@Injectable()
export class Files {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly store: FileStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly config: Config,
  ) {}

  /**
   * Keeps what a phone sent. The row comes before the bytes, so that bytes without a row cannot be left behind; a phone
   * that repeats after a breakdown finds its row and writes the bytes again.
   */
  async upload(actor: Actor, clientId: string, received: Buffer): Promise<StoredFileView> {
    const mediaType = mediaTypeOf(received);
    if (!mediaType) {
      const detail =
        '这种文件不能上传。可以上传照片（JPEG、PNG、WebP）、录音（M4A、AAC、MP3、AMR、WebM、Ogg）、PDF、Word（.docx）和 Excel（.xlsx）。';
      throw new Problem(415, 'file.type_refused', detail);
    }
    const bytes = this.stripped(mediaType, received);
    const digest = createHash('sha256').update(received).digest('hex');
    const sent = { clientId, contentIndex: this.crypto.blindIndex('file', digest) };

    const announced = await this.transactions.run(async (tx) => {
      const earlier = await tx.findOneBy(StoredFile, { clientId });
      if (earlier) return this.sameUpload(actor, earlier, sent.contentIndex);
      await this.mustFitToday(tx, actor, bytes.length);
      const row = {
        ...sent,
        accountId: actor.accountId,
        mediaType,
        byteSize: bytes.length,
        storedName: randomBytes(16).toString('hex'),
        state: 'receiving' as const,
        purpose: null,
        subjectType: null,
        subjectId: null,
        claimedAt: null,
        createdAt: this.clock.now(),
      };
      const id = await insertRow(tx, StoredFile, row);
      await this.audit.record(tx, actor, {
        action: 'file.upload',
        subjectType: 'stored_file',
        subjectId: id,
        detail: { mediaType, byteSize: bytes.length },
      });
      return { id, ...row };
    });
    if (announced.state === 'receiving') {
      await this.store.write(announced.storedName, bytes);
      await this.dataSource.manager.update(StoredFile, { id: announced.id, state: 'receiving' }, { state: 'ready' });
    }
    return { id: clientId, mediaType: announced.mediaType, byteSize: announced.byteSize };
  }

  /**
   * Makes uploaded files part of a record, in the record's transaction. The same claim again changes nothing.
   * @param fileIds ids that the phone gave them
   * @param accepts kinds that fit the purpose
   * @throws Problem 422 `file.unavailable` when one is missing, somebody else's, of another kind or part of another record
   */
  async claim(
    tx: EntityManager,
    actor: Actor,
    fileIds: readonly string[],
    owner: FileOwner,
    accepts: readonly FileKind[] = ['image'],
  ): Promise<void> {
    const wanted = [...new Set(fileIds.map((id) => id.toLowerCase()))];
    if (wanted.length === 0) return;
    const found = await tx.find(StoredFile, {
      where: { clientId: In(wanted), accountId: actor.accountId, state: 'ready' },
      order: { id: 'ASC' },
      ...forUpdate(tx),
    });
    const fits = (file: StoredFile): boolean =>
      accepts.includes(kindOf(file.mediaType)) && (file.claimedAt === null || belongsTo(file, owner));
    if (found.length !== wanted.length || !found.every(fits)) {
      throw invalid(
        'file.unavailable',
        '有文件没有传上来、已过期，或不是这里能用的文件。填写的内容还在，请重新添加文件后再提交。',
      );
    }
    const free = found.filter(({ claimedAt }) => claimedAt === null).map(({ id }) => id);
    if (free.length > 0) await tx.update(StoredFile, { id: In(free) }, { ...owner, claimedAt: this.clock.now() });
  }

  /** The files of some records, the oldest first. */
  listOf(tx: EntityManager, subjectType: string, subjectIds: readonly number[]): Promise<StoredFile[]> {
    if (subjectIds.length === 0) return Promise.resolve([]);
    const where = { subjectType, subjectId: In([...subjectIds]), state: 'ready' as const };
    return tx.find(StoredFile, { where, order: { id: 'ASC' } });
  }

  /** Whose a file is that the actor uploaded; null when it belongs to no record, or is not his. */
  async subjectOf(
    tx: EntityManager,
    { accountId }: Actor,
    fileId: string,
  ): Promise<Pick<StoredFile, 'subjectType' | 'subjectId'> | null> {
    const file = await tx.findOneBy(StoredFile, { clientId: fileId.toLowerCase(), accountId, state: 'ready' });
    return file?.claimedAt ? file : null;
  }

  /** The content of a file of one record. Whether the reader may see the record is for the caller to know. */
  async open(
    fileId: string,
    owner: Pick<FileOwner, 'subjectType' | 'subjectId'>,
  ): Promise<{ mediaType: string; byteSize: number; content: Readable }> {
    const { subjectType, subjectId } = owner;
    const where = { clientId: fileId.toLowerCase(), subjectType, subjectId, state: 'ready' as const };
    const file = await this.dataSource.manager.findOneBy(StoredFile, where);
    if (!file) throw notFound('没有找到这个文件，可能已按期限删除。', 'file.unknown');
    const { mediaType, byteSize } = file;
    return { mediaType: registeredType(mediaType), byteSize, content: await this.store.read(file.storedName) };
  }

  /** Gives the files of one record to another that takes its place, in that transaction. */
  async handOver(tx: EntityManager, subjectType: string, fromId: number, toId: number): Promise<void> {
    await tx.update(StoredFile, { subjectType, subjectId: fromId }, { subjectId: toId });
  }

  /**
   * Lets files of a purpose go whose time is over; the hourly job takes the bytes.
   * @param claimedBefore instant
   * @returns how many
   */
  async releaseOld(tx: EntityManager, purpose: string, claimedBefore: Date): Promise<number> {
    const old = { purpose, claimedAt: LessThan(claimedBefore), state: 'ready' as const };
    const { affected } = await tx.update(StoredFile, old, { state: 'erasing' });
    return affected ?? 0;
  }

  /** Lets the files of a record go, in the transaction that erases it; the hourly job takes the bytes. */
  async release(tx: EntityManager, subjectType: string, subjectId: number): Promise<void> {
    await tx.update(StoredFile, { subjectType, subjectId }, { state: 'erasing' });
  }

  /**
   * Erases what nobody claimed until `before`, and what was released.
   * @returns how many files went
   */
  async eraseUnclaimed(before: Date): Promise<number> {
    const { manager } = this.dataSource;
    // Marked in one statement: a claim under way has the row locked, and afterwards it is claimed.
    await manager
      .createQueryBuilder()
      .update(StoredFile)
      .set({ state: 'erasing' })
      .where('state IN (:...states) AND claimed_at IS NULL AND created_at < :before')
      .setParameters({ states: ['receiving', 'ready'], before: this.instant(before) })
      .execute();
    let erased = 0;
    for (;;) {
      const files = await manager.find(StoredFile, { where: { state: 'erasing' }, order: { id: 'ASC' }, take: 200 });
      if (files.length === 0) return erased;
      for (const { storedName } of files) await this.store.erase(storedName);
      await manager.delete(StoredFile, { id: In(files.map(({ id }) => id)) });
      erased += files.length;
    }
  }

  private stripped(mediaType: string, bytes: Buffer): Buffer {
    try {
      return stripMetadata(mediaType, bytes);
    } catch (error) {
      if (!(error instanceof BrokenPicture)) throw error;
      throw invalid('file.broken', '这张照片不完整，打不开。请重新拍一张，或选另一张。');
    }
  }

  private sameUpload(actor: Actor, earlier: StoredFile, contentIndex: string): StoredFile {
    if (earlier.accountId !== actor.accountId || earlier.contentIndex !== contentIndex) {
      throw conflict('client_id.reused', '这个文件编号已用于另一个文件。请重新选择文件后上传。');
    }
    if (earlier.state === 'erasing') {
      throw new Problem(503, 'file.erasing', '这个文件过期了，正在清除。请稍后再上传一次。', { retryAfter: 60 });
    }
    return earlier;
  }

  /** A bound against a broken or stolen phone; two uploads at the same instant may pass it by one file. */
  private async mustFitToday(tx: EntityManager, actor: Actor, size: number): Promise<void> {
    const today = this.clock.startOf(this.clock.today());
    const row = await tx
      .createQueryBuilder(StoredFile, 'file')
      .select('COALESCE(SUM(file.byteSize), 0)', 'used')
      .where('file.accountId = :accountId AND file.createdAt >= :today')
      .setParameters({ accountId: actor.accountId, today: this.instant(today) })
      .getRawOne<{ used: number | string }>();
    const limit = this.config.get('filesPerDayMb');
    if (Number(row?.used ?? 0) + size <= limit * 1024 * 1024) return;
    const wait = Math.ceil((today.getTime() + 86_400_000 - this.clock.now().getTime()) / 1000);
    const detail = `今天上传的文件已到 ${limit} MB，这个文件没有上传，还在手机里。明天可以继续上传。`;
    throw new Problem(429, 'file.quota', detail, { retryAfter: wait });
  }

  /** An instant as the engine compares it in a query of one's own. */
  private instant(value: Date): unknown {
    const column = this.dataSource.getMetadata(StoredFile).findColumnWithPropertyName('createdAt');
    if (!column) throw new Error('stored_file has no created_at');
    return this.dataSource.driver.preparePersistentValue(value, column);
  }
}

function belongsTo(file: StoredFile, owner: FileOwner): boolean {
  const { purpose, subjectType, subjectId } = owner;
  return file.purpose === purpose && file.subjectType === subjectType && file.subjectId === subjectId;
}
