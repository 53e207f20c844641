import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/tx.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import type { CapAnswer } from './cap-answer.js';
import { type CapInfo, type CapMessage, readCap } from './cap-message.js';
import { placesOf } from './cap-places.js';
import { CapReferences, type Referenced } from './cap-references.service.js';
import { hazardOf, severityOf } from './hazards.js';
import { WarningBoosts } from './warning-boosts.service.js';
import { WARNING_LIMITS } from './warning-parameters.js';
import { WeatherMessage } from './weather-message.entity.js';
import { WeatherWarning } from './weather-warning.entity.js';
import { WeatherWarningsRepository } from './weather-warnings.repository.js';

const HOUR_MS = 3_600_000;

/** Longer texts are cut: the screens show what matters first. */
const LONGEST = { headline: 120, sender: 100, text: 4000 };

const NOT_ACTUAL: Readonly<Record<string, string>> = {
  Exercise: '演练',
  System: '系统',
  Test: '测试',
  Draft: '草稿',
};

const NOTED: Readonly<Record<string, string>> = {
  no_action: '已收到回执，不作处理。',
  outside_area: '预警的地区不在本市，已收到，不作处理。',
  expired: '预警已经到期，已收到，不作处理。',
  superseded: '已有更新的消息，以较新的为准，这一条不作处理。',
  unknown_reference: '没有收到过所引用的预警，已记下；以后再收到时不会生效。',
  already_over: '所引用的预警已经结束，不再处理。',
};

/** What a message says about one place. */
type Content = Pick<
  WeatherWarning,
  'hazard' | 'severity' | 'headline' | 'description' | 'instruction' | 'senderName' | 'effective' | 'onset' | 'expires'
> & { region: Region };

