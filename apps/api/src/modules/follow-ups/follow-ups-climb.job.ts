import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FollowUpReach, followUpReach, policyOn } from '@tanfang/domain';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { UNFINISHED } from './follow-up-views.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

/** Follow-ups of one transaction. */
const CHUNK = 500;

/** Brings overdue follow-ups from the village to the town and from the town to the city; each step is an event. */
@Injectable()
export class FollowUpsClimbJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly messages: FollowUpMessages,
    private readonly repository: FollowUpsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.add('bring overdue follow-ups up', async () => ({ climbed: await this.climb() }));
  }

  /** @returns how many went up; done again on the same day, none does */
  async climb(): Promise<number> {
    let climbed = 0;
    let lastId: number | null = 0;
    while (lastId !== null) {
      const afterId: number = lastId;
      const chunk = await this.transactions.run((tx) => this.climbChunk(tx, afterId));
      climbed += chunk.climbed;
      lastId = chunk.lastId;
    }
    return climbed;
  }

  private async climbChunk(tx: EntityManager, afterId: number): Promise<{ climbed: number; lastId: number | null }> {
    const today = this.clock.today();
    const policy = policyOn(today);
    const now = this.clock.now();
    const overdue = await this.repository.lockOverdue(tx, UNFINISHED, { today, now }, afterId, CHUNK);
    const rising = overdue.flatMap((followUp) => {
      // One with an hour goes to the town when the hour is past, not on the day after.
      const reached = isHourPast(followUp, now) && followUp.reach === 'village' ? 'town' : followUp.reach;
      const reach = followUpReach(followUp.dueOn as typeof today, today, reached, policy);
      return reach === followUp.reach ? [] : [{ followUp, reach }];
    });
    for (const { followUp, reach } of rising) await this.raise(tx, followUp, reach);
    await this.messages.climbed(tx, rising);
    return { climbed: rising.length, lastId: overdue.length === CHUNK ? (overdue.at(-1)?.id ?? null) : null };
  }

  private async raise(tx: EntityManager, followUp: FollowUp, reach: FollowUpReach): Promise<void> {
    const { id, status, villageCode } = followUp;
    await this.repository.change(tx, id, { reach });
    await this.repository.insertEvents(tx, [
      { followUpId: id, action: 'climb', toStatus: status, at: this.clock.now(), accountId: null, reach },
    ]);
    await this.audit.record(tx, null, {
      action: 'follow_up.climb',
      subjectType: 'follow_up',
      subjectId: id,
      regionCode: villageCode,
      detail: { reach },
    });
  }
}

const isHourPast = ({ dueAt }: FollowUp, now: Date): boolean => dueAt !== null && dueAt < now;
