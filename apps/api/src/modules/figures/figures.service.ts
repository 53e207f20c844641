import { Injectable } from '@nestjs/common';
import { type BaseFigure, isIsoWeek, monthOf, parseMonth, weekOf } from '@tanfang/domain';
import { append } from '../../platform/grouping.js';
import { Clock } from '../../platform/clock.js';
import { Log, describeError } from '../../platform/log.js';
import { Transactions } from '../../platform/tx.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { FiguresRepository, type Pending, type PlacedCount } from './figures.repository.js';
import { countMonth, frameOf } from './month-counts.js';
import { countWeek } from './week-counts.js';

export type { PlacedCount };

/** What is counted while somebody waits for the whole city; more is counted meanwhile, and the answer says its age. */
const COUNT_AT_ONCE = 80;
/** Villages of one transaction. */
const BATCH = 40;

/** Counts of the places below one, with their age. */
export interface FiguresRead {
  counts: PlacedCount[];
  /** When the oldest of them was counted; null while nothing was. */
  countedAt: Date | null;
  /** Whether all of them take in every change up to now. */
  complete: boolean;
}

/**
 * Counts by place and period, made once from the records and summed from then on. What a change made wrong is marked in
 * its transaction and counted anew before it is read, or within the hour.
 */
@Injectable()
export class FiguresService {
  private readonly log = new Log('Figures');
  private settling: Promise<void> | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly regions: RegionsService,
    private readonly repository: FiguresRepository,
  ) {}

  /**
   * The counts of the places directly below a city or town; of a village, its own.
   * @param periods ISO weeks and months
   * @param figures all when left out
   * @param wait whether to count anew all that is outdated, however long it takes
   */
  async read(
    place: Region,
    periods: readonly string[],
    { figures, wait = false }: { figures?: readonly BaseFigure[]; wait?: boolean } = {},
  ): Promise<FiguresRead> {
    const age = await this.upToDate(place, periods, wait);
    return { counts: await this.repository.counts(belowOf(place), periods, figures), ...age };
  }

  /**
   * The counts of some weeks and months together, of the place itself and some figures of each place directly below it.
   * The weeks are added up under the last of them: whoever needs them one by one reads them.
   * @param below which figures of the places below; all when left out
   * @param wait whether to count anew all that is outdated, however long it takes
   */
  async readSums(
    place: Region,
    { weeks, months }: { weeks: readonly string[]; months: readonly string[] },
    { below, wait = false }: { below?: readonly BaseFigure[]; wait?: boolean } = {},
  ): Promise<FiguresRead & { below: PlacedCount[] }> {
    const age = await this.upToDate(place, [...weeks, ...months], wait);
    const periods = { weeks, months };
    // A town's own counts are the sums of its villages'; a city has none.
    const own = place.level === 'city' ? belowOf(place) : { placeCode: place.code };
    return {
      counts: await this.repository.sums(own, periods, { byPlace: false }),
      below:
        place.level === 'village'
          ? []
          : await this.repository.sums(belowOf(place), periods, { byPlace: true, figures: below }),
      ...age,
    };
  }

  private async upToDate(
    place: Region,
    periods: readonly string[],
    wait: boolean,
  ): Promise<Pick<FiguresRead, 'countedAt' | 'complete'>> {
    const complete = await this.settle(
      place,
      periods.filter((period) => this.hasBegun(period)),
      wait,
    );
    const places = place.level === 'village' ? [place] : this.regions.childrenOf(place.code);
    const countedAt = await this.repository.countedAt(
      places.map(({ code }) => code),
      periods,
    );
    return { countedAt, complete };
  }

  /**
   * Counts anew what is marked anywhere.
   * @returns how many villages and periods were counted
   */
  async settleMarked(): Promise<number> {
    for (let settled = 0; ;) {
      const pending = await this.repository.marked(500);
      await this.count(pending);
      settled += pending.length;
      if (pending.length < 500) return settled;
    }
  }

  private async settle(place: Region, periods: readonly string[], wait: boolean): Promise<boolean> {
    const pending = await this.repository.pending(this.villagesOf(place), periods);
    if (pending.length === 0) return true;
    if (wait || place.level !== 'city' || pending.length <= COUNT_AT_ONCE) {
      await this.count(pending);
      return true;
    }
    this.settleLater(pending);
    return false;
  }

  /** One run behind the requests at a time; what it leaves out, the next read asks for again. */
  private settleLater(pending: Pending[]): void {
    this.settling ??= this.count(pending)
      .catch((error: unknown) => this.log.error('counting failed', { error: describeError(error) }))
      .finally(() => {
        this.settling = null;
      });
  }

  private async count(pending: readonly Pending[]): Promise<void> {
    const groups = new Map<string, Pending[]>();
    for (const row of pending) append(groups, `${row.period} ${this.townOf(row.villageCode)}`, row);
    for (const [key, villages] of groups) {
      const [period = '', town = ''] = key.split(' ');
      for (let i = 0; i < villages.length; i += BATCH) {
        await this.countVillages(period, town, villages.slice(i, i + BATCH));
      }
    }
  }

  private countVillages(period: string, townCode: string, villages: readonly Pending[]): Promise<void> {
    return this.transactions.run(async (tx) => {
      const codes = villages.map(({ villageCode }) => villageCode);
      const tally = isIsoWeek(period)
        ? await countWeek(tx, codes, period)
        : await countMonth(
            tx,
            codes,
            frameOf(parseMonth(period), this.clock.today(), (day) => this.clock.startOf(day)),
          );
      const now = this.clock.now();
      await this.repository.replace(tx, period, villages, (code) => this.townOf(code), tally.rows(), now);
      const cityCode = this.regions.find(townCode)?.parentCode ?? '';
      await this.repository.sumTown(tx, townCode, cityCode, period, now);
    });
  }

  private villagesOf(place: Region): string[] {
    if (place.level === 'village') return [place.code];
    const towns = place.level === 'town' ? [place] : this.regions.childrenOf(place.code);
    return towns.flatMap(({ code }) => this.regions.childrenOf(code).map((village) => village.code));
  }

  private hasBegun(period: string): boolean {
    const today = this.clock.today();
    return isIsoWeek(period) ? period <= weekOf(today) : period <= monthOf(today);
  }

  private townOf(villageCode: string): string {
    return this.regions.find(villageCode)?.townCode ?? '';
  }
}

function belowOf(place: Region): { placeCode: string } | { parentCode: string } {
  return place.level === 'village' ? { placeCode: place.code } : { parentCode: place.code };
}
