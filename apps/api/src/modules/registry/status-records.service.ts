import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan } from 'typeorm';
import type { StatusEventKind } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { Absence } from './absence.entity.js';
import { Consent } from './consent.entity.js';
import { StatusEvent } from './status-event.entity.js';

/** An entry of the time line, as it comes. */
export interface NewStatusEvent {
  kind: StatusEventKind;
  reason?: string | null;
  /** YYYY-MM-DD */
  from: string;
  to?: string | null;
  note?: string | null;
}

/** An entry of the time line, with its note in the clear. */
export type ToldStatusEvent = Omit<StatusEvent, 'noteEnc'> & { note: string | null };

/** Entries about the status of files, and the days on which elders are away. */
@Injectable()
export class StatusRecordsService {
  constructor(
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
  ) {}

  /** Adds an entry. @param actor null: the calendar */
  async add(
    tx: EntityManager,
    actor: Actor | null,
    elderId: number,
    { kind, reason, from, to, note }: NewStatusEvent,
  ): Promise<void> {
    await tx.insert(StatusEvent, {
      elderId,
      kind,
      reason: reason ?? null,
      fromDate: from,
      toDate: to ?? null,
      noteEnc: note ? this.crypto.encrypt(note) : null,
      recordedAt: this.clock.now(),
      recordedBy: actor?.accountId ?? null,
    });
  }

  /** What a declaration about visits means beside the one before it. Call it before the declaration is kept. */
  async noteWish(
    tx: EntityManager,
    actor: Actor,
    elderId: number,
    regularVisits: boolean,
    reason: string | null,
  ): Promise<void> {
    const [before] = await tx.find(Consent, {
      where: { elderId, kind: 'regular_visits' },
      order: { id: 'DESC' },
      take: 1,
    });
    const declined = before?.granted === false;
    if (regularVisits && !declined) return;
    const kind = regularVisits ? 'agreed' : declined ? 'asked_again' : 'refused';
    await this.add(tx, actor, elderId, { kind, from: this.clock.today(), note: reason });
  }

  /** A file's entries, latest first. @param beforeId id after which (going back) they begin; null for the latest */
  async page(tx: EntityManager, elderId: number, beforeId: number | null, limit: number): Promise<ToldStatusEvent[]> {
    const rows = await tx.find(StatusEvent, {
      where: { elderId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(({ noteEnc, ...row }) => ({ ...row, note: noteEnc && this.crypto.decrypt(noteEnc) }));
  }

  /** Days away that cover today, or begin later, earliest first. */
  openAbsences(tx: EntityManager, elderId: number): Promise<Absence[]> {
    return tx.find(Absence, {
      where: { elderId, state: In(['planned', 'running']) },
      order: { fromDate: 'ASC', id: 'ASC' },
    });
  }

  isAway(tx: EntityManager, elderId: number): Promise<boolean> {
    return tx.existsBy(Absence, { elderId, state: 'running' });
  }

  /** Ends what is running with this last day, and takes back what has not begun: the file is closed. */
  async endAbsences(tx: EntityManager, actor: Actor, elderId: number, lastDay: string): Promise<void> {
    const ended = { endedAt: this.clock.now(), endedBy: actor.accountId };
    for (const { id, state, fromDate } of await this.openAbsences(tx, elderId)) {
      const change =
        state === 'planned' || fromDate > lastDay
          ? ({ state: 'voided' } as const)
          : ({ state: 'over', toDate: lastDay } as const);
      await tx.update(Absence, id, { ...change, ...ended });
    }
  }
}
