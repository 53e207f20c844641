import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts one row by a statement that reads the same for every row of the table: TypeORM's own insert writes numbers
 * into the text on SQLite, which is then compiled anew for each row. For tables that are written all day long.
 * @param row a value for each column but the generated id; left out means NULL
 * @returns the generated id
 */
export async function insertRow<T extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<T>,
  row: Omit<T, 'id'>,
): Promise<number> {
  const { dataSource } = tx;
  const { tableName, columns } = dataSource.getMetadata(entity);
  const written = columns.filter((column) => !column.isGenerated);
  const names = written.map(({ databaseName }) => databaseName).join(', ');
  const result = await tx.query<number | bigint | { insertId: number }>(
    `INSERT INTO ${tableName} (${names}) VALUES (${written.map(() => '?').join(', ')})`,
    written.map((column) => dataSource.driver.preparePersistentValue(column.getEntityValue(row) ?? null, column)),
  );
  // SQLite answers with the id itself, MySQL and MariaDB with a header that carries it.
  return Number(typeof result === 'object' ? result.insertId : result);
}
