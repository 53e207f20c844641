import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { BoostProposals, LONGEST_DAYS, type Proposal } from '../boosts/boost-proposals.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { rankOf } from './hazards.js';
import { stepOf } from './warning-parameters.js';
import { WeatherWarning } from './weather-warning.entity.js';

/** 加密探访 that warnings bring about (三（一）4): proposed with them, taken back with them, decided by people alone. */
@Injectable()
export class WarningBoosts {
  constructor(
    private readonly clock: Clock,
    private readonly proposals: BoostProposals,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Proposes more contacts where the warning's weather and colour ask for them.
   * @param actor who typed it in, and hence cannot approve it; null for a program
   */
  async propose(tx: EntityManager, actor: Actor | null, warning: WeatherWarning): Promise<void> {
    const proposal = this.proposalOf(warning);
    if (!proposal) return;
    const origin = `weather:${warning.id}`;
    if (actor) await this.proposals.byPerson(tx, actor, proposal, origin);
    else await this.proposals.byItself(tx, origin, proposal);
    warning.boostOrigin = origin;
    await tx.update(WeatherWarning, warning.id, { boostOrigin: origin });
  }

  /**
   * What a newer warning of the same place and weather does to the boost of the one before: one that nobody has decided
   * is proposed anew; one that holds stays, and the officers are told; one that people did not want is only proposed
   * again when the weather gets worse.
   */
  async carryOver(tx: EntityManager, before: WeatherWarning, after: WeatherWarning): Promise<void> {
    const boost = before.boostOrigin === null ? null : await this.proposals.ofOrigin(tx, before.boostOrigin);
    const isWorse = rankOf(after.severity) > rankOf(before.severity);
    const isRunning = boost?.status === 'approved' && boost.untilDate >= this.clock.today();
    const isUnwanted = boost && ['rejected', 'ended', 'withdrawn'].includes(boost.status) && !isWorse;
    if (boost && (isRunning || isUnwanted)) {
      after.boostOrigin = before.boostOrigin;
      await tx.update(WeatherWarning, after.id, { boostOrigin: before.boostOrigin });
      if (isRunning) await this.tell(tx, after, 'updated', null);
      return;
    }
    if (before.boostOrigin !== null)
      await this.proposals.takeBack(tx, before.boostOrigin, '预警已更新，按新的预警重新提出');
    await this.propose(tx, null, after);
  }

  /** The warning is over: a boost that nobody has decided is taken back, of one that holds the officers are told. */
  async release(tx: EntityManager, actor: Actor | null, warning: WeatherWarning, reason: string): Promise<void> {
    if (warning.boostOrigin === null) return;
    if (await this.proposals.takeBack(tx, warning.boostOrigin, reason, actor)) return;
    const boost = await this.proposals.ofOrigin(tx, warning.boostOrigin);
    if (boost?.status !== 'approved' || boost.untilDate < this.clock.today()) return;
    await this.tell(tx, warning, 'cancelled', actor);
  }

  private proposalOf(warning: WeatherWarning): Proposal | null {
    const today = this.clock.today();
    const step = stepOf(today, warning.hazard, warning.severity);
    const onset = this.clock.dateOf(warning.onset);
    const from = onset < today ? today : onset;
    const last = this.clock.dateOf(new Date(warning.expires.getTime() - 1));
    const longest = addDays(from, LONGEST_DAYS);
    const to = last > longest ? longest : last;
    if (!step || to < from || from > addDays(today, 366)) return null;
    const { levels, extraHome, extraRemote } = step;
    const rule = { levels, extraHome, extraRemote, from, to };
    const reason = `${warning.headline}（方案三（一）4）`;
    return { kind: 'boost', cause: 'weather', regionCode: warning.regionCode, ...rule, reason };
  }

  private tell(
    tx: EntityManager,
    warning: WeatherWarning,
    what: 'updated' | 'cancelled',
    actor: Actor | null,
  ): Promise<void> {
    return this.notifications.tellOfficers(tx, warning.regionCode, {
      kind: 'weather_changed',
      about: { type: 'weather_warning', id: warning.id },
      facts: { place: this.notifications.placeName(warning.regionCode), headline: warning.headline, what },
      by: actor?.accountId ?? null,
    });
  }
}
