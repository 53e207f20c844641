import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { SearchTerms } from './search-terms.js';

/** Elders of one transaction. */
const CHUNK = 100;

/** Gives words to files that have none yet: those of before the words, and what was brought in in bulk. */
@Injectable()
export class SearchTermsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly transactions: Transactions,
    private readonly terms: SearchTerms,
  ) {}

  onModuleInit(): void {
    this.jobs.add('search terms', async () => ({ renewed: await this.renewStale() }));
  }

  /** @returns how many files got their words */
  async renewStale(): Promise<number> {
    let after = 0;
    for (let renewed = 0; ;) {
      const ids = await this.renewChunk(after);
      renewed += ids.length;
      after = ids.at(-1) ?? after;
      if (ids.length < CHUNK) return renewed;
    }
  }

  private renewChunk(after: number): Promise<number[]> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<{ id: number }[]>(
        `SELECT e.id FROM elder e WHERE e.id > ? AND (
           NOT EXISTS (SELECT 1 FROM search_term s WHERE s.elder_id = e.id)
           OR EXISTS (SELECT 1 FROM search_term s WHERE s.elder_id = e.id AND s.name_pinyin <> e.name_pinyin)
         ) ORDER BY e.id LIMIT ${CHUNK}`,
        [after],
      );
      const ids = rows.map(({ id }) => id);
      await this.terms.renew(tx, ids);
      return ids;
    });
  }
}
