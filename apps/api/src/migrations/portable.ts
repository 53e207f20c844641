import {
  type ColumnType,
  type QueryRunner,
  Table,
  TableCheck,
  TableColumn,
  type TableColumnOptions,
  TableForeignKey,
  TableIndex,
} from 'typeorm';

/**
 * Schema changes that come out alike on SQLite, MariaDB and MySQL. Names of keys come from the data source's naming
 * strategy, as they do for the entities, so that the two agree.
 */

/** Column types that behave alike on all engines. */
type PortableType =
  'int' | 'smallint' | 'varchar' | 'text' | 'datetime' | 'date' | 'decimal' | 'double' | 'boolean' | 'json' | 'blob';

/** A column as a migration describes it. */
export interface PortableColumn {
  name: string;
  type: PortableType;
  length?: number;
  precision?: number;
  scale?: number;
  /** Columns are NOT NULL unless they say otherwise. */
  nullable?: boolean;
  default?: string | number;
  primary?: boolean;
  generated?: boolean;
}

/** A table as a migration describes it. */
export interface PortableTable {
  name: string;
  columns: PortableColumn[];
  /** Lists of column names. */
  indices?: string[][];
  /** Lists of column names. */
  unique?: string[][];
  foreignKeys?: { columns: string[]; references: string; referencedColumns?: string[] }[];
  checks?: { name: string; expression: string }[];
}

type ColumnOptions = Pick<PortableColumn, 'nullable' | 'default' | 'primary'>;

/** Builders of columns, named after what they hold. */
export const column = {
  /** Auto-increment primary key `id`. */
  id: (): PortableColumn => ({ name: 'id', type: 'int', primary: true, generated: true }),
  int: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'int', ...options }),
  smallint: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'smallint', ...options }),
  varchar: (name: string, length: number, options: ColumnOptions = {}): PortableColumn => ({
    name,
    type: 'varchar',
    length,
    ...options,
  }),
  text: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'text', ...options }),
  boolean: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'boolean', ...options }),
  /** UTC, milliseconds. */
  instant: (name: string, options: ColumnOptions = {}): PortableColumn => ({
    name,
    type: 'datetime',
    precision: 3,
    ...options,
  }),
  /** YYYY-MM-DD. */
  date: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'date', ...options }),
  double: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'double', ...options }),
  decimal: (name: string, precision: number, scale: number, options: ColumnOptions = {}): PortableColumn => ({
    name,
    type: 'decimal',
    precision,
    scale,
    ...options,
  }),
  json: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'json', ...options }),
  blob: (name: string, options: ColumnOptions = {}): PortableColumn => ({ name, type: 'blob', ...options }),
};

/** Creates a table with its indices, foreign keys (restricting) and checks. */
export async function createTable(runner: QueryRunner, table: PortableTable): Promise<void> {
  const checks = table.checks ?? [];
  const onSqlite = isSqlite(runner);
  await runner.createTable(
    new Table({
      name: table.name,
      columns: table.columns.map((described) => columnOptions(runner, described)),
      indices: indicesOf(table),
      foreignKeys: (table.foreignKeys ?? []).map(
        (key) =>
          new TableForeignKey({
            columnNames: key.columns,
            referencedTableName: key.references,
            referencedColumnNames: key.referencedColumns ?? ['id'],
            // Written out, since TypeORM compares with what the entities default to.
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          }),
      ),
      checks: onSqlite ? checks.map((check) => new TableCheck(check)) : [],
    }),
    false,
    true,
    true,
  );
  if (onSqlite) return;
  for (const check of checks) {
    await runner.query(`ALTER TABLE \`${table.name}\` ADD CONSTRAINT \`${check.name}\` CHECK (${check.expression})`);
  }
}

/** Drops tables in the given order: those that refer before those they refer to. */
export async function dropTables(runner: QueryRunner, names: string[]): Promise<void> {
  for (const name of names) await runner.dropTable(name);
}

/** Adds columns to a table that exists; they must be nullable or have a default. */
export async function addColumns(runner: QueryRunner, table: string, columns: PortableColumn[]): Promise<void> {
  await runner.addColumns(
    await asItIsNow(runner, table),
    columns.map((described) => new TableColumn(columnOptions(runner, described))),
  );
}

/** Makes columns take NULL, or no longer take it. */
export async function setNullable(
  runner: QueryRunner,
  table: string,
  names: string[],
  isNullable: boolean,
): Promise<void> {
  for (const name of names) {
    const now = await asItIsNow(runner, table);
    const before = now.findColumnByName(name);
    if (!before) throw new Error(`there is no column ${table}.${name}`);
    const after = before.clone();
    after.isNullable = isNullable;
    await runner.changeColumn(now, before, after);
  }
}

/** Drops columns by name. */
export async function dropColumns(runner: QueryRunner, table: string, names: string[]): Promise<void> {
  await runner.dropColumns(await asItIsNow(runner, table), names);
}

/** The table itself, read anew: the runner remembers one that an earlier migration dropped and made again. */
async function asItIsNow(runner: QueryRunner, table: string): Promise<Table> {
  const found = await runner.getTable(table);
  if (!found) throw new Error(`there is no table ${table}`);
  return found;
}

/** Adds indices to a table that is there already; `indices` are lists of column names. */
export async function addIndices(runner: QueryRunner, table: string, indices: string[][]): Promise<void> {
  for (const columnNames of indices) await runner.createIndex(table, new TableIndex({ columnNames }));
}

/** Adds unique indices to a table that is there already; `unique` are lists of column names. */
export async function addUnique(runner: QueryRunner, table: string, unique: string[][]): Promise<void> {
  for (const columnNames of unique) await runner.createIndex(table, new TableIndex({ columnNames, isUnique: true }));
}

/** Drops indices by their columns. */
export async function dropIndices(runner: QueryRunner, table: string, indices: string[][]): Promise<void> {
  for (const columnNames of indices) {
    await runner.dropIndex(table, runner.dataSource.namingStrategy.indexName(table, columnNames));
  }
}

function indicesOf(table: PortableTable): TableIndex[] {
  const index = (columnNames: string[], isUnique: boolean): TableIndex => new TableIndex({ columnNames, isUnique });
  return [
    ...(table.indices ?? []).map((columns) => index(columns, false)),
    ...(table.unique ?? []).map((columns) => index(columns, true)),
  ];
}

function columnOptions(runner: QueryRunner, described: PortableColumn): TableColumnOptions {
  const { generated, length, type, nullable, primary, ...rest } = described;
  return {
    ...rest,
    type: runner.dataSource.driver.normalizeType({ type: type as ColumnType }),
    ...(length === undefined ? {} : { length: String(length) }),
    isNullable: nullable ?? false,
    isPrimary: primary ?? false,
    ...(generated ? { isGenerated: true, generationStrategy: 'increment' as const } : {}),
  };
}

function isSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}
