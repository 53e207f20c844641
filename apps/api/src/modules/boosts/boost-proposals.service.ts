import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { BOOST_CAUSES, BOOST_KINDS, type BoostCause, type BoostKind, type CareLevel } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { forUpdate } from '../../platform/tx.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { Boost } from './boost.entity.js';

/** A rule is looked at again after a quarter at the latest; a longer one is a parameter, not a rule. */
export const LONGEST_DAYS = 92;

/** A rule as it is put forward; days YYYY-MM-DD, both included. */
export interface Proposal {
  kind: BoostKind;
  cause: BoostCause;
  /** City, town or village. */
  regionCode: string;
  levels: readonly CareLevel[];
  from: string;
  to: string;
  extraHome: number;
  extraRemote: number;
  /** Why, and on what ground; at most 200 characters. */
  reason: string;
}

/** Puts rules forward, for a person or (a festival, a weather warning) by itself, and tells who decides on them. */
@Injectable()
export class BoostProposals {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * @param originKey what gave rise to it, where it was more than the person's wish: a warning that he typed in
   * @returns the id of the rule that a person proposes
   */
  byPerson(tx: EntityManager, actor: Actor, proposal: Proposal, originKey: string | null = null): Promise<number> {
    return this.add(tx, actor, proposal, originKey);
  }

  /**
   * Proposes what nobody typed, once for what gave rise to it: a second time, also after it was refused, it does nothing.
   * @param originKey what gave rise to it, at most 60 characters
   * @returns the id of the rule; null when it was proposed before
   */
  async byItself(tx: EntityManager, originKey: string, proposal: Proposal): Promise<number | null> {
    if (await tx.existsBy(Boost, { originKey })) return null;
    return this.add(tx, null, proposal, originKey);
  }

  /** What became of the rule of an origin; null when none was proposed. */
  ofOrigin(tx: EntityManager, originKey: string): Promise<Boost | null> {
    return tx.findOneBy(Boost, { originKey });
  }

  /** The same for several origins; those that proposed none are left out. */
  ofOrigins(tx: EntityManager, originKeys: readonly string[]): Promise<Boost[]> {
    return originKeys.length === 0 ? Promise.resolve([]) : tx.findBy(Boost, { originKey: In([...originKeys]) });
  }

  /**
   * Withdraws a rule of an origin that nobody has decided yet; a decided one stays as people decided it.
   * @param actor who did what brings it about; null for the service itself
   * @returns whether there was one
   */
  async takeBack(tx: EntityManager, originKey: string, reason: string, actor: Actor | null = null): Promise<boolean> {
    const boost = await tx.findOne(Boost, { where: { originKey, status: 'proposed' }, ...forUpdate(tx) });
    if (!boost) return false;
    const ended = { endedAt: this.clock.now(), endedBy: actor?.accountId ?? null, endReason: reason };
    await tx.update(Boost, boost.id, { status: 'withdrawn', ...ended });
    await this.log(tx, actor, 'boost.end', boost.id, boost.regionCode, { status: boost.status });
    return true;
  }

  /** Tells whoever proposed a rule what came of it. */
  async tellDecided(tx: EntityManager, actor: Actor, boost: Boost, approved: boolean): Promise<void> {
    if (boost.proposedBy === null) return;
    await this.notifications.tell(tx, {
      kind: 'boost_decided',
      about: { type: 'boost', id: boost.id },
      facts: { place: this.notifications.placeName(boost.regionCode), what: whatOf(boost), approved },
      to: [boost.proposedBy],
      by: actor.accountId,
    });
  }

  private async add(
    tx: EntityManager,
    actor: Actor | null,
    proposal: Proposal,
    originKey: string | null,
  ): Promise<number> {
    const { kind, cause, regionCode, from, to, extraHome, extraRemote, reason } = proposal;
    const { level: regionLevel, townCode } = this.regions.get(regionCode);
    if (regionLevel === 'grid') throw new Error(`no rule for a grid: ${regionCode}`);
    const id = await insertRow(tx, Boost, {
      kind,
      cause,
      regionCode,
      regionLevel,
      townCode: regionLevel === 'city' ? null : townCode,
      levels: [...proposal.levels].sort().join(''),
      fromDate: from,
      toDate: to,
      untilDate: to,
      extraHome,
      extraRemote,
      reason,
      status: 'proposed',
      planPending: false,
      originKey,
      proposedBy: actor?.accountId ?? null,
      proposedAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      endedBy: null,
      endedAt: null,
      endReason: null,
    });
    await this.log(tx, actor, 'boost.propose', id, regionCode, { kind, cause });
    await this.notifications.tellOfficers(tx, regionCode, {
      kind: 'boost_waiting',
      about: { type: 'boost', id },
      facts: { place: this.notifications.placeName(regionCode), what: whatOf(proposal), from, to },
      by: actor?.accountId ?? null,
    });
    return id;
  }

  private log(
    tx: EntityManager,
    actor: Actor | null,
    action: 'boost.propose' | 'boost.end',
    id: number,
    regionCode: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectType: 'boost', subjectId: id, regionCode, detail });
  }
}

function whatOf({ kind, cause }: Pick<Proposal, 'kind' | 'cause'>): string {
  return `${BOOST_KINDS[kind]}（${BOOST_CAUSES[cause]}）`;
}
