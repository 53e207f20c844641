import { createHash } from 'node:crypto';
import { DefaultNamingStrategy, type Table } from 'typeorm';

/** MySQL and MariaDB cut off nothing: they refuse longer names. */
const LONGEST_NAME = 64;

/** snake_case columns, and readable names of keys that are the same in entities and migrations. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, customName ?? propertyName].join('_'));
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snake(`${relationName}_${referencedColumnName}`);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return bounded(`fk_${this.getTableName(table)}_${columns.join('_')}`);
  }

  override indexName(table: Table | string, columns: string[]): string {
    return bounded(`ix_${this.getTableName(table)}_${columns.join('_')}`);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return bounded(`uq_${this.getTableName(table)}_${columns.join('_')}`);
  }
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function bounded(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 9)}_${createHash('sha1').update(name).digest('hex').slice(0, 8)}`;
}