/** Warnings that programs bring as CAP 1.2: made, replaced and ended by reference, each message once. */
@Injectable()
export class CapWarnings {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly repository: WeatherWarningsRepository,
    private readonly references: CapReferences,
    private readonly boosts: WarningBoosts,
  ) {}

  /**
   * Does what a message asks for. The same message again (also two at once) gets the first answer.
   * @param machine the program that brought it
   * @throws Problem 400 when it is not CAP 1.2, see `readCap`
   */
  receive(machine: { id: number; regionCode: string }, xml: string): Promise<CapAnswer> {
    const message = readCap(xml);
    return this.transactions.run(async (tx) => {
      const known = await this.references.find(tx, message);
      if (known?.receivedAt && known.answer !== null) return JSON.parse(known.answer) as CapAnswer;
      const received = {
        type: message.type,
        capStatus: message.status,
        machineId: machine.id,
        receivedAt: this.clock.now(),
      };
      if (known) await tx.update(WeatherMessage, known.id, received);
      const id = known?.id ?? (await this.references.add(tx, message, received));
      const answer = await this.act(tx, id, message, known?.endedSent != null);
      await tx.update(WeatherMessage, id, { answer: JSON.stringify(answer) });
      await this.audit.record(tx, null, {
        action: 'machine.warn',
        subjectType: 'weather_message',
        subjectId: id,
        regionCode: machine.regionCode,
        detail: { machineId: machine.id, type: message.type, outcome: answer.outcome, reason: answer.reason },
      });
      return answer;
    });
  }

  private async act(tx: EntityManager, id: number, message: CapMessage, wasEnded: boolean): Promise<CapAnswer> {
    const notActual = NOT_ACTUAL[message.status];
    if (notActual) return noted('not_actual', `这是一条${notActual}消息，已收到，不作处理。`);
    if (message.type === 'Ack' || message.type === 'Error') return noted('no_action');
    const { before, firstId, isStale, isKnown } = await this.references.end(tx, message);
    if (message.type === 'Cancel' || isAllClear(message)) {
      for (const warning of before) await this.close(tx, warning, 'cancelled', '天气预警已解除');
      if (before.length > 0) return done('cancelled', `已解除 ${before.length} 条预警。`, [], before);
      return noted(isStale ? 'superseded' : isKnown ? 'already_over' : 'unknown_reference');
    }
    const isLate = wasEnded || isStale;
    const contents = isLate ? [] : this.contentsOf(message);
    const after = await this.replace(tx, id, { before, firstId }, contents);
    if (after.length > 0) {
      const isUpdate = message.type === 'Update' && before.length > 0;
      return done(isUpdate ? 'updated' : 'in_force', `已生效 ${after.length} 条预警。`, after, before);
    }
    const reason = isLate ? 'superseded' : this.placesIn(message).length > 0 ? 'expired' : 'outside_area';
    if (before.length === 0) return noted(reason);
    return done('updated', `原来的 ${before.length} 条预警已结束。${NOTED[reason] ?? ''}`, [], before, reason);
  }

  /** Puts the new warnings in the place of those before: the same place and weather goes on, the rest ends. */
  private async replace(
    tx: EntityManager,
    messageId: number,
    { before, firstId }: Pick<Referenced, 'before' | 'firstId'>,
    contents: readonly Content[],
  ): Promise<WeatherWarning[]> {
    const after: WeatherWarning[] = [];
    const ending = new Set(before);
    for (const { region, ...content } of contents) {
      const match = [...ending].find(
        (warning) => warning.regionCode === region.code && warning.hazard === content.hazard,
      );
      const warning = await this.repository.insert(tx, {
        ...content,
        source: 'cap',
        messageId,
        regionCode: region.code,
        regionLevel: region.level as WeatherWarning['regionLevel'],
        townCode: region.level === 'city' ? null : region.townCode,
        status: 'in_force',
        enteredBy: null,
        enteredAt: this.clock.now(),
        endedBy: null,
        endedAt: null,
        endReason: null,
        replacesId: match?.id ?? firstId,
        boostOrigin: null,
      });
      after.push(warning);
      if (match) {
        ending.delete(match);
        await this.mark(tx, match, 'updated', '收到更新的预警');
        await this.boosts.carryOver(tx, match, warning);
      } else {
        await this.boosts.propose(tx, null, warning);
      }
    }
    for (const warning of ending) await this.close(tx, warning, 'updated', '天气预警已更新');
    return after;
  }

  private async close(
    tx: EntityManager,
    warning: WeatherWarning,
    status: 'updated' | 'cancelled',
    reason: string,
  ): Promise<void> {
    await this.mark(tx, warning, status, status === 'updated' ? '收到更新的预警' : '收到解除的消息');
    await this.boosts.release(tx, null, warning, reason);
  }

  private async mark(
    tx: EntityManager,
    warning: WeatherWarning,
    status: 'updated' | 'cancelled',
    endReason: string,
  ): Promise<void> {
    await tx.update(WeatherWarning, warning.id, { status, endedAt: this.clock.now(), endReason });
  }

  /** One for each event and place that still lies ahead. */
  private contentsOf(message: CapMessage): Content[] {
    const now = this.clock.now();
    return infosOf(message).flatMap((info) => {
      const longest = info.onset.getTime() + WARNING_LIMITS.longestReceivedDays * 24 * HOUR_MS;
      const end = info.expires ?? new Date(info.onset.getTime() + WARNING_LIMITS.hoursWithoutEnd * HOUR_MS);
      const expires = new Date(Math.min(end.getTime(), longest));
      if (expires <= now || info.isAllClear) return [];
      const { event, effective, onset, description, instruction } = info;
      const content = {
        hazard: hazardOf(event, info.eventCodes),
        severity: severityOf([event, info.headline ?? '', ...info.parameters], info.severity),
        headline: (info.headline ?? event).slice(0, LONGEST.headline),
        description: description?.slice(0, LONGEST.text) ?? null,
        instruction: instruction?.slice(0, LONGEST.text) ?? null,
        senderName: (info.senderName ?? message.sender).slice(0, LONGEST.sender),
        effective,
        onset,
        expires,
      };
      return placesOf(info.areas, this.regions).map((region) => ({ ...content, region }));
    });
  }

  private placesIn(message: CapMessage): Region[] {
    return infosOf(message).flatMap(({ areas }) => placesOf(areas, this.regions));
  }
}

/** Those in one language: Chinese of the mainland, else any Chinese, else what came first. */
function infosOf({ infos }: CapMessage): CapInfo[] {
  const languages = infos.map(({ language }) => language.toLowerCase());
  const chosen =
    languages.find((language) => language === 'zh-cn') ??
    languages.find((language) => language.startsWith('zh')) ??
    languages[0];
  return infos.filter(({ language }) => language.toLowerCase() === chosen);
}

function isAllClear(message: CapMessage): boolean {
  const infos = infosOf(message);
  return message.type === 'Update' && infos.length > 0 && infos.every((info) => info.isAllClear);
}

function noted(reason: string, detail = NOTED[reason] ?? ''): CapAnswer {
  return { outcome: 'noted', reason, detail, warnings: [], ended: [] };
}

function done(
  outcome: CapAnswer['outcome'],
  detail: string,
  after: readonly WeatherWarning[],
  before: readonly WeatherWarning[],
  reason: string | null = null,
): CapAnswer {
  return {
    outcome,
    reason,
    detail,
    warnings: after.map(({ id, hazard, severity, regionCode, expires, boostOrigin }) => ({
      id,
      hazard,
      severity,
      regionCode,
      expires: expires.toISOString(),
      boost: boostOrigin !== null,
    })),
    ended: before.map(({ id }) => id),
  };
}
