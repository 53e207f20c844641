import mysql, { type Pool, type PoolConnection, type PoolOptions } from 'mysql2';

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
  // TypeORM asks for it at each statement, and mysql2 would look for the file of the class each time.
  const promised = connection.promise();
  connection.promise = () => promised;
}
