import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, weekdayName } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { type Oddity, odditiesOf, oddityParametersOn } from './oddities.js';
import { VisitQuestionsRepository } from './visit-questions.repository.js';

/** Visits that a question names at most. */
const MOST_VISITS = 20;

/** Looks each hour, village by village, whether recorded visits are worth a question. */
@Injectable()
export class VisitQuestionsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly regions: RegionsService,
    private readonly repository: VisitQuestionsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.add('ask about visits', async () => ({ asked: await this.ask() }));
  }

  /** @returns how many questions are new; the same records again ask nothing new */
  async ask(): Promise<number> {
    let asked = 0;
    for (const { code } of this.regions.ofLevel('village')) asked += await this.askAbout(code);
    return asked;
  }

  private askAbout(villageCode: string): Promise<number> {
    const today = this.clock.today();
    const parameters = oddityParametersOn(today);
    const from = addDays(today, -parameters.farDays);
    return this.transactions.run(async (tx) => {
      const { visits, townCode } = await this.repository.seen(tx, villageCode, from);
      const found = odditiesOf(visits, today, parameters);
      const before = await this.repository.asked(tx, villageCode, from);
      if (found.length === 0 && before.length === 0) return 0;
      const keyOf = (visitorId: number, kind: string, key: string): string => `${visitorId} ${kind} ${key}`;
      const known = new Set(before.map((row) => keyOf(row.visitorId, row.kind, row.subjectKey)));
      const fresh = found.filter(({ visitorId, kind, key }) => !known.has(keyOf(visitorId, kind, key)));
      const foundAt = this.clock.now();
      if (fresh.length > 0) {
        await this.repository.insert(
          tx,
          fresh.map((oddity) => ({
            kind: oddity.kind,
            visitorId: oddity.visitorId,
            subjectKey: oddity.key,
            villageCode,
            townCode,
            visitedOn: oddity.on,
            visitIds: oddity.visitIds.slice(-MOST_VISITS),
            sentence: this.sentenceOf(oddity),
            foundAt,
            answer: null,
            answeredBy: null,
            answeredAt: null,
          })),
        );
      }
      // Records that were put right leave nothing to ask; what is asked once a month stays asked.
      const still = new Set(found.map(({ visitorId, kind, key }) => keyOf(visitorId, kind, key)));
      const gone = before.filter(
        (row) => row.kind !== 'often_far' && !still.has(keyOf(row.visitorId, row.kind, row.subjectKey)),
      );
      await this.repository.answer(
        tx,
        gone.map(({ id }) => id),
        { answer: '相关记录已更正或撤回，不用再说明。', answeredBy: null, answeredAt: foundAt },
      );
      return fresh.length;
    });
  }

  private sentenceOf({ kind, on, key, visitIds, households }: Oddity): string {
    if (kind === 'often_far') {
      const { farDays } = oddityParametersOn(on);
      return `近 ${farDays} 天有到访标注的 ${households} 次上门里，${visitIds.length} 次不在门口附近。是门牌位置标错了，还是补录时不在现场？`;
    }
    const at = this.clock.textOf(new Date(`${key}:00Z`)).slice(11, 16);
    const day = `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日（${weekdayName(on)}）${at}`;
    return kind === 'two_places'
      ? `${day} 同一分钟记了 ${households} 户的上门。是一起登记的，还是时间填错了？`
      : `${day} 同一分钟记了 ${households} 户的探访。是事后一起登记的，还是时间填错了？`;
  }
}
