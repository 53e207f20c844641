import { QueryFailedError } from 'typeorm';
import { isRetryable, isUnavailable, isUniqueViolation } from './failures.js';

const failed = (error: { code: string; errno?: number }): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(error.code), error));

describe('failures of the database', () => {
  it.each([
    [{ code: 'ER_DUP_ENTRY', errno: 1062 }],
    [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }],
    [{ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }],
  ])('%j is a unique key that refused', (error) => {
    expect(isUniqueViolation(failed(error))).toBe(true);
    expect(isUnavailable(failed(error))).toBe(false);
  });

  it.each([
    [{ code: 'ER_LOCK_DEADLOCK', errno: 1213 }],
    [{ code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205 }],
    [{ code: 'ER_CHECKREAD', errno: 1020 }],
  ])('%j may go well the next time, and if it never does, the database is busy', (error) => {
    expect(isRetryable(failed(error))).toBe(true);
    expect(isUnavailable(failed(error))).toBe(true);
  });

  it.each([
    'ECONNREFUSED',
    'PROTOCOL_CONNECTION_LOST',
    'PROTOCOL_SEQUENCE_TIMEOUT',
    'SQLITE_BUSY',
    'SQLITE_FULL',
    'SQLITE_IOERR_WRITE',
  ])('%s says that the database is not there', (code) => {
    expect(isUnavailable(failed({ code }))).toBe(true);
    expect(isUnavailable(Object.assign(new Error(code), { code }))).toBe(true);
    expect(isRetryable(failed({ code }))).toBe(false);
  });

  it.each([
    ['a mistake in the SQL', failed({ code: 'ER_PARSE_ERROR', errno: 1064 })],
    ['another error', new Error('x')],
    ['nothing', null],
    ['a text', 'ECONNREFUSED'],
  ])('%s is none of them', (_, error) => {
    expect([isUniqueViolation(error), isRetryable(error), isUnavailable(error)]).toEqual([false, false, false]);
  });
});
