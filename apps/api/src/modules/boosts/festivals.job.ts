import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CARE_LEVELS, type CareLevel, policyOn } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { BoostProposals } from './boost-proposals.service.js';
import { comingFestivals } from './festivals.js';

/** Proposes 加密探访 for the traditional festivals of 三（一）4, to be approved by the bureau. */
@Injectable()
export class FestivalsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly regions: RegionsService,
    private readonly proposals: BoostProposals,
  ) {}

  onModuleInit(): void {
    this.jobs.add('propose festivals', async () => ({ proposed: await this.propose() }));
  }

  /** Each festival of a year is proposed once for the city, whatever became of it. @returns how many */
  async propose(): Promise<number> {
    const today = this.clock.today();
    const { boostFestivals, festivalContacts, festivalNoticeDays } = policyOn(today);
    let proposed = 0;
    for (const { code } of this.regions.childrenOf(null)) {
      for (const { name, from, to } of comingFestivals(boostFestivals, today, festivalNoticeDays)) {
        const id = await this.transactions.run((tx) =>
          this.proposals.byItself(tx, `festival:${from}:${name}:${code}`, {
            kind: 'boost',
            cause: 'festival',
            regionCode: code,
            levels: Object.keys(CARE_LEVELS) as CareLevel[],
            from: from < today ? today : from,
            to,
            extraHome: festivalContacts.home,
            extraRemote: festivalContacts.remote,
            reason: `${from}${name}。方案三（一）4：遇到传统节日要增加探访频次。`,
          }),
        );
        if (id !== null) proposed += 1;
      }
    }
    return proposed;
  }
}
