import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** SQLite takes at most 32,766 parameters in a statement; MySQL more. */
const MOST_PARAMETERS = 30_000;
const MOST_ROWS = 500;

/**
 * Inserts many rows with few statements: TypeORM's metadata for names and value conversion, plain SQL for the rest.
 * Used where whole tables are filled; ordinary writes go through repositories.
 * @param rows whole rows, the primary key included where other rows refer to it; absent properties become NULL
 */
export async function bulkInsert<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  const { driver } = tx.connection;
  const metadata = tx.connection.getMetadata(entity);
  const columns = metadata.columns.filter(
    (column) => !column.isGenerated || rows[0]?.[column.propertyName] !== undefined,
  );
  const head = `INSERT INTO ${driver.escape(metadata.tableName)} (${columns.map((c) => driver.escape(c.databaseName)).join(', ')}) VALUES `;
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const batch = Math.min(MOST_ROWS, Math.floor(MOST_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch);
    const parameters = part.flatMap((row) =>
      columns.map((column) => {
        const value: unknown = row[column.propertyName] ?? null;
        return value === null ? null : (driver.preparePersistentValue(value, column) as unknown);
      }),
    );
    await tx.query(head + Array.from(part, () => tuple).join(', '), parameters);
  }
}
