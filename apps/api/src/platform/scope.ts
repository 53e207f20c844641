import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RegionLevel } from '@tanfang/domain';
import type { Actor } from './actor.js';

/** A condition on a table that carries `village_code` and `town_code`, with `?` placeholders. */
export interface ScopeFilter {
  where: string;
  params: unknown[];
}

/** Rows of a place, as a condition for raw SQL; the city holds all. The scope of the actor is asked for beside it. */
export function areaSql(alias: string, code: string, level: RegionLevel): ScopeFilter {
  if (level === 'city') return { where: '1 = 1', params: [] };
  return { where: `${alias}.${level === 'town' ? 'town_code' : 'village_code'} = ?`, params: [code] };
}

const NOTHING: ScopeFilter = { where: '1 = 0', params: [] };

/**
 * What of the elders' data the actor sees, as a condition for raw SQL. Applied in the query, never afterwards.
 * A role without elder data by default (auditor, administrator, service organisation) sees nothing.
 * @param alias alias of the table in the query; the table has the columns `village_code` and `town_code`
 * @param elderIdColumn the table's column with the elder's id: `id` for `elder` itself, `elder_id` elsewhere
 */
export function elderScopeSql(alias: string, actor: Actor, elderIdColumn: 'id' | 'elder_id' = 'id'): ScopeFilter {
  switch (actor.role) {
    case 'visitor':
    case 'village_manager':
      return actor.regionCode ? { where: `${alias}.village_code = ?`, params: [actor.regionCode] } : NOTHING;
    case 'town_officer':
      return actor.regionCode ? { where: `${alias}.town_code = ?`, params: [actor.regionCode] } : NOTHING;
    case 'city_officer':
      return { where: '1 = 1', params: [] };
    case 'family':
    case 'elder':
      return {
        where:
          `${alias}.${elderIdColumn} IN (SELECT bound.elder_id FROM family_binding bound ` +
          'WHERE bound.account_id = ? AND bound.revoked_at IS NULL AND bound.consented = 1)',
        params: [actor.accountId],
      };
    default:
      return NOTHING;
  }
}

/**
 * The same condition for a QueryBuilder; adds it with AND.
 * @returns the builder
 */
export function applyElderScope<T extends ObjectLiteral>(
  builder: SelectQueryBuilder<T>,
  alias: string,
  actor: Actor,
  elderIdColumn: 'id' | 'elder_id' = 'id',
): SelectQueryBuilder<T> {
  const { where, params } = elderScopeSql(alias, actor, elderIdColumn);
  const named: Record<string, unknown> = {};
  const condition = where.replaceAll('?', () => {
    const name = `scope_${alias}_${Object.keys(named).length}`;
    named[name] = params[Object.keys(named).length];
    return `:${name}`;
  });
  return builder.andWhere(condition, named);
}
