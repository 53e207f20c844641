import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { RegionsService } from '../regions/regions.service.js';
import { type Advice, ADVICE } from './advice.js';
import { HAZARDS, rankOf, SEVERITIES } from './hazards.js';
import { WarningInForce } from './warning-in-force.dto.js';
import { WeatherWarningsRepository } from './weather-warnings.repository.js';

export { WarningInForce };

/** More at once would hide the list beneath; the gravest are told. */
const MOST = 5;

/** What holds now where somebody lives, with the advice for whoever reads it. */
@Injectable()
export class WarningsInForce {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly repository: WeatherWarningsRepository,
  ) {}

  /**
   * Warnings of a village, its town and the city, the gravest first; of the same weather the gravest only.
   * @param villageCode null, or no village: none
   * @param reader for whom the advice is
   */
  async of(villageCode: string | null, reader: keyof Advice): Promise<WarningInForce[]> {
    const village = this.regions.find(villageCode);
    if (village?.level !== 'village') return [];
    const rows = await this.repository.inForce(this.dataSource.manager, village, this.clock.now(), 50);
    const seen = new Set<string>();
    return rows
      .sort((a, b) => rankOf(b.severity) - rankOf(a.severity))
      .filter(({ hazard, headline }) => {
        const what = hazard === 'other' ? headline : hazard;
        return !seen.has(what) && seen.add(what);
      })
      .slice(0, MOST)
      .map(({ id, hazard, severity, headline, expires, instruction }) => ({
        id,
        name: `${HAZARDS[hazard]}${severity ? SEVERITIES[severity] : ''}预警`,
        severity,
        headline,
        expires: expires.toISOString(),
        instruction: hazard === 'other' ? instruction : null,
        advice: [...ADVICE[hazard][reader]],
      }));
  }
}
