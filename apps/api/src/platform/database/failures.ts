const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_CLOSED',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_OPTION_PREVENTS_STATEMENT',
  'SQLITE_CANTOPEN',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
]);

/** Deadlock, lock wait, and MariaDB's "record has changed since last read". */
const RETRYABLE_NUMBERS = new Set([1213, 1205, 1020]);

/** Tells whether a unique key refused the row, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** Tells whether a row cannot go because others refer to it, on either engine. */
export function isForeignKeyViolation(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return errno === 1451 || errno === 1452 || code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** Tells whether the same transaction, run again, may well succeed. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE_NUMBERS.has(driverError(error).errno ?? 0);
}

/** Tells whether the database could not be reached, did not answer in time, or cannot write at present. */
export function isUnavailable(error: unknown): boolean {
  const { code } = driverError(error);
  const held = code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED';
  return UNREACHABLE.has(code) || code.startsWith('SQLITE_IOERR') || held || isRetryable(error);
}

/** The driver's own error inside TypeORM's, or the error itself. */
function driverError(error: unknown): { code: string; errno?: number } {
  const inner = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const { code, errno } = (inner ?? {}) as { code?: unknown; errno?: unknown };
  return { code: typeof code === 'string' ? code : '', errno: typeof errno === 'number' ? errno : undefined };
}
