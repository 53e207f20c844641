import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DocumentKind } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import type { DocumentFormat, OutgoingDocument } from '../../platform/documents/index.js';
import { forbidden, notFound, Problem } from '../../platform/errors.js';
import { may, type Permission } from '../../platform/permissions.js';
import { forUpdate, Transactions } from '../../platform/tx.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { RevealsService } from '../registry/reveals.service.js';
import { IssuedDocument } from './issued-document.entity.js';
import type { IssuedPaper } from './paper.dto.js';

/** Long enough for a slow phone to begin; the download itself may take longer. */
const TICKET_MINUTES = 3;
const TICKET_BYTES = 32;

/** What asking for a document comes to. */
export interface Prepared {
  /** Without the ending. */
  name: string;
  format: DocumentFormat;
  /** Where the people in it live. */
  regionCode: string;
  itemCount: number;
  purpose: string | null;
  /** Whose numbers it shows in clear; each file then says who took them. */
  numbersOf: readonly number[];
  /** What has to be written before, with the ticket. @returns how many items there are then, if that changed */
  before?: (tx: EntityManager) => Promise<number>;
}

/** Who prints, when and what for, as it stands on the document. */
export interface Printing {
  actor: Actor;
  printedBy: string;
  purpose: string | null;
}

/** One kind of document. */
export interface PaperMaker<Request> {
  readonly kind: DocumentKind;
  readonly permission: Permission;
  /** Looks whether the document may be made: scope, limits, whether there is anything. @throws Problem */
  prepare(actor: Actor, request: Request): Promise<Prepared>;
  /** Makes it, in the scope of whoever asked. */
  make(request: Request, printing: Printing): Promise<Pick<OutgoingDocument, 'body'>>;
}

/** Hands out documents in two steps: a ticket to whoever is signed in and says what for, then the file for the ticket. */
@Injectable()
export class PapersService {
  private readonly makers = new Map<DocumentKind, PaperMaker<unknown>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly reveals: RevealsService,
    private readonly audit: Audit,
    private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** Makes a kind of document known. Called in `onModuleInit`. */
  add<Request>(maker: PaperMaker<Request>): void {
    this.makers.set(maker.kind, maker as PaperMaker<unknown>);
  }

  /** Checks what is asked for, logs it, and gives a ticket for it. */
  async issue<Request extends object>(actor: Actor, kind: DocumentKind, request: Request): Promise<IssuedPaper> {
    const maker = this.makerOf(kind);
    const prepared = await maker.prepare(actor, request);
    const ticket = randomBytes(TICKET_BYTES).toString('base64url');
    const issuedAt = this.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + TICKET_MINUTES * 60_000);
    const itemCount = await this.transactions.run(async (tx) => {
      const count = (await prepared.before?.(tx)) ?? prepared.itemCount;
      const fullNumbers = prepared.numbersOf.length > 0;
      const document = await tx.save(
        tx.create(IssuedDocument, {
          ticketHash: hashOf(ticket),
          accountId: actor.accountId,
          sessionId: actor.sessionId,
          kind,
          format: prepared.format,
          requestEnc: this.crypto.encrypt(JSON.stringify({ request, name: prepared.name })),
          purpose: prepared.purpose,
          regionCode: prepared.regionCode,
          itemCount: count,
          fullNumbers,
          issuedAt,
          expiresAt,
          fetchedAt: null,
        }),
      );
      if (fullNumbers) {
        await this.reveals.recordAll(tx, actor, prepared.numbersOf, prepared.purpose ?? '');
      }
      await this.audit.record(tx, actor, {
        action: maker.permission,
        subjectType: 'issued_document',
        subjectId: document.id,
        regionCode: prepared.regionCode,
        detail: { kind, format: prepared.format, itemCount: count, fullNumbers },
      });
      return count;
    });
    return {
      path: `/api/v1/papers/${ticket}`,
      fileName: `${prepared.name}.${prepared.format}`,
      format: prepared.format,
      itemCount,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /**
   * The document of a ticket, once.
   * @throws Problem 404 `document.unknown`; 410 `document.expired` when used or too old; 401 when the session has ended
   */
  async fetch(ticket: string): Promise<OutgoingDocument> {
    const { document, actor } = await this.redeem(ticket);
    const maker = this.makerOf(document.kind);
    const { request, name } = JSON.parse(this.crypto.decrypt(document.requestEnc)) as { request: object; name: string };
    const printedBy = `${actor.displayName} ${this.clock.textOf(document.issuedAt)}`;
    const made = await maker.make(request, { actor, printedBy, purpose: document.purpose });
    return { name, format: document.format, ...made };
  }

  private redeem(ticket: string): Promise<{ document: IssuedDocument; actor: Actor }> {
    return this.transactions.run(async (tx) => {
      const where = { ticketHash: hashOf(ticket) };
      const document = await tx.findOne(IssuedDocument, { where, ...forUpdate(tx) });
      if (!document) throw notFound('没有这个下载链接，请回到原来的页面重新下载。', 'document.unknown');
      const now = this.clock.now();
      if (document.fetchedAt || document.expiresAt <= now) {
        throw new Problem(410, 'document.expired', '下载链接几分钟内有效，只能用一次。请回到原来的页面重新下载。');
      }
      const actor = await this.sessions.actorOfSession(document.accountId, document.sessionId, tx);
      if (!may(actor.role, this.makerOf(document.kind).permission)) {
        throw forbidden('您的账号没有这项权限。如工作需要，请联系管理员。');
      }
      await tx.update(IssuedDocument, { id: document.id }, { fetchedAt: now });
      await this.audit.record(tx, actor, {
        action: 'document.fetch',
        subjectType: 'issued_document',
        subjectId: document.id,
        regionCode: document.regionCode,
        detail: { kind: document.kind },
      });
      return { document, actor };
    });
  }

  private makerOf(kind: DocumentKind): PaperMaker<unknown> {
    const maker = this.makers.get(kind);
    if (!maker) throw new Error(`nobody makes ${kind}`);
    return maker;
  }
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
