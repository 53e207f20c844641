import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { CONSENT_KINDS, type ConsentKind } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, type PageQuery, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { consentTextOf, consentTextOn } from './consent-texts.js';
import { Consent } from './consent.entity.js';
import type {
  ConsentRecord,
  ConsentRecordPage,
  ConsentTextPage,
  FileSignaturePage,
  FileSignatureView,
  RecordConsent,
  SignFile,
} from './consents.dto.js';
import { elderDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { FileRecords } from './file-records.js';
import { FileSignature } from './file-signature.entity.js';
import type { VisitWishState } from './file-state.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { type FileRows, RegistryRepository } from './registry.repository.js';
import { RegistryMessages } from './registry-messages.js';
import { StatusRecordsService } from './status-records.service.js';
import { RegistryService } from './registry.service.js';

/** What elders agree to: shown in words, declared by somebody in some way, and taken back at any time. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly accounts: AccountsService,
    private readonly registry: RegistryService,
    private readonly repository: RegistryRepository,
    private readonly records: FileRecords,
    private readonly history: FileHistory,
    private readonly judging: HouseholdJudgingService,
    private readonly statuses: StatusRecordsService,
    private readonly messages: RegistryMessages,
  ) {}

  /** The words that are read out today, one of each kind. */
  texts(): ConsentTextPage {
    const kinds = Object.keys(CONSENT_KINDS) as ConsentKind[];
    const items = kinds.map((kind) => {
      const { version, since, text } = consentTextOn(kind, this.clock.today());
      return { kind, version, since, text };
    });
    return { items, nextCursor: null };
  }

  /**
   * Everything an elder declared, latest first.
   * @throws Problem 404 `elder.not_found`, also out of scope
   */
  async list(actor: Actor, elderId: number, query: PageQuery): Promise<ConsentRecordPage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await tx.find(Consent, {
      where: { elderId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return { items: await this.views(tx, elderId, items), nextCursor };
  }

  /**
   * Records what an elder now wishes. It holds at once: the week is planned anew.
   * @throws Problem 404 out of scope, 422 `consent.text_outdated` or `consent.contradiction`
   */
  record(actor: Actor, elderId: number, body: RecordConsent): Promise<ConsentRecord> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/consents`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const { householdId } = await this.registry.getInScope(tx, actor, elderId);
        await this.repository.lockHousehold(tx, householdId);
        const rows = await this.repository.file(tx, elderId);
        const before = await tx.findOne(Consent, {
          where: { elderId, kind: body.kind, familyBindingId: IsNull() },
          order: { id: 'DESC' },
        });
        const consentId = await this.declare(tx, actor, rows, body);
        if (!body.granted && before?.granted) {
          await this.messages.consentWithdrawn(tx, rows.elder, body.kind, actor.accountId);
        }
        await this.audit.record(tx, actor, {
          action: 'consent.record',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: rows.elder.villageCode,
          detail: { consentId, kind: body.kind, granted: body.granted, how: body.declaration.how },
        });
        const row = await tx.findOneByOrFail(Consent, { id: consentId });
        return (await this.views(tx, elderId, [row]))[0] as ConsentRecord;
      }),
    );
  }

  /** Signatures under the form, latest first. @throws Problem 404 `elder.not_found`, also out of scope */
  async signatures(actor: Actor, elderId: number, query: PageQuery): Promise<FileSignaturePage> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await tx.find(FileSignature, {
      where: { elderId, consentId: IsNull(), ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.id]);
    return { items: items.map((row) => this.signatureView(row)), nextCursor };
  }

  /** Keeps a signature under the form. @throws Problem 404 `elder.not_found`, also out of scope */
  sign(actor: Actor, elderId: number, body: SignFile): Promise<FileSignatureView> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/signatures`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const elder = await this.registry.getInScope(tx, actor, elderId);
        const { side, signerName, relation = null, image } = body;
        const id = await this.keepSignature(tx, actor, { elderId, consentId: null, side, signerName, relation, image });
        await this.audit.record(tx, actor, {
          action: 'elder.sign',
          subjectType: 'elder',
          subjectId: elderId,
          regionCode: elder.villageCode,
          detail: { signatureId: id, side },
        });
        return this.signatureView(await tx.findOneByOrFail(FileSignature, { id }));
      }),
    );
  }

  private async declare(tx: EntityManager, actor: Actor, rows: FileRows, body: RecordConsent): Promise<number> {
    const { kind, granted, declaration } = body;
    const reason = granted ? null : (body.reason ?? null);
    const text = consentTextOn(kind, this.clock.today());
    if (text.version !== body.textVersion) {
      throw invalid('consent.text_outdated', '告知内容已更新，请刷新后把新的内容读给老人听，再登记。');
    }
    if (kind === 'home_visit' && granted && rows.elder.refused) {
      throw invalid('consent.contradiction', '老人目前不愿接受定期探访，不能登记同意上门。请先登记愿意接受定期探访。');
    }
    const { elder } = rows;
    const { signer, signerName, relation = null, how, witnessName = null, signature } = declaration;
    const of = { elderId: elder.id, familyBindingId: null, recordedAt: this.clock.now(), recordedBy: actor.accountId };
    const declared = {
      textVersion: text.version,
      textHash: text.hash,
      signer,
      signerNameEnc: this.crypto.encrypt(signerName),
      signerRelation: signer === 'relative' ? relation : null,
      how,
      witnessName: how === 'spoken' ? witnessName : null,
    };
    if (kind === 'regular_visits') await this.statuses.noteWish(tx, actor, elder.id, granted, reason);
    const consentId = await insertRow(tx, Consent, { ...of, ...declared, kind, granted, reason });
    // Who wishes no visits wishes none at home.
    if (kind === 'regular_visits' && !granted && elder.homeVisitConsent) {
      const noText = { ...declared, textVersion: null, textHash: null };
      await insertRow(tx, Consent, { ...of, ...noText, kind: 'home_visit', granted: false, reason });
    }
    if (how === 'signature' && signature !== undefined) {
      const image = { side: 'elder_side' as const, signerName, relation: declared.signerRelation, image: signature };
      await this.keepSignature(tx, actor, { elderId: elder.id, consentId, ...image });
    }
    await this.apply(tx, actor, rows, wishAfter(rows, kind, granted, reason));
    return consentId;
  }

  /** Takes the wish into the file, its history and the week. */
  private async apply(tx: EntityManager, actor: Actor, rows: FileRows, wish: VisitWishState | null): Promise<void> {
    if (wish === null) return;
    const before = this.records.stateOf(rows).elder;
    const after = { ...before, wish };
    const differences = elderDifferences(before, after, () => '');
    if (differences.length === 0) return;
    const { household, elder } = rows;
    const counts = await this.judging.roofmateCounts(tx, household.id);
    await this.history.saveElder(tx, actor, elder, this.records.elderColumns(after), differences);
    await this.judging.judge(tx, actor, household, elder.id, 'facts_changed', counts);
  }

  private keepSignature(
    tx: EntityManager,
    actor: Actor,
    {
      signerName,
      image,
      ...row
    }: Pick<FileSignature, 'elderId' | 'consentId' | 'side' | 'relation'> & {
      signerName: string;
      image: string;
    },
  ): Promise<number> {
    return insertRow(tx, FileSignature, {
      ...row,
      signerNameEnc: this.crypto.encrypt(signerName),
      imageEnc: this.crypto.encrypt(image),
      signedAt: this.clock.now(),
      recordedBy: actor.accountId,
    });
  }

  private async views(tx: EntityManager, elderId: number, rows: Consent[]): Promise<ConsentRecord[]> {
    const latest = await tx.query<{ id: number }[]>(
      'SELECT MAX(id) AS id FROM consent WHERE elder_id = ? GROUP BY kind, family_binding_id',
      [elderId],
    );
    const inForce = new Set(latest.map(({ id }) => id));
    const ids = rows.map(({ id }) => id);
    const signatures = ids.length === 0 ? [] : await tx.findBy(FileSignature, { consentId: In(ids) });
    const images = new Map(signatures.map(({ consentId, imageEnc }) => [consentId, imageEnc]));
    const names = await this.accounts.namesOf(
      rows.map(({ recordedBy }) => recordedBy),
      tx,
    );
    return rows.map((row) => this.viewOf(row, images.get(row.id) ?? null, inForce, names.get(row.recordedBy) ?? ''));
  }

  private viewOf(row: Consent, imageEnc: string | null, inForce: Set<number>, recordedByName: string): ConsentRecord {
    const { id, kind, granted, reason, textVersion, signer, how, witnessName, familyBindingId } = row;
    return {
      id,
      kind,
      granted,
      reason,
      text: consentTextOf(kind, textVersion)?.text ?? null,
      textVersion,
      signer,
      signerName: row.signerNameEnc && this.crypto.decrypt(row.signerNameEnc),
      relation: row.signerRelation,
      how,
      witnessName,
      signature: imageEnc && this.crypto.decrypt(imageEnc),
      familyBindingId,
      inForce: inForce.has(id),
      recordedAt: row.recordedAt.toISOString(),
      recordedByName,
    };
  }

  private signatureView({ id, side, signerNameEnc, relation, imageEnc, signedAt }: FileSignature): FileSignatureView {
    return {
      id,
      side,
      signerName: this.crypto.decrypt(signerNameEnc),
      relation,
      image: this.crypto.decrypt(imageEnc),
      signedAt: signedAt.toISOString(),
    };
  }
}

/** The wish about visits after a declaration; null where it is about something else. */
function wishAfter(
  { elder, wishes }: FileRows,
  kind: RecordConsent['kind'],
  granted: boolean,
  reason: string | null,
): VisitWishState | null {
  const declared = wishes.find((wish) => wish.kind === 'regular_visits')?.reason ?? null;
  const before = { regularVisits: !elder.refused, homeVisit: elder.homeVisitConsent, reason: declared };
  if (kind === 'regular_visits') {
    return { regularVisits: granted, homeVisit: granted && before.homeVisit, reason: granted ? null : reason };
  }
  return kind === 'home_visit' ? { ...before, homeVisit: granted } : null;
}
