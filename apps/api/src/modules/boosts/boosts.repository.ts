import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CareLevel } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { marks, numberOf } from '../../platform/database/rows.js';
import { areaSql } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import { Boost } from './boost.entity.js';

/** People of a village whom a rule would reach. */
export interface Reached {
  villageCode: string;
  elders: number;
  /** Those of them who agreed to home visits. */
  atHome: number;
}

/** Rules in the actor's sight. */
@Injectable()
export class BoostsRepository {
  /** Latest first; a town also sees those of the whole city. */
  page(tx: EntityManager, actor: Actor, beforeId: number | null, limit: number): Promise<Boost[]> {
    const query = tx.createQueryBuilder(Boost, 'b').orderBy('b.id', 'DESC').limit(limit);
    if (beforeId !== null) query.andWhere('b.id < :beforeId', { beforeId });
    if (actor.role !== 'city_officer') {
      query.andWhere('(b.townCode = :town OR b.townCode IS NULL)', { town: actor.regionCode });
    }
    return query.getMany();
  }

  /** A rule as it stands under the lock; null when there is none or it is out of sight. */
  async locked(tx: EntityManager, actor: Actor, id: number): Promise<Boost | null> {
    const boost = await tx.findOne(Boost, { where: { id }, ...forUpdate(tx) });
    const isSeen = actor.role === 'city_officer' || boost?.townCode === null || boost?.townCode === actor.regionCode;
    return isSeen ? boost : null;
  }

  /** Active people of the area and levels, by village. */
  async reached(
    tx: EntityManager,
    { regionCode, regionLevel }: Pick<Boost, 'regionCode' | 'regionLevel'>,
    levels: readonly CareLevel[],
  ): Promise<Reached[]> {
    const place = areaSql('e', regionCode, regionLevel);
    const records = await tx.query<
      { village_code: string; elders: number | string; at_home: number | string | null }[]
    >(
      `SELECT e.village_code, COUNT(*) AS elders, SUM(CASE WHEN e.home_visit_consent = 1 THEN 1 ELSE 0 END) AS at_home
       FROM elder e
       WHERE e.status = 'active' AND e.refused = 0 AND e.closed_on IS NULL AND e.level IN (${marks(levels)})
         AND ${place.where}
       GROUP BY e.village_code ORDER BY e.village_code`,
      [...levels, ...place.params],
    );
    return records.map((record) => ({
      villageCode: record.village_code,
      elders: numberOf(record.elders),
      atHome: numberOf(record.at_home),
    }));
  }
}
