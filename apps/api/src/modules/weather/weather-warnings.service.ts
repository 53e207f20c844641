import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BOOST_STATUSES } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { choicesOf } from '../../platform/choice.dto.js';
import { Clock } from '../../platform/clock.js';
import { conflict, forbidden, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { BoostProposals } from '../boosts/boost-proposals.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { ADVICE } from './advice.js';
import { HAZARDS, SEVERITIES } from './hazards.js';
import { WarningBoosts } from './warning-boosts.service.js';
import { WARNING_LIMITS } from './warning-parameters.js';
import type {
  EndWarning,
  EnterWarning,
  WarningChoices,
  WarningPage,
  WarningQuery,
  WarningView,
} from './weather.dto.js';
import { WeatherWarning } from './weather-warning.entity.js';
import { WeatherWarningsRepository } from './weather-warnings.repository.js';

const DAY_MS = 86_400_000;

const STATUSES = { in_force: '生效中', updated: '已有更新', cancelled: '已解除', expired: '已到期' } as const;

/** 天气预警 as officers see them: typed in, listed, ended early. */
@Injectable()
export class WeatherWarningsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly proposals: BoostProposals,
    private readonly boosts: WarningBoosts,
    private readonly repository: WeatherWarningsRepository,
  ) {}

  /** Warnings that touch the actor's place, latest first. */
  async list(actor: Actor, query: WarningQuery): Promise<WarningPage> {
    const tx = this.dataSource.manager;
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.repository.page(tx, actor, beforeId, query.limit + 1);
    const { items, nextCursor } = pageOf(rows, query.limit, ({ id }) => [id]);
    return { items: await this.views(tx, actor, items), nextCursor };
  }

  /** What the form offers the actor. */
  choices(actor: Actor): WarningChoices {
    return {
      hazards: choicesOf(HAZARDS),
      severities: choicesOf(SEVERITIES),
      places: this.regions.placesOf(actor).map(({ code, name }) => ({ code, name })),
    };
  }

  /**
   * Types a warning in; it is told at once, and proposes 加密探访 where its weather and colour ask for it.
   * @throws Problem 400 for the times or a missing headline, 404 `region.unknown` outside the actor's place
   */
  enter(actor: Actor, body: EnterWarning): Promise<WarningView> {
    return this.once(actor, 'weather-warnings', body, async (tx) => {
      const region = this.regions.getInScope(actor, body.regionCode);
      if (region.level === 'grid') throw wrong('regionCode', '请选择市、镇（街道）或村（居）');
      const { hazard, severity } = body;
      if (hazard === 'other' && !body.headline) throw wrong('headline', '请在标题里写明是什么天气');
      const now = this.clock.now();
      const onset = new Date(body.onset);
      const expires = new Date(body.expires);
      this.checkTimes(now, onset, expires);
      const warning = await this.repository.insert(tx, {
        source: 'typed',
        messageId: null,
        hazard,
        severity,
        headline: body.headline ?? `${region.name}${HAZARDS[hazard]}${SEVERITIES[severity]}预警`,
        description: body.description ?? null,
        instruction: null,
        senderName: null,
        regionCode: region.code,
        regionLevel: region.level,
        townCode: region.level === 'city' ? null : region.townCode,
        effective: now,
        onset,
        expires,
        status: 'in_force',
        enteredBy: actor.accountId,
        enteredAt: now,
        endedBy: null,
        endedAt: null,
        endReason: null,
        replacesId: null,
        boostOrigin: null,
      });
      await this.boosts.propose(tx, actor, warning);
      await this.log(tx, actor, 'weather_warning.enter', warning);
      return warning.id;
    });
  }

  /**
   * Ends a warning early, typed in or received: it is told no more, and a boost that nobody has decided is taken back.
   * @throws Problem 403 `weather_warning.other_office`, 404 out of sight, 409 `weather_warning.over`
   */
  end(actor: Actor, id: number, body: EndWarning): Promise<WarningView> {
    return this.once(actor, `weather-warnings/${id}/end`, body, async (tx) => {
      const warning = await this.repository.locked(tx, actor, id);
      if (!warning) throw notFound('没有这条天气预警，或不在您负责的范围内。', 'weather_warning.not_found');
      if (!this.regions.covers(actor, warning.regionCode)) {
        throw forbidden('全市的天气预警由市民政局解除。', 'weather_warning.other_office');
      }
      const status = this.statusOf(warning);
      if (status !== 'in_force') {
        throw conflict('weather_warning.over', `这条预警${STATUSES[status]}，没有再次办理。请刷新后查看。`);
      }
      const ended = { endedBy: actor.accountId, endedAt: this.clock.now(), endReason: body.reason };
      await tx.update(WeatherWarning, id, { status: 'cancelled', ...ended });
      await this.boosts.release(tx, actor, warning, '天气预警已解除');
      await this.log(tx, actor, 'weather_warning.end', warning);
      return id;
    });
  }

  private checkTimes(now: Date, onset: Date, expires: Date): void {
    const longest = WARNING_LIMITS.longestDays * DAY_MS;
    if (Math.abs(onset.getTime() - now.getTime()) > longest) {
      throw wrong('onset', `开始时间应在今天前后 ${WARNING_LIMITS.longestDays} 天之内`);
    }
    if (expires <= now) throw wrong('expires', '结束时间已经过了，请核对');
    if (expires <= onset) throw wrong('expires', '结束时间应晚于开始时间');
    if (expires.getTime() - onset.getTime() > longest) {
      throw wrong('expires', `一条预警最长 ${WARNING_LIMITS.longestDays} 天，到期后可以再填`);
    }
  }

  private once<B extends { clientId: string }>(
    actor: Actor,
    path: string,
    body: B,
    work: (tx: EntityManager) => Promise<number>,
  ): Promise<WarningView> {
    const request = { clientId: body.clientId, route: `POST /${path}`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const warning = await tx.findOneByOrFail(WeatherWarning, { id: await work(tx) });
        return (await this.views(tx, actor, [warning]))[0] as WarningView;
      }),
    );
  }

  private async views(tx: EntityManager, actor: Actor, rows: readonly WeatherWarning[]): Promise<WarningView[]> {
    const people = rows.flatMap(({ enteredBy, endedBy }) => [enteredBy, endedBy]).filter((id) => id !== null);
    const names = await this.accounts.namesOf(people, tx);
    const origins = rows.map(({ boostOrigin }) => boostOrigin).filter((origin) => origin !== null);
    const boosts = await this.proposals.ofOrigins(tx, origins);
    const today = this.clock.today();
    return rows.map((row): WarningView => {
      const status = this.statusOf(row);
      const found = boosts.find(({ originKey }) => originKey !== null && originKey === row.boostOrigin);
      const boost: WarningView['boost'] = found
        ? {
            id: found.id,
            status: found.status,
            statusName: BOOST_STATUSES[found.status],
            from: found.fromDate,
            until: found.untilDate,
            running: found.status === 'approved' && found.untilDate >= today,
          }
        : null;
      const endedBy = row.endedBy === null ? (row.endedAt ? '发布单位' : null) : (names.get(row.endedBy) ?? '');
      return {
        id: row.id,
        source: row.source,
        hazard: row.hazard,
        hazardName: HAZARDS[row.hazard],
        severity: row.severity,
        severityName: row.severity && SEVERITIES[row.severity],
        headline: row.headline,
        description: row.description,
        instruction: row.instruction,
        fromName: row.senderName ?? (row.enteredBy === null ? '' : (names.get(row.enteredBy) ?? '')),
        regionCode: row.regionCode,
        regionName: this.regions.nameOf(row.regionCode) ?? '',
        effective: row.effective.toISOString(),
        onset: row.onset.toISOString(),
        expires: row.expires.toISOString(),
        status,
        statusName: STATUSES[status],
        enteredAt: row.enteredAt.toISOString(),
        endedByName: endedBy,
        endedAt: row.endedAt?.toISOString() ?? null,
        endReason: row.endReason,
        boost,
        boostWords: boostWords(status, boost),
        adviceVisitor: [...ADVICE[row.hazard].visitor],
        adviceFamily: [...ADVICE[row.hazard].family],
        adviceElder: [...ADVICE[row.hazard].elder],
        actions: status === 'in_force' && this.regions.covers(actor, row.regionCode) ? ['end'] : [],
      };
    });
  }

  private statusOf({ status, expires }: WeatherWarning): WarningView['status'] {
    return status === 'in_force' && expires <= this.clock.now() ? 'expired' : status;
  }

  private log(tx: EntityManager, actor: Actor, action: Permission, warning: WeatherWarning): Promise<void> {
    const { id, regionCode, hazard, severity } = warning;
    const subject = { subjectType: 'weather_warning', subjectId: id, regionCode };
    return this.audit.record(tx, actor, { action, ...subject, detail: { hazard, severity } });
  }
}

/** What has become of the boost of a warning, and what is to be done about it. */
function boostWords(status: WarningView['status'], boost: WarningView['boost']): string {
  if (!boost) return status === 'in_force' ? '这类天气和颜色不自动提出加密探访，需要时可以自行提出。' : '';
  if (boost.status === 'proposed') return '已提出加密探访，等另一位负责人审批。';
  if (!boost.running) return `加密探访${boost.status === 'approved' ? '已到期' : BOOST_STATUSES[boost.status]}。`;
  if (status === 'in_force') return '加密探访已批准。';
  if (status === 'updated') return '加密探访已批准，由更新后的预警接着用。';
  return `预警${STATUSES[status]}，加密探访仍在执行。不再需要时，请到“加密探访”提前结束。`;
}

function wrong(field: string, detail: string) {
  return malformed([{ field, code: 'weather_warning.value', detail }]);
}
