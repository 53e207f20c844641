import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, BOOST_CAUSES, BOOST_KINDS, isLocalDate, policyOn } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { choicesOf } from '../../platform/choice.dto.js';
import { Clock } from '../../platform/clock.js';
import { malformed } from '../../platform/errors.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Boost } from './boost.entity.js';
import type { BoostChoices, BoostPreview, BoostRule } from './boosts.dto.js';
import { LONGEST_DAYS } from './boost-proposals.service.js';
import { BoostsRepository } from './boosts.repository.js';

/** What a rule may say, and what it would do, before anybody proposes it. */
@Injectable()
export class BoostRulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly repository: BoostsRepository,
  ) {}

  /** What a form offers the actor. */
  choices(actor: Actor): BoostChoices {
    return {
      kinds: choicesOf(BOOST_KINDS),
      causes: choicesOf(BOOST_CAUSES),
      places: this.regions.placesOf(actor).map(({ code, name }) => ({ code, name })),
    };
  }

  /**
   * What a rule adds in a full week, by village. Home visits are counted for those who agreed to them.
   * @throws Problem 400 for the days or numbers, 404 `region.unknown` outside the actor's place
   */
  async preview(actor: Actor, rule: BoostRule): Promise<BoostPreview> {
    const area = this.check(actor, rule);
    const villages = new Map<string, BoostPreview['villages'][number]>();
    for (const level of rule.levels) {
      const { home, remote } = policyOn(this.clock.today())[`frequency${level}`];
      for (const { villageCode, elders, atHome } of await this.repository.reached(this.dataSource.manager, area, [
        level,
      ])) {
        const village = villages.get(villageCode) ?? {
          villageCode,
          villageName: this.regions.nameOf(villageCode) ?? '',
          elders: 0,
          home: 0,
          remote: 0,
        };
        village.elders += elders;
        village.home += rule.kind === 'boost' ? atHome * rule.extraHome : -atHome * home;
        village.remote +=
          rule.kind === 'boost'
            ? elders * rule.extraRemote
            : // At most one call a day counts.
              atHome * (Math.min(home + remote, 7) - remote);
        villages.set(villageCode, village);
      }
    }
    const sorted = [...villages.values()].sort((a, b) => (a.villageCode < b.villageCode ? -1 : 1));
    const sum = (key: 'elders' | 'home' | 'remote') => sorted.reduce((total, village) => total + village[key], 0);
    return { elders: sum('elders'), home: sum('home'), remote: sum('remote'), villages: sorted };
  }

  /**
   * Refuses a rule that may not be proposed.
   * @returns its area
   * @throws Problem 400 for the days or numbers, 404 `region.unknown` outside the actor's place
   */
  check(actor: Actor, rule: BoostRule): Pick<Boost, 'regionCode' | 'regionLevel'> {
    const region = this.regions.getInScope(actor, rule.regionCode);
    if (region.level === 'grid') throw wrong('regionCode', '请选择市、镇（街道）或村（居）');
    const today = this.clock.today();
    if (!isLocalDate(rule.from) || rule.from < today || rule.from > addDays(today, 366)) {
      throw wrong('from', '没有这一天，或早于今天，请核对开始日期');
    }
    if (!isLocalDate(rule.to) || rule.to < rule.from || rule.to > addDays(rule.from, LONGEST_DAYS)) {
      throw wrong('to', '结束日期不能早于开始日期，最长三个月');
    }
    const extra = rule.extraHome + rule.extraRemote;
    if (rule.kind === 'boost' && extra === 0) throw wrong('extraRemote', '请填写每周增加几次');
    if (rule.kind === 'remote_only' && extra > 0) throw wrong('extraRemote', '远程替代不增加次数，请填 0');
    return { regionCode: region.code, regionLevel: region.level };
  }
}

/** A field of a rule or of a decision that cannot stand. */
export function wrong(field: string, detail: string) {
  return malformed([{ field, code: 'boost.rule', detail }]);
}
