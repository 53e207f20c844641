import mysql, { type Pool, type PoolConnection, type PoolOptions, type QueryOptions, type QueryValues } from 'mysql2';

/** mysql2 for TypeORM, with each connection made ready when it opens. */
export const MYSQL_DRIVER = {
  ...mysql,
  createPool: (options: PoolOptions): Pool => mysql.createPool(options).on('connection', prepare),
};

/**
 * READ COMMITTED, so that a transaction that waited for a row reads what the other one wrote; said once a connection
 * and not before each transaction.
 */
function prepare(connection: PoolConnection): void {
  connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => {
    if (error) connection.destroy();
  });
  const promised = { query: (sql: QueryOptions, values: QueryValues) => answerOf(connection, sql, values) };
  connection.promise = () => promised as unknown as ReturnType<PoolConnection['promise']>;
}

/**
 * What TypeORM asks of `promise()`, for each statement anew. mysql2's own looks for the file of its class and notes the
 * stack of the caller each time; TypeORM wraps what is refused in an error with a stack of its own.
 */
function answerOf(connection: PoolConnection, sql: QueryOptions, values: QueryValues): Promise<[unknown, unknown]> {
  return new Promise((resolve, reject) => {
    connection.query(sql, values, (error, rows, fields) => {
      // No answer in time: left alone it would go back to the pool and make the next callers wait as long, each in turn.
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
      if (error) reject(error);
      else resolve([rows, fields]);
    });
  });
}
