import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { instantOf } from '../../platform/database/rows.js';
import { forUpdate } from '../../platform/tx.js';
import { WeatherWarning } from './weather-warning.entity.js';

/** What readers are told of a warning. */
type ToldWarning = Pick<WeatherWarning, 'id' | 'hazard' | 'severity' | 'headline' | 'expires' | 'instruction'>;

/** Warnings in the actor's sight. */
@Injectable()
export class WeatherWarningsRepository {
  /** Latest first; a town also sees those of the whole city. */
  page(tx: EntityManager, actor: Actor, beforeId: number | null, limit: number): Promise<WeatherWarning[]> {
    const query = tx.createQueryBuilder(WeatherWarning, 'w').orderBy('w.id', 'DESC').limit(limit);
    if (beforeId !== null) query.andWhere('w.id < :beforeId', { beforeId });
    if (actor.role !== 'city_officer') {
      query.andWhere('(w.townCode = :town OR w.townCode IS NULL)', { town: actor.regionCode });
    }
    return query.getMany();
  }

  /** A warning as it stands under the lock; null when there is none or it is out of sight. */
  async locked(tx: EntityManager, actor: Actor, id: number): Promise<WeatherWarning | null> {
    const warning = await tx.findOne(WeatherWarning, { where: { id }, ...forUpdate(tx) });
    const isSeen =
      actor.role === 'city_officer' || warning?.townCode === null || warning?.townCode === actor.regionCode;
    return isSeen ? warning : null;
  }

  /** @returns the row with its id */
  async insert(tx: EntityManager, row: Omit<WeatherWarning, 'id'>): Promise<WeatherWarning> {
    const id = await insertRow(tx, WeatherWarning, row);
    return tx.findOneByOrFail(WeatherWarning, { id });
  }

  /**
   * Those told at an instant in a village: its own, its town's and the city's; the gravest part is the reader's. A plain
   * statement: every visitor's list asks.
   */
  async inForce(
    tx: EntityManager,
    village: { code: string; townCode: string | null },
    at: Date,
    limit: number,
  ): Promise<ToldWarning[]> {
    const rows = await tx.query<(Omit<ToldWarning, 'expires'> & { expires: Date | string })[]>(
      `SELECT id, hazard, severity, headline, expires, instruction FROM weather_warning
       WHERE status = 'in_force' AND expires > ? AND effective <= ? AND (region_level = 'city' OR region_code IN (?, ?))
       ORDER BY expires DESC, id DESC LIMIT ${limit}`,
      [at, at, village.code, village.townCode ?? village.code],
    );
    return rows.map((row) => ({ ...row, expires: instantOf(row.expires) }));
  }
}
