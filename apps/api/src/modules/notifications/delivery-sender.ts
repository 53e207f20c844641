import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/errors.js';
import { Log, describeError } from '../../platform/log.js';
import { Transactions } from '../../platform/tx.js';
import { WechatMessages } from '../accounts/wechat-messages.service.js';
import { DELIVERY_PARAMETERS, type Outcome, outcomeOf, pauseAfter } from './delivery-rules.js';
import { DeliveriesRepository, type DueDelivery } from './deliveries.repository.js';

/** Path in the mini-program that a tap on a WeChat message opens; a guard compares it with the app's pages. */
export const MESSAGES_PAGE = 'packages/notices/list/index';

/**
 * Sends what waits in the outbox. A message is taken for some minutes, sent, and marked. A process that dies between
 * sending and marking leaves it to the next after those minutes: it may then arrive a second time, never not at all.
 */
@Injectable()
export class DeliverySender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Log('Deliveries');
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<number> | null = null;
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly wechat: WechatMessages,
    private readonly repository: DeliveriesRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.work(), DELIVERY_PARAMETERS.pollMs);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.working;
  }

  /** Sends what is due, until nothing is or WeChat asks for a pause. Two calls at once share one round. @returns how many were sent */
  work(): Promise<number> {
    this.working ??= this.round()
      .catch((error: unknown) => {
        this.log.error('the outbox could not be worked through', { error: describeError(error) });
        return 0;
      })
      .finally(() => {
        this.working = null;
      });
    return this.working;
  }

  private async round(): Promise<number> {
    let sent = 0;
    if (!this.dataSource.isInitialized) return sent;
    for (;;) {
      const batch = await this.transactions.run((tx) =>
        this.repository.take(tx, this.clock.now(), DELIVERY_PARAMETERS.batch, DELIVERY_PARAMETERS.leaseMs),
      );
      if (batch.length === 0) return sent;
      for (const [index, delivery] of batch.entries()) {
        const outcome = this.stopping ? null : await this.send(delivery);
        if (outcome) await this.mark(delivery, outcome);
        if (outcome?.state === 'sent') sent += 1;
        if (outcome !== null && !outcome.pauses) continue;
        // WeChat is down or counts us out: what was taken and not tried goes back untouched.
        const rest = batch.slice(outcome ? index + 1 : index);
        await this.putBack(rest, outcome);
        return sent;
      }
    }
  }

  private async send(delivery: DueDelivery): Promise<Outcome> {
    if (delivery.readAt !== null) return { state: 'dropped', error: 'read', pauses: false };
    try {
      const { kind, title, brief, createdAt: at } = delivery;
      const page = `${MESSAGES_PAGE}?id=${delivery.notificationId}`;
      const answer = await this.wechat.send(delivery.bindingId, { kind, title, brief, at, page });
      return outcomeOf(answer);
    } catch (error) {
      if (!(error instanceof Problem)) this.log.error('a message was not sent', { error: describeError(error) });
      return outcomeOf('no_answer');
    }
  }

  private async mark(delivery: DueDelivery, outcome: Outcome): Promise<void> {
    const attempts = delivery.attempts + 1;
    const now = this.clock.now();
    const givenUp = outcome.state === 'waiting' && attempts >= DELIVERY_PARAMETERS.mostAttempts;
    const state = givenUp ? 'dead' : outcome.state;
    if (state === 'dead') this.log.warn('a message was given up', { id: delivery.id, error: outcome.error });
    await this.transactions.run((tx) =>
      this.repository.mark(tx, delivery.id, {
        state,
        attempts,
        lastError: outcome.error,
        nextAttemptAt: new Date(now.getTime() + pauseAfter(attempts)),
        endedAt: state === 'waiting' ? null : now,
      }),
    );
  }

  private async putBack(deliveries: DueDelivery[], outcome: Outcome | null): Promise<void> {
    const pauseMs = outcome ? pauseAfter(1) : 0;
    const at = new Date(this.clock.now().getTime() + pauseMs);
    await this.transactions.run((tx) =>
      this.repository.putBack(
        tx,
        deliveries.map(({ id }) => id),
        at,
      ),
    );
  }
}
